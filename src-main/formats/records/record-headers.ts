import { RECORD_FIELDS, type ImportSubject, type RecordSubject } from '@shared/domain/record-fields';
import { plainHeader } from '../address-book/header-words';

/**
 * What headers of deals, tasks, activities and products mean, in English, German, French, Spanish, Italian, Portuguese,
 * Dutch and Polish, and as HubSpot, Pipedrive, Salesforce, Zoho and our own export write them. A prefix such as
 * "Deal - " is taken off first.
 */

type Words = Readonly<Record<string, string>>;

const links: Words = {
  contact:
    'contact|contact name|contact person|person|person name|associated contact|associated contacts|primary contact|kontakt|ansprechpartner|kontaktperson|contacto|persona de contacto|contatto|referente|contato|contactpersoon|osoba kontaktowa|name|who',
  contact_given: 'contact first name|first name|vorname|prenom|nombre de pila|nome proprio|voornaam|imie',
  contact_family: 'contact last name|last name|nachname|nom de famille|apellidos|cognome|sobrenome|achternaam|nazwisko',
  contact_email:
    'contact email|email|e mail|email address|contact email address|person email|associated contact email|e mail adresse|adresse email|correo electronico|correo|indirizzo email|e mailadres|adres e mail',
  contact_phone:
    'contact phone|phone|phone number|mobile|person phone|telefon|telephone|telefono|telefone|telefoon|numer telefonu',
  contact_id:
    'contact id|associated contact ids|associated contact id|contact ids|person id|who id|contact name id|contactid|whoid',
  company:
    'company|company name|account|account name|organization|organisation|organization name|associated company|primary company|customer|client|firma|unternehmen|kunde|societe|entreprise|client entreprise|empresa|cliente|azienda|societa|bedrijf|klant|organisatie|przedsiebiorstwo|klient',
  company_id:
    'company id|account id|associated company ids|associated company id|organization id|account name id|accountid|whatid',
};

const dealLinks: Words = {
  deal: 'deal|deal name|deal title|opportunity|opportunity name|associated deal|related to|geschaft|verkaufschance|affaire|oportunidad|opportunita|negocio|kans|szansa',
  deal_id: 'deal id|associated deal ids|opportunity id|what id|related to id',
};

const owner =
  'owner|deal owner|opportunity owner|task owner|owner name|assigned to|assignee|activity assigned to|sales agent|sales rep|salesperson|user|logged by|created by user|deal owner name|activity owner|besitzer|verantwortlich|zustandig|zugewiesen an|proprietaire|responsable|assigne a|propietario|asignado a|responsabile|assegnato a|responsavel|proprietario|eigenaar|toegewezen aan|wlasciciel|przypisane do|opiekun';
const external = 'calldeck id|id|record id|external id';
const created =
  'create date|created|created at|created on|created date|created time|created utc|deal created|add time|engage date|start date|erstellt|erstellt am|date de creation|fecha de creacion|data di creazione|data de criacao|aangemaakt|data utworzenia';
const notes =
  'notes|note|description|body|comment|comments|comments body|notizen|beschreibung|bemerkungen|remarques|commentaires|notas|descripcion|descrizione|commenti|descricao|notities|omschrijving|notatki|opis|uwagi';

const WORDS: Readonly<Record<RecordSubject, Words>> = {
  deals: {
    title:
      'deal name|deal title|opportunity name|opportunity title|deal|opportunity|title|name|subject|potential name|geschaft|titel|verkaufschance|opportunite|nom de l affaire|nom de l opportunite|affaire|titre|oportunidad|titulo|nombre del negocio|opportunita|titolo|nome da oportunidade|negocio|kans|naam|szansa|tytul|nazwa',
    amount:
      'amount|value|deal value|deal amount|close value|opportunity amount|expected revenue|expected amount|total|total value|betrag|wert|montant|valeur|importe|valor|importo|valore|bedrag|waarde|kwota|wartosc',
    currency:
      'currency|deal currency|currency iso code|amount currency|currency of value|waehrung|wahrung|devise|moneda|valuta|moeda|waluta',
    stage:
      'stage|deal stage|sales stage|stage name|opportunity stage|phase|etape|etape de vente|etapa|fase|estagio|etap|verkaufsphase',
    pipeline: 'pipeline|deal pipeline|sales pipeline|lejek',
    status: 'status|deal status|statut|estado|stato|stan',
    close:
      'close date|expected close|expected close date|closing date|expected closing date|forecast close|abschlussdatum|erwarteter abschluss|voraussichtlicher abschluss|date de cloture|date de cloture prevue|fecha de cierre|fecha de cierre prevista|data di chiusura|data chiusura|data de fechamento|sluitdatum|verwachte sluitdatum|data zamkniecia',
    closed_at:
      'closed|closed at|closed utc|closed on|won time|lost time|deal closed on|closed date|geschlossen am|data zamkniecia rzeczywista',
    created_at: created,
    owner,
    source:
      'source|lead source|deal source|opportunity source|source channel|quelle|origine|origen|fonte|origem|bron|zrodlo',
    reason:
      'reason|lost reason|loss reason|won reason|closed lost reason|closed won reason|reason lost|verlustgrund|grund|raison|motif de perte|motivo|motivo de perdida|motivo perdita|motivo da perda|reden|verliesreden|powod|powod utraty',
    reason_note: 'reason note|loss note|lost reason details',
    product: 'product|products|product name|produkt|produit|producto|prodotto|produto',
    notes,
    external_id: `${external}|deal id|opportunity id|potential id|negocio id`,
    ...links,
  },
  tasks: {
    title:
      'task|task title|task name|subject|title|name|activity|todo|to do|betreff|aufgabe|titel|objet|sujet|tache|titre|asunto|tarea|titulo|oggetto|attivita|assunto|tarefa|onderwerp|taak|temat|zadanie',
    due: 'due date|due|task due date|due on|due at|deadline|activity date|faellig|fallig|fallig am|falligkeitsdatum|echeance|date d echeance|vencimiento|fecha de vencimiento|scadenza|data di scadenza|data de vencimento|vencimento|vervaldatum|einddatum|termin|termin wykonania|data wykonania',
    due_time: 'due time|time|uhrzeit|heure|hora|ora|tijd|godzina',
    kind: 'type|task type|kind|activity type|typ|art|type de tache|tipo|soort|rodzaj',
    priority: 'priority|task priority|prioritat|priorite|prioridad|priorita|prioridade|prioriteit|priorytet',
    status: 'status|task status|done|completed|state|statut|estado|stato|stan|erledigt|termine|completado|gotowe',
    done_at:
      'completed at|done utc|done at|completed date|completion date|completed time|marked as done time|closed time|erledigt am|date de fin|fecha de finalizacion|data di completamento|voltooid op|data ukonczenia',
    owner,
    external_id: `${external}|task id|activity id`,
    ...links,
    ...dealLinks,
  },
  activities: {
    when: 'when utc|when|date|activity date|date time|datetime|call date|call start time|start time|occurred at|timestamp|logged at|create date|created date|add time|note created|datum|fecha|data|data e ora|date et heure|datum und uhrzeit|fecha y hora|data i godzina',
    time: 'time|call time|uhrzeit|heure|hora|ora|tijd|godzina',
    channel:
      'channel|type|activity type|kind|engagement type|kanal|typ|art|canal|canale|tipo|kanaal|soort|kanal|rodzaj',
    direction:
      'direction|call direction|call type|richtung|sens|direccion|direzione|direcao|richting|kierunek|inbound outbound',
    title:
      'subject|title|call title|activity title|activity subject|meeting name|email subject|topic|betreff|thema|objet|sujet|asunto|oggetto|assunto|onderwerp|temat',
    notes: `${notes}|call notes|note body|content|text|message|details|summary|log|inhalt|contenu|contenido|contenuto|conteudo|inhoud|tresc`,
    outcome:
      'outcome|call outcome|result|call result|disposition|call disposition|ergebnis|resultat|resultado|esito|risultato|resultaat|wynik',
    duration:
      'duration|call duration|seconds|duration seconds|call duration seconds|call duration in seconds|call duration hh mm ss|duration hh mm ss|call duration ms|duration ms|call duration milliseconds|duration milliseconds|call duration in milliseconds|duration in milliseconds|hs call duration|dauer|duree|duracion|durata|duracao|duur|czas trwania',
    number: 'number|number dialed|called number|dialled number|rufnummer|numero|nummer|numer',
    owner,
    external_id: `${external}|activity id|call id|note id|engagement id`,
    ...links,
    ...dealLinks,
  },
  products: {
    name: 'product|product name|name|item|item name|produkt|produktname|artikel|artikelname|bezeichnung|produit|nom du produit|nom|article|producto|nombre del producto|nombre|articulo|prodotto|nome prodotto|nome|articolo|produto|nome do produto|artigo|productnaam|naam|nazwa|nazwa produktu',
    code: 'code|product code|sku|item code|item number|product number|part number|artikelnummer|produktcode|reference|ref|codigo|referencia|codice|kod|kod produktu|productcode|art nr',
    price:
      'price|unit price|list price|sales price|sale price|standard price|preis|einzelpreis|verkaufspreis|listenpreis|prix|prix unitaire|precio|precio unitario|prezzo|prezzo unitario|preco|preco unitario|prijs|stukprijs|verkoopprijs|cena|cena jednostkowa',
    currency: 'currency|price currency|currency iso code|wahrung|devise|moneda|valuta|moeda|waluta',
    cost: 'cost|unit cost|cost price|purchase price|cost of goods sold|einkaufspreis|kosten|cout|prix d achat|coste|costo|custo|kostprijs|inkoopprijs|koszt',
    unit: 'unit|unit of measure|uom|einheit|unite|unidad|unita|unidade|eenheid|jednostka',
    description: `${notes}|product description|produktbeschreibung`,
    external_id: `${external}|product id`,
  },
};

/** What the programs put before each name, and after it. */
const PREFIX = /^(deal|opportunity|activity|task|note|product|call)\s*-\s*/i;

const TABLES = new Map<RecordSubject, ReadonlyMap<string, string>>();
for (const [subject, words] of Object.entries(WORDS) as [RecordSubject, Words][]) {
  const table = new Map<string, string>();
  for (const [field, phrases] of Object.entries(words))
    for (const phrase of phrases.split('|'))
      // Databases write STAGENAME for "stage name".
      for (const form of [phrase, phrase.replaceAll(' ', '')]) if (!table.has(form)) table.set(form, field);
  TABLES.set(subject, table);
}

/**
 * What each header of a file about `subject` means, as a target such as `deals.amount`; null where its words say nothing.
 * A field that takes one column keeps the first.
 */
export function recordTargets(headers: readonly string[], subject: RecordSubject): (string | null)[] {
  const taken = new Set<string>();
  return headers.map((header) => {
    const table = TABLES.get(subject);
    const bare = plainHeader(header.replace(PREFIX, ''));
    const field = table?.get(plainHeader(header)) ?? table?.get(bare);
    if (field === undefined) return null;
    const definition = RECORD_FIELDS[subject].find((one) => one.key === field);
    if (taken.has(field) && definition?.multi !== true) return null;
    taken.add(field);
    return `${subject}.${field}`;
  });
}

/** Beside these a title and notes make a file one of contacts. */
const CONTACT_ONLY = new Set(['contact_given', 'contact_family']);

/**
 * What a file is about, by its headers alone: deals have an amount and a stage or a close, tasks what is due and a subject,
 * activities a date with a kind or an outcome, products a name with a product code, or a price and either; all others are contacts.
 */
export function subjectOf(headers: readonly string[]): ImportSubject {
  const has = (subject: RecordSubject): Set<string> =>
    new Set(recordTargets(headers, subject).map((target) => target?.slice(subject.length + 1) ?? ''));
  const deals = has('deals');
  const isPerson = [...CONTACT_ONLY].every((field) => deals.has(field));
  const named = headers.some((header) =>
    /^(deal|opportunity|potential) (name|title)$/.test(plainHeader(header.replace(' - ', ' '))),
  );
  const isDeal = deals.has('amount') && (deals.has('stage') || deals.has('close') || deals.has('status'));
  if (isDeal || (named && (deals.has('stage') || deals.has('close') || deals.has('amount')))) return 'deals';
  const products = has('products');
  // A list of products has names and notes and says when it was made, as entries of a log do.
  if (headers.some((header) => plainHeader(header) === 'product code') && products.has('name')) return 'products';
  const tasks = has('tasks');
  const activities = has('activities');
  const outcome = activities.has('outcome') || activities.has('direction') || activities.has('duration');
  if (activities.has('when') && outcome) return 'activities';
  if (tasks.has('due') && tasks.has('title') && !isPerson) return 'tasks';
  const noted = activities.has('notes') || activities.has('title');
  if (activities.has('when') && noted && !isPerson && (activities.has('channel') || isLinked(activities)))
    return recognisablyPeople(headers) ? 'contacts' : 'activities';
  if (products.has('price') && (products.has('name') || products.has('code'))) return 'products';
  return 'contacts';
}

function isLinked(fields: ReadonlySet<string>): boolean {
  return ['contact', 'contact_id', 'company', 'company_id', 'deal', 'deal_id'].some((field) => fields.has(field));
}

/** An address book may say when a card was made and have notes. */
function recognisablyPeople(headers: readonly string[]): boolean {
  return headers.some((header) =>
    /\b(birthday|postal|zip|street|job title|website|lifecycle|phone|telephone|mobile|address)\b/.test(
      plainHeader(header),
    ),
  );
}

/** How many cells of a row name columns of one and the same kind of record. */
export function recordHits(cells: readonly string[]): number {
  const counts = [...TABLES.keys()].map(
    (subject) => recordTargets(cells, subject).filter((target) => target !== null).length,
  );
  return Math.max(...counts);
}
