import type { ImportSubject, RecordSubject } from '../../domain/record-fields';

const subjects: Record<ImportSubject, string> = {
  contacts: 'Contacts',
  deals: 'Deals',
  tasks: 'Tasks',
  activities: 'Log entries',
  products: 'Products',
};

const links: Record<string, string> = {
  contact: 'Contact: name',
  contact_given: 'Contact: given name',
  contact_family: 'Contact: family name',
  contact_email: 'Contact: email',
  contact_phone: 'Contact: phone',
  contact_id: 'Contact: ID',
  company: 'Company: name',
  company_id: 'Company: ID',
  deal: 'Deal: title',
  deal_id: 'Deal: ID',
};

const fields: Record<RecordSubject, Record<string, string>> = {
  deals: {
    title: 'Title',
    amount: 'Amount',
    currency: 'Currency',
    stage: 'Stage',
    pipeline: 'Pipeline',
    status: 'Open, won or lost',
    close: 'Close date',
    closed_at: 'Closed on',
    created_at: 'Created on',
    owner: 'Owner',
    source: 'Source',
    reason: 'Reason won or lost',
    reason_note: 'Note on the reason',
    product: 'Product (kept in the notes)',
    notes: 'Notes',
    notes_line: 'A line in the notes',
    external_id: 'ID in the other program',
  },
  tasks: {
    title: 'Title',
    due: 'Due',
    due_time: 'Due time',
    kind: 'Kind',
    priority: 'Priority',
    status: 'Done or not',
    done_at: 'Done on',
    owner: 'Who does it',
    external_id: 'ID in the other program',
  },
  activities: {
    when: 'Date and time',
    time: 'Time',
    channel: 'Channel',
    direction: 'Direction',
    title: 'Subject',
    notes: 'Notes',
    notes_line: 'A line in the notes',
    outcome: 'Outcome',
    duration: 'Length',
    number: 'Number',
    owner: 'Logged by',
    external_id: 'ID in the other program',
  },
  products: {
    name: 'Name',
    code: 'Code',
    price: 'Unit price',
    currency: 'Currency',
    cost: 'Unit cost',
    unit: 'Unit',
    description: 'Description',
    description_line: 'A line in the description',
    external_id: 'ID in the other program',
  },
};

const one: Record<RecordSubject, [string, string]> = {
  deals: ['deal', 'deals'],
  tasks: ['task', 'tasks'],
  activities: ['log entry', 'log entries'],
  products: ['product', 'products'],
};

const orderReasons = {
  chosen: 'you chose it',
  dates: 'another column of the file leaves no doubt',
  remembered: 'the last file like this was',
  decimals: 'its numbers have a decimal comma',
  separator: 'its cells are parted by semicolons, as where the comma is the decimal mark',
  words: 'its column names are not in English',
  countries: 'so the countries of its addresses write them',
  phones: 'so the countries of its phone numbers write them',
} as const;

/** Imports of deals, tasks, log entries and products: what main says of rows, and the parts of the screens that are theirs. */
export const recordImports = {
  subjects,
  fieldName: (subject: RecordSubject, key: string): string => fields[subject][key] ?? links[key] ?? key,
  linkGroup: 'Belongs to',
  label: (file: string, count: number, subject: RecordSubject) =>
    `Import ${file}, ${count.toLocaleString('en-GB')} ${one[subject][count === 1 ? 0 : 1]}`,
  writing: (subject: RecordSubject) => `Writing ${one[subject][1]}`,
  bad: {
    date: (column: string, cell: string) => `${column}: “${cell}” is not a date`,
    time: (column: string, cell: string) => `${column}: “${cell}” is not a time`,
    duration: (column: string, cell: string) => `${column}: “${cell}” is not a length`,
  },
  badAmount: (column: string, cell: string) => `${column}: “${cell}” is not an amount`,
  noTitle: 'No title',
  noDate: 'No date',
  noName: 'No name',
  noContact: 'No card of this contact',
  twice: (row: number) => `The same record as row ${row}`,
  unclear: (name: string) => `May be about ${name}; others have that name too`,
  makes: (names: string) => `Makes a card for ${names}`,
  unknownStage: (value: string, stage: string) => `“${value}” is no stage here: ${stage}`,
  changes: (names: string) => `Changes ${names}`,
  noDifference: 'No difference',
  product: (names: string) => `Product: ${names}`,
  ownerLine: (name: string) => `Owner: ${name}`,
  contactLine: (name: string) => `Contact: ${name}`,
  dealLine: (name: string) => `Deal: ${name}`,
  /** Why a value of a row is not in the record that is written of it. */
  leftOut: {
    owner: (name: string) => `Owner left out: nobody here is called ${name}`,
    contact: (name: string) => `Contact left out: no card of ${name}`,
    company: (name: string) => `Company left out: no card of ${name}`,
    deal: (name: string) => `Deal left out: no deal called ${name}`,
    oneContact: 'A task is about one contact: the others are left out',
  },
  outcomeLine: (name: string) => `Outcome: ${name}`,
  beyond: {
    shifted: (cells: string) => `It has more cells than the file has columns (${cells})`,
    kept: (cells: string) => `Kept as a line from behind the last column: ${cells}`,
    left: (cells: string) => `Left out from behind the last column: ${cells}`,
  },
  dealTitle: (what: string, who: string) => (what === '' || who === '' ? what || who : `${what}, ${who}`),
  tally: {
    title: 'Values in and out',
    column: 'Column',
    target: 'Goes to',
    values: 'Values',
    kept: 'Kept',
    leftOut: 'Left out',
  },
  page: {
    about: 'What is in this file',
    dateOrder: 'Order of dates',
    dateOrders: { dmy: 'Day first: 31/12/2026', mdy: 'Month first: 12/31/2026' },
    /** What tells how dates are read that allow both orders; where nothing does, it asks. */
    orderBy: (order: 'dmy' | 'mdy', why: keyof typeof orderReasons | 'region') => {
      const first = order === 'dmy' ? 'the day first' : 'the month first';
      return why === 'region'
        ? `Every date here can be read both ways, and nothing in the file tells which. They are read with ${first}, as your own country writes them: check one you know, and choose the other order if it is wrong.`
        : `Dates are read with ${first}: ${orderReasons[why]}.`;
    },
    asRecord: 'As a record',
    values: 'Values',
    valueOf: (value: string) => `“${value}” becomes`,
    rowsWith: (count: string) => (count === '1' ? '1 row' : `${count} rows`),
    nobody: 'Nobody, but in the notes',
    makeCards: 'Contacts not found',
    makeCardsChoices: { make: 'Make a card for them', leave: 'Leave them out; name kept in the notes' },
    title: (subject: ImportSubject) => `Import ${subjects[subject].toLowerCase()}`,
    action: { add: 'New', update: 'Update', unsure: 'Whose?', fix: 'To fix', skip: 'Skip' },
    tab: { add: 'New', update: 'Updates', unsure: 'Whose is it?', fix: 'To fix', skip: 'Skipped' },
    onMatchChoices: { update: 'Update them', skip: 'Skip those rows', add: 'Add them again' },
    merge: 'Link to this card',
    keepBoth: 'Make a card of its own',
    onMatch: 'Records here already',
    onUpdate: 'An update',
    onUpdateChoices: { replace: 'Replaces what differs', fill: 'Fills in blanks only' },
    columns: { name: 'Record', link: 'Contact and company', detail: 'When and what', amount: 'Amount' },
    unsureText: 'Link it to this card, or make a card of its own. Nothing is lost.',
    addText: 'It is added.',
    see: { deals: 'See the pipeline', tasks: 'See Today', activities: 'See the calls', products: 'See the products' },
  },
};
