/** What a file may be about, and what a column of a file that is not about contacts may mean. */

export const IMPORT_SUBJECTS = ['contacts', 'deals', 'tasks', 'activities', 'products'] as const;
export type ImportSubject = (typeof IMPORT_SUBJECTS)[number];
export type RecordSubject = Exclude<ImportSubject, 'contacts'>;

/** How the cells of a field are read. */
export type RecordType = 'text' | 'long' | 'money' | 'currency' | 'date' | 'when' | 'time' | 'duration' | 'choice';

export interface RecordField {
  key: string;
  type: RecordType;
  /** Several columns may go to it; their values are kept each on a line. */
  multi?: true;
  /** It tells which contact or deal the row belongs to. */
  link?: true;
}

const CONTACT_LINKS: readonly RecordField[] = [
  { key: 'contact', type: 'text', link: true },
  { key: 'contact_given', type: 'text', link: true },
  { key: 'contact_family', type: 'text', link: true },
  { key: 'contact_email', type: 'text', link: true },
  { key: 'contact_phone', type: 'text', link: true },
  { key: 'contact_id', type: 'text', link: true },
  { key: 'company', type: 'text', link: true },
  { key: 'company_id', type: 'text', link: true },
];

const DEAL_LINKS: readonly RecordField[] = [
  { key: 'deal', type: 'text', link: true },
  { key: 'deal_id', type: 'text', link: true },
];

/** The fields of each kind of record, in the order in which the list shows them; links stand last. */
export const RECORD_FIELDS: Readonly<Record<RecordSubject, readonly RecordField[]>> = {
  deals: [
    { key: 'title', type: 'text' },
    { key: 'amount', type: 'money' },
    { key: 'currency', type: 'currency' },
    { key: 'stage', type: 'choice' },
    { key: 'pipeline', type: 'choice' },
    { key: 'status', type: 'choice' },
    { key: 'close', type: 'date' },
    { key: 'closed_at', type: 'when' },
    { key: 'created_at', type: 'when' },
    { key: 'owner', type: 'choice' },
    { key: 'source', type: 'text' },
    { key: 'reason', type: 'text' },
    { key: 'reason_note', type: 'long', multi: true },
    { key: 'product', type: 'text', multi: true },
    { key: 'notes', type: 'long', multi: true },
    { key: 'notes_line', type: 'long', multi: true },
    { key: 'external_id', type: 'text' },
    ...CONTACT_LINKS,
  ],
  tasks: [
    { key: 'title', type: 'text' },
    { key: 'due', type: 'when' },
    { key: 'due_time', type: 'time' },
    { key: 'kind', type: 'choice' },
    { key: 'priority', type: 'choice' },
    { key: 'status', type: 'choice' },
    { key: 'done_at', type: 'when' },
    { key: 'owner', type: 'choice' },
    { key: 'external_id', type: 'text' },
    ...CONTACT_LINKS,
    ...DEAL_LINKS,
  ],
  activities: [
    { key: 'when', type: 'when' },
    { key: 'time', type: 'time' },
    { key: 'channel', type: 'choice' },
    { key: 'direction', type: 'choice' },
    { key: 'title', type: 'text' },
    { key: 'notes', type: 'long', multi: true },
    { key: 'notes_line', type: 'long', multi: true },
    { key: 'outcome', type: 'text' },
    { key: 'duration', type: 'duration' },
    { key: 'number', type: 'text' },
    { key: 'owner', type: 'choice' },
    { key: 'external_id', type: 'text' },
    ...CONTACT_LINKS,
    ...DEAL_LINKS,
  ],
  products: [
    { key: 'name', type: 'text' },
    { key: 'code', type: 'text' },
    { key: 'price', type: 'money' },
    { key: 'currency', type: 'currency' },
    { key: 'cost', type: 'money' },
    { key: 'unit', type: 'text' },
    { key: 'description', type: 'long', multi: true },
    { key: 'description_line', type: 'long', multi: true },
    { key: 'external_id', type: 'text' },
  ],
};

/** Takes a target such as `deals.amount` apart; null for what is no field of a record. */
export function recordTarget(target: string): { subject: RecordSubject; field: RecordField } | null {
  const [subject = '', key = ''] = target.split('.');
  if (!isRecordSubject(subject)) return null;
  const field = RECORD_FIELDS[subject].find((one) => one.key === key);
  return field === undefined || target !== `${subject}.${key}` ? null : { subject, field };
}

/** Whether a text names a kind of record other than contacts. */
export function isRecordSubject(text: string): text is RecordSubject {
  return Object.hasOwn(RECORD_FIELDS, text);
}
