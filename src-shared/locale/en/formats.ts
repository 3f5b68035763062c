import {
  numberedParts,
  type AddressLabel,
  type AddressPart,
  type DialectId,
  type FieldGroup,
  type FieldTarget,
  type MethodKind,
  type PlainTarget,
} from '../../domain/import-fields';

/** What is said about files that are read and written. */

const binaryKinds = {
  jpeg: 'a photograph (JPEG)',
  png: 'a picture (PNG)',
  gif: 'a picture (GIF)',
  webp: 'a picture (WebP)',
  heic: 'a photograph (HEIC)',
  tiff: 'a picture (TIFF)',
  pdf: 'a PDF document',
  xlsx: 'an Excel workbook',
  ods: 'an OpenDocument spreadsheet',
  zip: 'a ZIP archive',
  gzip: 'a compressed file (gzip)',
  xls: 'an old Excel or Office file',
  sqlite: 'a database (SQLite)',
  pst: 'an Outlook data file (PST)',
  rtf: 'a formatted text (RTF)',
  vcard: 'a vCard file',
  ics: 'a calendar (ICS)',
  ldif: 'an LDIF address book',
  html: 'a web page',
  xml: 'an XML file',
  json: 'a JSON file',
  media: 'a sound or a video',
  program: 'a program',
  unknown: 'not a text file',
} as const;

export type BinaryKind = keyof typeof binaryKinds;

const dialects: Record<DialectId, string> = {
  calldeck: 'Calldeck',
  google_new: 'Google Contacts',
  google_old: 'Google Contacts (old format)',
  google_outlook: 'Google Contacts (Outlook CSV)',
  outlook: 'Outlook',
  outlook_new: 'Outlook.com',
  thunderbird: 'Thunderbird',
  yahoo: 'Yahoo',
  linkedin: 'LinkedIn',
  hubspot: 'HubSpot',
  salesforce: 'Salesforce',
  pipedrive: 'Pipedrive',
  zoho: 'Zoho CRM',
  act: 'Act!',
  atomic_crm: 'Atomic CRM',
};

const ownField = 'Field of your own';

const groups: Record<FieldGroup, string> = {
  other: 'Other',
  name: 'Name',
  work: 'Work',
  phone: 'Phone',
  email: 'Email',
  online: 'Online',
  address: 'Address',
  about: 'About',
  sales: 'Sales',
  permission: 'Permission',
  record: 'Record',
};

const fields: Record<PlainTarget, string> = {
  skip: 'Leave out',
  kind: 'Person or company',
  full_name: 'Full name',
  prefix: 'Name prefix',
  given: 'Given name',
  middle: 'Middle name',
  family: 'Family name',
  suffix: 'Name suffix',
  nickname: 'Nickname',
  phonetic_given: 'Given name as spoken',
  phonetic_family: 'Family name as spoken',
  company: 'Company',
  title: 'Job title',
  department: 'Department',
  'phone.work': 'Work phone',
  'phone.mobile': 'Mobile',
  'phone.home': 'Home phone',
  'phone.main': 'Main phone',
  'phone.fax': 'Fax',
  'phone.work_fax': 'Work fax',
  'phone.home_fax': 'Home fax',
  'phone.pager': 'Pager',
  'phone.car': 'Car phone',
  'phone.assistant': "Assistant's phone",
  'phone.other': 'Other phone',
  'phone.extension': 'Phone extension',
  methods: 'Phones and emails in one cell',
  'email.work': 'Work email',
  'email.home': 'Home email',
  'email.other': 'Other email',
  'web.work': 'Company website',
  'web.home': 'Personal website',
  'web.other': 'Website',
  'im.skype': 'Skype',
  'im.other': 'Instant messenger',
  'social.linkedin': 'LinkedIn',
  'social.facebook': 'Facebook',
  'social.x': 'X',
  'social.instagram': 'Instagram',
  'social.other': 'Social profile',
  'related.spouse': 'Spouse or partner',
  'related.child': 'Child',
  'related.manager': 'Manager',
  'related.assistant': 'Assistant',
  'related.other': 'Related person, by the column’s name',
  birthday: 'Birthday',
  'birthday.year': 'Birthday: year',
  'birthday.month': 'Birthday: month',
  'birthday.day': 'Birthday: day',
  notes: 'Notes',
  'notes.line': 'A line in the notes',
  tags: 'Tags',
  lifecycle: 'Lifecycle',
  roles: 'Roles',
  owner: 'Owner',
  source: 'Source',
  do_not_call: 'Do not call',
  do_not_mail: 'Do not mail',
  external_id: 'ID in the other program',
  created_at: 'Created on',
};

const addressLabels: Record<AddressLabel, string> = { work: 'Work', home: 'Home', other: 'Other' };

const addressParts: Record<AddressPart, string> = {
  street: 'street',
  street2: 'street, second line',
  place: 'city, region and postcode in one',
  city: 'city',
  region: 'region',
  postal_code: 'postal code',
  country: 'country',
  po_box: 'PO box',
  formatted: 'whole address',
};

const methodKinds: Record<MethodKind | 'address', string> = {
  phone: 'Phone',
  email: 'Email',
  web: 'Website',
  im: 'Messenger',
  social: 'Social profile',
  address: 'Address',
};

export const formats = {
  emptyFile: 'This file is empty. Nothing was imported. Export it again from the program it came from.',
  utf32:
    'This text is saved as UTF-32, which Calldeck does not read. Nothing was imported. Open it in a text editor, save it as UTF-8 and choose it again.',
  binary: (kind: BinaryKind) =>
    kind === 'ods' || kind === 'xls'
      ? `This is ${binaryKinds[kind]}, not a CSV file. Nothing was imported. Open it in a spreadsheet program and save it as XLSX or CSV.`
      : kind === 'unknown'
        ? 'This is not a text file, so it holds no rows to read. Nothing was imported. Choose a CSV file, a workbook or a card file.'
        : `This is ${binaryKinds[kind]}, not a CSV file. Nothing was imported. Choose a CSV file, a workbook or a card file.`,
  openQuote: (line: number) =>
    `A quotation mark opened on line ${line} is never closed, so the rows after it cannot be told apart. Nothing was imported. Close or remove the quotation mark on line ${line} and try again.`,
  longRow: (line: number) =>
    `The row that begins on line ${line} is longer than any address book has, so this is probably not a table. Nothing was imported. Look at line ${line}, or choose another file.`,
  noRows:
    'This file has a header and no rows below it. Nothing was imported. Export it again with your contacts selected.',
  unknownEncoding: (name: string) => `The encoding "${name}" is not known here. Nothing was read. Choose another.`,
  noteOneColumn: 'This file has only one column. If it should have more, choose another separator.',
  noteOneColumnSheet: 'This sheet has only one column. If the people are on another one, choose that sheet above.',
  noteNoHeader: 'This file has no row of column names, so the columns were recognised by what they hold.',
  noteFewLook: (what: string) => `Few of these cells look like ${what}.`,
  noteLooksLike: (what: string) => `Recognised because the cells look like ${what}.`,
  looks: {
    email: 'email addresses',
    phone: 'phone numbers',
    url: 'web addresses',
    date: 'dates',
    place: 'a city with its postal code',
    postal: 'postal codes',
    name: 'names',
  },
  problem: {
    beyond: (cells: string) =>
      `The row has more cells than the file has columns. They were kept in the notes: ${cells}.`,
    empty: 'There is no name, company, email or phone in this row.',
    badEmail: (value: string) => `"${value}" is not an email address. It was kept in the notes.`,
    badPhone: (value: string) => `"${value}" is not a complete phone number. It was kept as it is.`,
    notPhone: (value: string) => `"${value}" is not a phone number. It was kept in the notes.`,
    badDate: (value: string) => `"${value}" is not a date. It was kept in the notes.`,
    unknownValue: (header: string, value: string) => `"${value}" is not known as ${header}. It was kept as a tag.`,
  },
  keptLine: (header: string, value: string) => `${header}: ${value}`,
  beyondWord: 'Behind the last column',
  birthdayWord: 'Birthday',
  doNotCallWord: 'Do not call',
  doNotMailWord: 'Do not mail',
  yesWord: 'Yes',
  emailWord: 'Email',
  phoneWord: 'Phone',
  unknownTarget: (target: string) => `No field is called "${target}". Nothing was read. Choose a field from the list.`,
  columnNumber: (number: number) => `Column ${number}`,
  dialects,
  groups,
  fields,
  /** What the mapping table calls a target. */
  fieldName: (target: FieldTarget) => fieldName(target),
};

function fieldName(target: FieldTarget): string {
  if (target.startsWith('custom:')) return ownField;
  const numbered = numberedParts(target);
  if (numbered !== null) {
    const name = `${methodKinds[numbered.kind]} ${numbered.number}`;
    if (numbered.part === 'value') return name;
    return `${name}: ${numbered.part === 'label' ? 'label' : addressParts[numbered.part]}`;
  }
  const [group, label, part] = target.split('.');
  if (group === 'address')
    return `${addressLabels[label as AddressLabel]} address: ${addressParts[part as AddressPart]}`;
  return fields[target as PlainTarget];
}
