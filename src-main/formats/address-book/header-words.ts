import { fold } from '@shared/domain/fold';
import type { AddressLabel, AddressPart, FieldTarget } from '@shared/domain/import-fields';

/**
 * What a header means by its words, in English, German, French, Spanish, Italian, Portuguese, Dutch and Polish, and the
 * plainest ones of Czech, Russian, Chinese and Japanese. Whole
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
  'name?': 'name|nom|naam|nombre|nome|名字',
  full_name:
    'full name|fullname|display name|contact name|contact|person|person name|anzeigename|vollstandiger name|kontakt|kontaktname|nom complet|nom a afficher|nom affiche|nombre completo|nombre en pantalla|nome completo|nome visualizzato|mostrar nome|nome de exibicao|volledige naam|weergavenaam|imie i nazwisko|nazwa wyswietlana|ansprechpartner|contact person|kontaktperson|contactpersoon|osoba kontaktowa|nominativo|氏名|名前|お名前|cele jmeno|фио|полное имя|контакт|姓名|联系人|聯絡人|显示名称|отображаемое имя',
  given:
    'first name|firstname|first|name first name|given name|given|forename|christian name|vorname|rufname|prenom|nombre de pila|primer nombre|primeiro nome|nome proprio|nome de batismo|voornaam|roepnaam|imie|jmeno|krestni jmeno|名|имя',
  middle:
    'middle name|middlename|middle|additional name|second name|weitere vornamen|weiterer vorname|zweiter vorname|2 vorname|deuxieme prenom|autres prenoms|segundo nombre|secondo nome|nome do meio|segundo nome|tweede voornaam|middelste naam|drugie imie|middle initial|initial|отчество|中间名',
  family:
    'last name|lastname|last|name last name|family name|surname|nachname|familienname|zuname|nom de famille|nom famille|apellido|apellidos|cognome|sobrenome|ultimo nome|achternaam|familienaam|nazwisko|prijmeni|姓|姓氏|фамилия',
  prefix:
    'name prefix|prefix|salutation|anrede|namenszusatz|civilite|prefixe|tratamiento|prefisso|tratamento|aanhef|voorvoegsel|zwrot grzecznosciowy|honorific|mr mrs|头衔',
  suffix: 'suffix|name suffix|suffixe|sufijo|suffisso|sufixo|achtervoegsel|sufiks',
  nickname:
    'nickname|nick name|nick|alias|spitzname|surnom|apodo|soprannome|apelido|alcunha|bijnaam|roepnaam bijnaam|przydomek|pseudonim|昵称|псевдоним',
  phonetic_given: 'phonetic first name|given name yomi|given yomi',
  phonetic_family: 'phonetic last name|family name yomi|surname yomi',
  company:
    'company|company name|companyname|organization|organisation|organization name|organisation name|account|account name|business|business name|employer|firma|firmenname|unternehmen|arbeitgeber|societe|entreprise|raison sociale|organizacion|empresa|compania|nombre de la empresa|razon social|societa|azienda|ditta|ragione sociale|organizzazione|organizacao|nome da empresa|companhia|bedrijf|bedrijfsnaam|organisatie|nazwa firmy|przedsiebiorstwo|organizacja|work company|associated company|primary company|spolecnost|会社名|会社|勤務先|компания|организация|фирма|公司|公司名称|公司名稱|单位|组织',
  title:
    'job title|jobtitle|position|job|role|occupation|function|berufsbezeichnung|beruf|funktion|stellung|jobbezeichnung|fonction|poste|profession|intitule du poste|puesto|cargo|puesto de trabajo|qualifica|posizione|ruolo|mansione|titolo professionale|funcao|cargo funcao|functie|functietitel|beroep|stanowisko|work title|title position|designation|役職|должность|职位|职务|職稱',
  'title?': 'title|titel|titre|titulo|titolo|tytul',
  department:
    'department|dept|division|abteilung|bereich|service|departement|departamento|reparto|ufficio reparto|afdeling|dzial|oddzial|work dept|отдел|部门|部門',
  birthday:
    'birthday|birth date|birthdate|date of birth|dob|born|geburtstag|geburtsdatum|anniversaire|date de naissance|naissance|cumpleanos|fecha de nacimiento|compleanno|data di nascita|aniversario|data de nascimento|nascimento|verjaardag|geboortedatum|urodziny|data urodzenia|день рождения|дата рождения|生日|出生日期',
  'birthday.year':
    'birth year|geburtsjahr|annee de naissance|ano de nacimiento|anno di nascita|ano de nascimento|geboortejaar|rok urodzenia|出生年份|год рождения',
  'birthday.month':
    'birth month|geburtsmonat|mois de naissance|mes de nacimiento|mese di nascita|mes de nascimento|geboortemaand|miesiac urodzenia|出生月份|месяц рождения',
  'birthday.day':
    'birth day|geburtstag tag|jour de naissance|dia de nacimiento|giorno di nascita|dia de nascimento|geboortedag|dzien urodzenia',
  'related.spouse':
    'spouse|wife|husband|spouse name|partner name|ehepartner|ehegatte|ehefrau|ehemann|conjoint|conjoint e|conyuge|coniuge|conjuge|echtgenoot|partner lub partnerka|malzonek|malzonka|配偶',
  'related.child': 'child|children|kinder|enfants|hijos|figli|filhos|kinderen|dzieci',
  'related.manager':
    'manager|managers name|manager name|name des vorgesetzten|vorgesetzter|nom du responsable|nome del responsabile|nombre del director|nombre del jefe|nome manager|nome do gerente|naam manager|imie i nazwisko menedzera|menadzer|经理姓名',
  'related.assistant':
    'assistant|assistants name|assistant name|name assistent|name des assistenten|nom de l assistant|nom de l assistant e|nombre del asistente|nome assistente|nome dell assistente|nome do assistente|naam assistent|imie i nazwisko asystenta|asystent|助理姓名',
  'related.other': 'related people|related person|related name|related names',
  notes:
    'notes|note|comment|comments|remarks|remark|description|background|memo|notizen|notiz|bemerkung|bemerkungen|kommentar|anmerkungen|beschreibung|remarque|remarques|commentaire|commentaires|notas|nota|observaciones|comentarios|commenti|osservazioni|annotazioni|observacoes|anotacoes|notities|opmerking|opmerkingen|notatki|uwagi|info|additional information|примечание|примечания|комментарии|заметки|备注|備註',
  tags: 'tags|tag|labels|label|groups|group|group membership|category|categories|keywords|kategorie|kategorien|gruppe|gruppen|schlagworte|stichworte|categorie|groupe|groupes|etiquettes|libelles|mots cles|categoria|categorias|grupo|grupos|etiquetas|gruppo|gruppi|etichette|categorieen|groep|groepen|etykiety|grupa|grupy|segment|list|группа|группы|категория|метки|标签|分组|標籤|类别',
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
    'created|created at|created on|create date|created date|createddate|created time|date created|added|date added|creation date|erstellt|erstellt am|erstelldatum|date de creation|cree le|fecha de creacion|creado|data di creazione|creato|data de criacao|criado em|aangemaakt|aanmaakdatum|utworzono|data utworzenia|person created|first seen',
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
  'phone.mobile': '06 nummer',
  'phone.home': 'particular|privattelefon|privatnummer',
  'email.work': 'emails primary email',
  'web.work': 'саит|веб саит|网站|網站',
  'address.home.street': 'domicilio',
  // As Twenty heads what it has in several parts: "Emails / Additional Emails".
  'email.other': 'emails additional emails',
  'phone.other': 'phones additional phones',
  'phone.main': 'switchboard|zentrale|durchwahl zentrale|haupttelefon|hauptnummer|hoofdnummer',
  'phone.car': 'autotelefon',
  'phone.work':
    'direct dial|ddi|durchwahl|diensttelefon|burotelefon|firmentelefon|geschaftstelefon|phones primary phone number',
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
    'phone telephone tel telefon telefono telefone fone telefoon telefonnummer rufnummer phonenumber telefonnr telefoonnummer telefonu telephonenumber landline festnetz fixe телефон телефона тел 电话 電話',
  mobile:
    'mobile cell cellphone mobil handy mobiltelefon mobilnummer handynummer portable gsm movil celular cellulare cellular mobiel mobieltje komorka komorkowy telemovel natel mobiles mobilephone mobiele mobilfunk mobilfunknummer mobilrufnummer mobilnr movel kom komorkowego mobilni мобильный мобильного сотовый сотового mob моб モバイル 携帯 手机 手機 移动 行動',
  fax: 'fax telefax telecopie telecopieur faks faxnummer faxnumber факс факса 传真 傳真 ファックス',
  pager: 'pager buscapersonas cercapersone radiomessagerie beeper semafoon 传呼机',
  email:
    'email emails mail courriel messagerie correo emailadresse mailadresse emailadres mailadres emailaddress mejl correio electronique electronico electronica elettronica elettronico eletronico eletronica posta poczta elektroniczna почта почты メール 邮箱 电子邮件 电子邮箱 電子郵件',
  web: 'web website url webseite homepage site internet sitio sito webpage webadresse internetadresse www domain witryna webpagina веб 网页 网址',
  street:
    'street strasse str rue calle via rua straat ulica address addresses adresse direccion indirizzo endereco adres anschrift strassenname address1 addr street1 hausanschrift адрес улица 地址 街道 住所',
  street2: 'street2 address2 adresszusatz complement complemento toevoeging',
  city: 'city town ort stadt ville ciudad citta cidade stad plaats woonplaats miasto localite poblacion comune localidad miejscowosc wohnort suburb locality mesto obec город 城市 市区町村',
  region:
    'state dep region province county bundesland kanton departement provincia estado regione wojewodztwo provincie regio regiao область регион 省 省份 地区 都道府県',
  postal_code:
    'zip zipcode postal postcode plz postleitzahl cap cep cp pocztowy zippostal postalcode индекс 邮编 邮政编码 郵遞區號 郵便番号',
  country: 'country land pays pais paese nazione kraj staat страна 国家 國家 国',
  po_box: 'pobox postfach postbus apartado',
});

const PLACES: ReadonlyMap<string, Place> = wordTable({
  work: 'work business office geschaftlich geschaftliche geschaftliches dienstlich dienstliche buro bureau professionnel professionnelle pro travail trabajo oficina lavoro ufficio comercial trabalho werk zakelijk zakelijke kantoor biuro sluzbowy sluzbowa praca company firma corporate billing mailing werkadres pracy zamestnani рабочий раб 公司 工作 商务 办公 单位 会社 勤務先',
  home: 'home private privat private privates prive privee domicile personnel personnelle maison particular personal casa residenza residencia thuis dom domowy domowa prywatny prywatna osobista pessoal personale huisadres thuisadres residencial abitazione domicilio domu домашний дом 家庭 住宅 自宅',
  other:
    'other autre otro otra altro altra outro outra weitere weiterer weiteres weiterer andere anderes anders overig overige inny inna alternate alternative secondary secondaire secundario secundaria secondaria sekundare sekundar alt shipping zweite 其他 备用',
  main: 'main primary principal haupt hoofd glowny principale primar primare primario primaria 主要',
  car: 'car auto voiture coche carro samochodowy 车载',
  assistant: 'assistant assistants assistent assistente asistente asystenta assistenten asst 助理',
});

/** Words that say nothing by themselves. */
const FILLERS = new Set(
  'of the de du des la le les l d del della di do da dell der die das van het en e a au et y o i numero number num no nr nummer numer addr adres address adresse direccion indirizzo endereco code codigo codice kod line linia ligne zeile linea linha page pagina strona sieci uri recepteur box boite postale casella skrytka or op do n номер номера электронная электронной эл почтовыи страница 番号 号码 号 アドレス 電子'
    .split(' ')
    .map((word) => fold(word)),
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

/** Chinese and Japanese words, which stand without blanks between them, the longest first. */
const UNSPACED = new RegExp(
  [...THINGS.keys(), ...PLACES.keys(), ...FILLERS]
    .filter((word) => /[\p{Script=Han}\p{Script=Katakana}]/u.test(word))
    .sort((a, b) => b.length - a.length)
    .join('|'),
  'gu',
);

interface HeaderWords {
  things: ReadonlySet<Thing>;
  place: Place | null;
  number: number;
}

/** What one header means by itself, or null when a word of it is not known. */
function targetOf(plain: string): FieldTarget | Ambiguous | null {
  const phrase = PHRASES.get(plain);
  if (phrase !== undefined) return phrase;
  const words = wordsOf(plain);
  const thing = words === null ? undefined : STRENGTH.find((candidate) => words.things.has(candidate));
  return words === null || thing === undefined ? null : compose(thing, words.place, words.number);
}

/** Where something is, by a header that does not say what it is: "Büro", "Thuis", "Home". */
export function placeByName(header: string): Place | null {
  const words = wordsOf(plainHeader(header));
  return words === null || words.things.size > 0 ? null : words.place;
}

function isKnown(word: string): boolean {
  return THINGS.has(word) || PLACES.has(word) || FILLERS.has(word);
}

/** Words that a database writes without blanks: "billingpostalcode" is three; null where any of it is not known. */
function parted(token: string): string[] | null {
  if (!/^[a-z]{8,40}$/.test(token)) return null;
  // The ways to each letter, the longest word first; shorter words than three letters are in too many.
  const ways: (string[] | null)[] = [[]];
  for (let end = 1; end <= token.length; end += 1) {
    const begin = Array.from({ length: end }, (_, at) => at).find(
      (at) => end - at >= 3 && (ways[at] ?? null) !== null && isKnown(token.slice(at, end)),
    );
    ways.push(begin === undefined ? null : [...(ways[begin] ?? []), token.slice(begin, end)]);
  }
  return ways[token.length] ?? null;
}

/** Null when a word is not known. */
function wordsOf(plain: string): HeaderWords | null {
  const things = new Set<Thing>();
  let place: Place | null = null;
  let number = 1;
  const tokens = plain
    .replace(/\be mail\b/g, 'email')
    .replace(/\bp o box\b|\bpo box\b|\bboite postale\b|\bcasella postale\b|\bskrytka pocztowa\b/g, 'pobox')
    .replace(UNSPACED, ' $& ')
    .split(' ')
    .flatMap((token) => (isKnown(token) ? token : (parted(token) ?? token)));
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
  return { things, place, number };
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
      return emailAt(number > 1 && place === null ? 'other' : place);
    case 'web':
      return place === 'home' ? 'web.home' : place === 'work' ? 'web.work' : 'web.other';
    default: {
      const label: AddressLabel = place === 'home' || place === 'other' ? place : 'work';
      return `address.${label}.${thing === 'street' && number > 1 ? 'street2' : thing}`;
    }
  }
}

/** What only companies have; databases write it without blanks. */
const OF_COMPANY =
  /^((annual ?revenue|ticker ?symbol|account ?number|sic( code)?)|(number ?of |num )?employees|num ?emp(loyees)?)$/;

/** An address at a place; of those that emails do not know, and of none, it is the one at work. */
export function emailAt(place: Place | null): FieldTarget {
  return place === 'home' || place === 'other' ? `email.${place}` : 'email.work';
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
  const areCompanies =
    !separateGiven && !separateFamily && !has('company') && plain.some((header) => OF_COMPANY.test(header));
  return found.map((target, index) => {
    switch (target) {
      case 'name?':
        // `Nombre` and `Nome` are the given name beside `Apellidos`, `Cognome`; `Name` and `Nom` the family name beside `Vorname`, `Prénom`.
        if (areCompanies) return 'company';
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
