import { fold } from '@shared/domain/fold';
import type { AddressLabel, AddressPart, FieldTarget } from '@shared/domain/import-fields';

/**
 * What a header means by its words, in English, German, French, Spanish, Italian, Portuguese, Dutch and Polish, and the
 * plainest ones of Czech and Japanese. Whole
 * phrases come first; beyond them a header is a thing (phone, street, …) with a place (work, home, …) in any order,
 * which is how every translated Outlook builds its names: "Telefon geschäftlich 2", "Téléphone 2 (bureau)",
 * "Código postal del trabajo".
 */

/** A header without mark, case, accents, punctuation and camel case: "E-mail Address" and "eMail_address" are one. */
export function plainHeader(header: string): string {
  return fold(header.replace(/^\ufeff/, '').replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2'))
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}

/** Headers whose meaning hangs on the others: `Nom` is the family name beside `Prénom`, else the whole name. */
type Ambiguous = 'name?' | 'title?' | 'phone?';

const PHRASES: ReadonlyMap<string, FieldTarget | Ambiguous> = phraseTable({
  'name?': 'name|nom|naam|nombre|nome',
  full_name:
    'full name|fullname|display name|contact name|contact|person|person name|anzeigename|vollstandiger name|kontakt|kontaktname|nom complet|nom a afficher|nom affiche|nombre completo|nombre en pantalla|nome completo|nome visualizzato|mostrar nome|nome de exibicao|volledige naam|weergavenaam|imie i nazwisko|nazwa wyswietlana|ansprechpartner|contact person|kontaktperson|contactpersoon|osoba kontaktowa|nominativo|氏名|名前|お名前|cele jmeno|фио|полное имя|контакт|姓名|名字|联系人|聯絡人',
  given:
    'first name|firstname|first|name first name|given name|given|forename|christian name|vorname|rufname|prenom|nombre de pila|primer nombre|primeiro nome|nome proprio|nome de batismo|voornaam|roepnaam|imie|jmeno|krestni jmeno|名|имя',
  middle:
    'middle name|middlename|middle|additional name|second name|weitere vornamen|weiterer vorname|zweiter vorname|2 vorname|deuxieme prenom|autres prenoms|segundo nombre|secondo nome|nome do meio|segundo nome|tweede voornaam|middelste naam|drugie imie|middle initial|initial|отчество',
  family:
    'last name|lastname|last|name last name|family name|surname|nachname|familienname|zuname|nom de famille|nom famille|apellido|apellidos|cognome|sobrenome|ultimo nome|achternaam|familienaam|nazwisko|prijmeni|姓|фамилия',
  prefix:
    'name prefix|prefix|salutation|anrede|namenszusatz|civilite|prefixe|tratamiento|prefisso|tratamento|aanhef|voorvoegsel|zwrot grzecznosciowy|honorific|mr mrs',
  suffix: 'suffix|name suffix|suffixe|sufijo|suffisso|sufixo|achtervoegsel|sufiks',
  nickname:
    'nickname|nick name|nick|alias|spitzname|surnom|apodo|soprannome|apelido|alcunha|bijnaam|roepnaam bijnaam|przydomek|pseudonim',
  phonetic_given: 'phonetic first name|given name yomi|given yomi',
  phonetic_family: 'phonetic last name|family name yomi|surname yomi',
  company:
    'company|company name|companyname|organization|organisation|organization name|organisation name|account|account name|business|business name|employer|firma|firmenname|unternehmen|arbeitgeber|societe|entreprise|raison sociale|organizacion|empresa|compania|nombre de la empresa|razon social|societa|azienda|ditta|ragione sociale|organizzazione|organizacao|nome da empresa|companhia|bedrijf|bedrijfsnaam|organisatie|nazwa firmy|przedsiebiorstwo|organizacja|work company|associated company|primary company|spolecnost|会社名|会社|勤務先|компания|организация|фирма|公司|公司名称|公司名稱|单位',
  title:
    'job title|jobtitle|position|job|role|occupation|function|berufsbezeichnung|beruf|funktion|stellung|jobbezeichnung|fonction|poste|profession|intitule du poste|puesto|cargo|puesto de trabajo|qualifica|posizione|ruolo|mansione|titolo professionale|funcao|cargo funcao|functie|functietitel|beroep|stanowisko|work title|title position|designation|役職|должность|职位|职务|職稱',
  'title?': 'title|titel|titre|titulo|titolo|tytul',
  department:
    'department|dept|division|abteilung|bereich|service|departement|departamento|reparto|ufficio reparto|afdeling|dzial|oddzial|work dept|отдел|部门|部門',
  birthday:
    'birthday|birth date|birthdate|date of birth|dob|born|geburtstag|geburtsdatum|anniversaire|date de naissance|naissance|cumpleanos|fecha de nacimiento|compleanno|data di nascita|aniversario|data de nascimento|nascimento|verjaardag|geboortedatum|urodziny|data urodzenia|день рождения|дата рождения|生日|出生日期',
  'birthday.year':
    'birth year|geburtsjahr|annee de naissance|ano de nacimiento|anno di nascita|ano de nascimento|geboortejaar|rok urodzenia',
  'birthday.month':
    'birth month|geburtsmonat|mois de naissance|mes de nacimiento|mese di nascita|mes de nascimento|geboortemaand|miesiac urodzenia',
  'birthday.day':
    'birth day|geburtstag tag|jour de naissance|dia de nacimiento|giorno di nascita|dia de nascimento|geboortedag|dzien urodzenia',
  'related.spouse':
    'spouse|wife|husband|spouse name|partner name|ehepartner|ehegatte|ehefrau|ehemann|conjoint|conyuge|coniuge|conjuge|echtgenoot|partner lub partnerka|malzonek|malzonka',
  'related.child': 'child|children|kinder|enfants|hijos|figli|filhos|kinderen|dzieci',
  'related.manager':
    'manager|managers name|manager name|name des vorgesetzten|vorgesetzter|nom du responsable|nombre del jefe|nome manager|nome do gerente|naam manager|imie i nazwisko menedzera',
  'related.assistant':
    'assistant|assistants name|assistant name|name assistent|name des assistenten|nom de l assistant|nom de l assistant e|nombre del asistente|nome assistente|nome do assistente|naam assistent|imie i nazwisko asystenta',
  'related.other': 'related people|related person|related name|related names',
  notes:
    'notes|note|comment|comments|remarks|remark|description|background|memo|notizen|notiz|bemerkung|bemerkungen|kommentar|anmerkungen|beschreibung|remarque|remarques|commentaire|commentaires|notas|nota|observaciones|comentarios|commenti|osservazioni|annotazioni|observacoes|anotacoes|notities|opmerking|opmerkingen|notatki|uwagi|info|additional information|примечание|примечания|комментарии|заметки|备注|備註',
  tags: 'tags|tag|labels|label|groups|group|group membership|category|categories|keywords|kategorie|kategorien|gruppe|gruppen|schlagworte|stichworte|categorie|groupe|groupes|etiquettes|libelles|mots cles|categoria|categorias|grupo|grupos|etiquetas|gruppo|gruppi|etichette|categorieen|groep|groepen|etykiety|grupa|grupy|segment|list|группа|группы|категория|метки|标签|分组|標籤',
  lifecycle: 'lifecycle|lifecycle stage|life cycle stage|stage|status|contact status|lead status|customer status|phase',
  roles: 'roles|relationship type|contact type|customer type|beziehung',
  owner:
    'owner|contact owner|account owner|record owner|sales rep|salesperson|assigned to|responsible|besitzer|zustandig|verantwortlich|betreuer|proprietaire|responsable|propietario|proprietario|responsabile|responsavel|eigenaar|verantwoordelijke|wlasciciel|opiekun|record manager',
  source:
    'source|lead source|original source|referred by|herkunft|quelle|leadquelle|origine|origen|fonte|origem|bron|zrodlo|acquisition source',
  do_not_call:
    'do not call|do not phone|no calls|nicht anrufen|ne pas appeler|no llamar|non chiamare|nao ligar|niet bellen|nie dzwonic',
  do_not_mail:
    'do not mail|do not email|email opt out|opt out|unsubscribed|has opted out of email|no email|nicht mailen|unsubscribed from all email',
  external_id:
    'id|record id|contact id|uid|uuid|guid|external id|person id|customer number|kundennummer|customer id|lead id|kunden nr|numero client|numero de cliente|codice cliente|klantnummer|numer klienta',
  created_at:
    'created|created at|created on|create date|created date|created time|date created|added|date added|creation date|erstellt|erstellt am|erstelldatum|date de creation|cree le|fecha de creacion|creado|data di creazione|creato|data de criacao|criado em|aangemaakt|aanmaakdatum|utworzono|data utworzenia|person created|first seen',
  kind: 'kind|type of contact|record type|person or company',
  'social.linkedin':
    'linkedin|linkedin link url|linkedin url|linkedin profile|linkedin profile url|linked in|linkedin bio',
  'social.facebook': 'facebook|facebook url|facebook profile',
  'social.x': 'twitter|x link url|twitter handle|twitter username|x handle|twitter url',
  'social.instagram': 'instagram|instagram handle|instagram url',
  'social.other': 'xing|mastodon|bluesky|tiktok|youtube|github',
  'im.skype': 'skype|skype id|skype name|skype username',
  'im.other':
    'im|im address|imaddress|messenger|messenger id|screen name|whatsapp|telegram|signal|wechat|icq|msn id|aim id|icq id|qq id|google id|irc id',
  'phone?': 'work|home|primary',
  'phone.mobile': 'мобильныи|мобильныи телефон|сотовыи|手机|手机号|手机号码|手機',
  'phone.home': 'particular|домашнии телефон|家庭电话',
  'email.work': 'почта|электронная почта|эл почта|邮箱|电子邮件|电子邮箱|電子郵件|emails primary email',
  'web.work': 'саит|веб саит|网站|網站',
  'address.work.street': 'адрес|улица|地址|街道',
  'address.work.city': 'город|城市',
  'address.work.region': 'область|регион|省|省份',
  'address.work.postal_code': 'индекс|почтовыи индекс|邮编|邮政编码|郵遞區號',
  'address.work.country': 'страна|国家|國家',
  // As Twenty heads what it has in several parts: "Emails / Additional Emails".
  'email.other': 'emails additional emails',
  'phone.other': 'phones additional phones',
  'phone.main': 'switchboard|zentrale|durchwahl zentrale',
  'phone.work':
    'direct dial|ddi|durchwahl|телефон|тел|рабочии телефон|电话|电话号码|電話|電話番号|phones primary phone number',
  methods:
    'contact details|contact info|contact information|phones and emails|kontaktdaten|coordonnees|datos de contacto|contatti|dados de contato|contactgegevens|dane kontaktowe',
  'address.work.place':
    'city state zip|city state zip code|city state and zip|city state postcode|city region postcode|city and postcode|postcode city|postcode and city|zip city|plz ort|plz stadt|plz und ort|cp ville|code postal ville|code postal et ville|cp ciudad|cp poblacion|cap citta|cap e citta|postcode plaats|postcode en plaats|kod i miasto|kod pocztowy i miasto',
  'phone.extension': 'extension|ext|phone ext|phone extension|durchwahlnummer|interno|extension telefonique',
  'address.other.formatted':
    'full address|whole address|formatted address|vollstandige adresse|adresse complete|direccion completa|indirizzo completo|endereco completo|volledig adres',
});

function phraseTable(groups: Record<string, string>): Map<string, FieldTarget | Ambiguous> {
  const table = new Map<string, FieldTarget | Ambiguous>();
  for (const [target, phrases] of Object.entries(groups)) {
    for (const phrase of phrases.split('|')) table.set(phrase, target as FieldTarget | Ambiguous);
  }
  return table;
}

type Thing = 'phone' | 'mobile' | 'fax' | 'pager' | 'email' | 'web' | AddressPart;
type Place = AddressLabel | 'main' | 'car' | 'assistant';

const THINGS: ReadonlyMap<string, Thing> = wordTable({
  phone:
    'phone telephone tel telefon telefono telefone fone telefoon telefonnummer rufnummer phonenumber telefonnr telefoonnummer telefonu telephonenumber landline festnetz fixe 電話番号 電話',
  mobile:
    'mobile cell cellphone mobil handy mobiltelefon mobilnummer handynummer portable gsm movil celular cellulare cellular mobiel mobieltje komorka komorkowy telemovel natel mobiles mobilephone 携帯電話 携帯電話番号 mobiele',
  fax: 'fax telefax telecopie telecopieur faks faxnummer faxnumber',
  pager: 'pager buscapersonas cercapersone radiomessagerie beeper semafoon',
  email:
    'email emails mail courriel messagerie correo emailadresse mailadresse emailadres mailadres emailaddress mejl メール メールアドレス',
  web: 'web website url webseite homepage site internet sitio sito webpage webadresse internetadresse www domain witryna webpagina',
  street:
    'street strasse str rue calle via rua straat ulica address addresses adresse direccion indirizzo endereco adres anschrift strassenname address1 addr street1 hausanschrift domicilio',
  street2: 'street2 address2 adresszusatz complement complemento toevoeging',
  city: 'city town ort stadt ville ciudad citta cidade stad plaats woonplaats miasto localite poblacion comune localidad miejscowosc wohnort suburb locality mesto obec 市区町村',
  region:
    'state dep region province county bundesland kanton departement provincia estado regione wojewodztwo provincie regio regiao',
  postal_code: 'zip zipcode postal postcode plz postleitzahl cap cep cp pocztowy zippostal postalcode',
  country: 'country land pays pais paese nazione kraj staat',
  po_box: 'pobox postfach postbus apartado',
});

const PLACES: ReadonlyMap<string, Place> = wordTable({
  work: 'work business office geschaftlich geschaftliche geschaftliches dienstlich dienstliche buro bureau professionnel professionnelle pro travail trabajo oficina lavoro ufficio comercial trabalho werk zakelijk zakelijke kantoor biuro sluzbowy sluzbowa praca company firma corporate billing mailing werkadres',
  home: 'home private privat private privates prive privee domicile personnel personnelle maison particular personal casa residenza residencia thuis dom domowy domowa prywatny prywatna pessoal personale huisadres thuisadres',
  other:
    'other autre otro otra altro altra outro outra weitere weiterer weiteres weiterer andere anderes anders overig overige inny inna alternate alternative secondary secondaire secundario secundaria secondaria sekundare sekundar alt shipping zweite',
  main: 'main primary principal haupt haupttelefon hauptnummer hoofd hoofdnummer glowny principale primar primare primario primaria',
  car: 'car auto autotelefon voiture coche carro samochodowy',
  assistant: 'assistant assistants assistent assistente asistente asystenta assistenten asst',
});

/** Words that say nothing by themselves. */
const FILLERS = new Set(
  'of the de du des la le les l d del della di do da dell der die das van het en e a au et y o i numero number num no nr nummer numer addr adres address adresse direccion indirizzo endereco code codigo codice kod electronique electronico elettronica elettronico eletronico line linia ligne zeile linea linha posta page pagina strona sieci osobista uri box boite postale casella skrytka or op'.split(
    ' ',
  ),
);

function wordTable<T extends string>(groups: Record<string, string>): Map<string, T> {
  const table = new Map<string, T>();
  for (const [meaning, list] of Object.entries(groups))
    for (const word of list.split(' ')) table.set(fold(word), meaning as T);
  return table;
}

/** Where a header names two things ("Mobile phone", "Email address"), the one that tells more. */
const STRENGTH: readonly Thing[] = [
  'fax',
  'pager',
  'mobile',
  'email',
  'web',
  'phone',
  'po_box',
  'postal_code',
  'country',
  'city',
  'region',
  'street2',
  'street',
];

/** What one header means by itself, or null when a word of it is not known. */
function targetOf(plain: string): FieldTarget | Ambiguous | null {
  const phrase = PHRASES.get(plain);
  if (phrase !== undefined) return phrase;
  const things = new Set<Thing>();
  let place: Place | null = null;
  let number = 1;
  const tokens = plain
    .replace(/\be mail\b/g, 'email')
    .replace(/\bp o box\b|\bpo box\b|\bboite postale\b|\bcasella postale\b|\bskrytka pocztowa\b/g, 'pobox')
    .split(' ');
  for (const token of tokens) {
    const digits = /^(\p{L}*?)(\d{1,2})$/u.exec(token);
    const word = digits?.[1] ?? token;
    if (digits?.[2] !== undefined) number = Number(digits[2]);
    if (word === '') continue;
    const thing = THINGS.get(token) ?? THINGS.get(word);
    const where = PLACES.get(word);
    if (thing !== undefined) things.add(thing);
    else if (where !== undefined) place = where;
    else if (!FILLERS.has(word)) return null;
  }
  // "Land/Region" and "Country/Region" are the country, "Dép/Région" and "State/Region" the state.
  if (things.has('country')) things.delete('region');
  const thing = STRENGTH.find((candidate) => things.has(candidate));
  return thing === undefined ? null : compose(thing, place, number);
}

function compose(thing: Thing, place: Place | null, number: number): FieldTarget {
  switch (thing) {
    case 'phone':
      return place === null ? (number > 1 ? 'phone.other' : 'phone.work') : `phone.${place}`;
    case 'mobile':
      return 'phone.mobile';
    case 'fax':
      return place === 'work' ? 'phone.work_fax' : place === 'home' ? 'phone.home_fax' : 'phone.fax';
    case 'pager':
      return 'phone.pager';
    case 'email':
      return place === 'home'
        ? 'email.home'
        : place === 'other' || (number > 1 && place === null)
          ? 'email.other'
          : 'email.work';
    case 'web':
      return place === 'home' ? 'web.home' : place === 'work' ? 'web.work' : 'web.other';
    default: {
      const label: AddressLabel = place === 'home' || place === 'other' ? place : 'work';
      return `address.${label}.${thing === 'street' && number > 1 ? 'street2' : thing}`;
    }
  }
}

/**
 * What each header means by its words; null where they say nothing. Headers that mean something only beside others
 * (`Name`, `Nom`, `Title`) are settled by what else is there.
 */
export function targetsByName(headers: readonly string[]): (FieldTarget | null)[] {
  const plain = headers.map(plainHeader);
  // The Spanish "Aniversario" beside a birthday is the day of a wedding; alone it may be Portuguese.
  const isSpanish = plain.includes('cumpleanos');
  const found = plain.map((header) => (isSpanish && header === 'aniversario' ? null : targetOf(header)));
  const has = (target: FieldTarget): boolean => found.includes(target);
  const separateGiven = has('given');
  const separateFamily = has('family');
  const separateTitle = has('title');
  return found.map((target, index) => {
    switch (target) {
      case 'name?':
        // `Nombre` and `Nome` are the given name beside `Apellidos`, `Cognome`; `Name` and `Nom` the family name beside `Vorname`, `Prénom`.
        return separateFamily && !separateGiven ? 'given' : separateGiven && !separateFamily ? 'family' : 'full_name';
      case 'title?':
        return separateTitle ? 'prefix' : 'title';
      case 'phone?':
        return bareNumberTarget(plain[index] ?? '');
      default:
        return target;
    }
  });
}

/** Yahoo's columns `Work`, `Home` and `Primary` hold numbers. */
function bareNumberTarget(plain: string): FieldTarget {
  return plain === 'home' ? 'phone.home' : plain === 'work' ? 'phone.work' : 'phone.main';
}
