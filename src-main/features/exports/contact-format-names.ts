export const CONTACT_FORMATS = ['csv', 'google-csv', 'outlook-csv', 'xlsx', 'vcard3', 'vcard4', 'jsonl'] as const;
export type ContactFormat = (typeof CONTACT_FORMATS)[number];

/** How the name of a file of each format ends. */
export const EXTENSIONS: Readonly<Record<ContactFormat, string>> = {
  csv: 'csv',
  'google-csv': 'csv',
  'outlook-csv': 'csv',
  xlsx: 'xlsx',
  vcard3: 'vcf',
  vcard4: 'vcf',
  jsonl: 'jsonl',
};
