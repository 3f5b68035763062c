import { numberedParts, type ColumnGuess, type DialectId, type FieldTarget } from '@shared/domain/import-fields';
import { outlookLanguage } from './outlook-translations';
import { plainHeader, targetsByName } from './header-words';

export interface DialectMatch {
  id: DialectId;
  columns: ColumnGuess[];
}

interface Dialect {
  id: DialectId;
  /** Headers that this export always has; `a|b` where one of several is enough. */
  marks: readonly string[];
  columns: ReadonlyMap<string, FieldTarget>;
}

/** Upper case without blanks in Salesforce's Data Loader, underscores in Atomic CRM: all one to `squash`. */
function squash(header: string): string {
  return plainHeader(header).replaceAll(' ', '');
}

/** Reads a table of `target: header|header` into a map by squashed header. */
function columnTable(...tables: readonly Partial<Record<FieldTarget, string>>[]): Map<string, FieldTarget> {
  const columns = new Map<string, FieldTarget>();
  for (const table of tables) {
    for (const [target, headers] of Object.entries(table)) {
      for (const header of (headers ?? '').split('|')) columns.set(squash(header), target as FieldTarget);
    }
  }
  return columns;
}

const OUTLOOK: Partial<Record<FieldTarget, string>> = {
  prefix: 'Title',
  given: 'First Name',
  middle: 'Middle Name',
  family: 'Last Name',
  suffix: 'Suffix',
  nickname: 'Nickname',
  full_name: 'Name',
  phonetic_given: 'Given Yomi',
  phonetic_family: 'Surname Yomi',
  company: 'Company',
  department: 'Department',
  title: 'Job Title',
  'address.work.street': 'Business Street',
  'address.work.street2': 'Business Street 2|Business Street 3',
  'address.work.city': 'Business City',
  'address.work.region': 'Business State',
  'address.work.postal_code': 'Business Postal Code',
  'address.work.country': 'Business Country/Region|Business Country',
  'address.work.po_box': 'Business Address PO Box',
  'address.work.formatted': 'Business Address',
  'address.home.street': 'Home Street',
  'address.home.street2': 'Home Street 2|Home Street 3',
  'address.home.city': 'Home City',
  'address.home.region': 'Home State',
  'address.home.postal_code': 'Home Postal Code',
  'address.home.country': 'Home Country/Region|Home Country',
  'address.home.po_box': 'Home Address PO Box',
  'address.home.formatted': 'Home Address',
  'address.other.street': 'Other Street',
  'address.other.street2': 'Other Street 2|Other Street 3',
  'address.other.city': 'Other City',
  'address.other.region': 'Other State',
  'address.other.postal_code': 'Other Postal Code',
  'address.other.country': 'Other Country/Region|Other Country',
  'address.other.po_box': 'Other Address PO Box',
  'address.other.formatted': 'Other Address',
  'phone.assistant': "Assistant's Phone",
  'phone.work_fax': 'Business Fax',
  'phone.work': 'Business Phone|Business Phone 2',
  'phone.other': 'Callback|ISDN|Other Phone|Radio Phone|TTY/TDD Phone',
  'phone.car': 'Car Phone',
  'phone.main': 'Company Main Phone|Primary Phone',
  'phone.home_fax': 'Home Fax',
  'phone.home': 'Home Phone|Home Phone 2',
  'phone.mobile': 'Mobile Phone',
  'phone.fax': 'Other Fax',
  'phone.pager': 'Pager',
  'email.work': 'E-mail Address',
  'email.other': 'E-mail 2 Address|E-mail 3 Address',
  birthday: 'Birthday',
  tags: 'Categories|Keywords',
  notes: 'Notes',
  source: 'Referred By',
  'web.work': 'Web Page',
  'web.home': 'Personal Web Page',
  'im.other': 'IMAddress',
  external_id: 'ID',
  'notes.line':
    "Anniversary|Spouse|Children|Manager's Name|Assistant's Name|Hobby|Profession|Account|Office Location|Billing Information|Government ID Number|User 1|User 2|User 3|User 4|Schools|Location|Organizational ID Number|Telex",
  skip: 'E-mail Type|E-mail Display Name|E-mail 2 Type|E-mail 2 Display Name|E-mail 3 Type|E-mail 3 Display Name|Gender|Initials|Internet Free Busy|Language|Mileage|Priority|Private|Sensitivity|Directory Server|Company Yomi|Action',
};

const GOOGLE: Partial<Record<FieldTarget, string>> = {
  given: 'First Name|Given Name',
  middle: 'Middle Name|Additional Name',
  family: 'Last Name|Family Name',
  full_name: 'Name',
  phonetic_given: 'Phonetic First Name|Given Name Yomi',
  phonetic_family: 'Phonetic Last Name|Family Name Yomi',
  prefix: 'Name Prefix',
  suffix: 'Name Suffix',
  nickname: 'Nickname',
  company: 'Organization Name|Organization 1 - Name',
  title: 'Organization Title|Organization 1 - Title',
  department: 'Organization Department|Organization 1 - Department',
  birthday: 'Birthday',
  notes: 'Notes',
  tags: 'Labels|Group Membership',
  'notes.line':
    'Location|Occupation|Hobby|Maiden Name|Billing Information|Organization 1 - Location|Organization 1 - Job Description|Organization 2 - Name|Organization 2 - Title',
  skip: 'Photo|File As|Phonetic Middle Name|Yomi Name|Additional Name Yomi|Initials|Short Name|Gender|Directory Server|Mileage|Sensitivity|Priority|Subject|Language|Organization 1 - Type|Organization 1 - Yomi Name|Organization 1 - Symbol|Organization 2 - Type',
};

const DIALECTS: readonly Dialect[] = [
  {
    id: 'calldeck',
    marks: ['Calldeck ID', 'Given Name', 'Family Name'],
    columns: columnTable(GOOGLE, {
      external_id: 'Calldeck ID',
      kind: 'Kind',
      company: 'Company',
      title: 'Job Title',
      department: 'Department',
      tags: 'Tags',
      roles: 'Roles',
      lifecycle: 'Lifecycle',
      owner: 'Owner',
      source: 'Source',
      do_not_call: 'Do Not Call',
      do_not_mail: 'Do Not Mail',
      created_at: 'Created',
      phonetic_given: 'Phonetic Given Name',
      phonetic_family: 'Phonetic Family Name',
    }),
  },
  { id: 'google_new', marks: ['First Name', 'Last Name', 'Organization Name', 'Labels|File As|E-mail 1 - Label|Phone 1 - Label'], columns: columnTable(GOOGLE) },
  { id: 'google_old', marks: ['Given Name', 'Family Name', 'Group Membership|Yomi Name|E-mail 1 - Value|Phone 1 - Value'], columns: columnTable(GOOGLE) },
  { id: 'outlook_new', marks: ['First Name', 'E-mail Address', 'Given Yomi', 'Surname Yomi'], columns: columnTable(OUTLOOK) },
  { id: 'google_outlook', marks: ['E-mail Address', 'Home Address', 'Business Address', 'Job Title'], columns: columnTable(OUTLOOK) },
  { id: 'outlook', marks: ['First Name', 'Last Name', 'E-mail Address', 'Business Phone|Business Street'], columns: columnTable(OUTLOOK) },
  {
    id: 'thunderbird',
    marks: ['First Name', 'Last Name', 'Display Name', 'Primary Email'],
    columns: columnTable({
      given: 'First Name',
      family: 'Last Name',
      full_name: 'Display Name',
      nickname: 'Nickname',
      'email.work': 'Primary Email',
      'email.other': 'Secondary Email',
      'im.other': 'Screen Name',
      'phone.work': 'Work Phone',
      'phone.home': 'Home Phone',
      'phone.fax': 'Fax Number',
      'phone.pager': 'Pager Number',
      'phone.mobile': 'Mobile Number',
      'address.home.street': 'Home Address',
      'address.home.street2': 'Home Address 2',
      'address.home.city': 'Home City',
      'address.home.region': 'Home State',
      'address.home.postal_code': 'Home ZipCode',
      'address.home.country': 'Home Country',
      'address.work.street': 'Work Address',
      'address.work.street2': 'Work Address 2',
      'address.work.city': 'Work City',
      'address.work.region': 'Work State',
      'address.work.postal_code': 'Work ZipCode',
      'address.work.country': 'Work Country',
      title: 'Job Title',
      department: 'Department',
      company: 'Organization',
      'web.work': 'Web Page 1',
      'web.home': 'Web Page 2',
      'birthday.year': 'Birth Year',
      'birthday.month': 'Birth Month',
      'birthday.day': 'Birth Day',
      'notes.line': 'Custom 1|Custom 2|Custom 3|Custom 4',
      notes: 'Notes',
    }),
  },
  {
    id: 'yahoo',
    marks: ['First', 'Last', 'Messenger ID', 'Yahoo! Phone'],
    columns: columnTable({
      given: 'First',
      middle: 'Middle',
      family: 'Last',
      nickname: 'Nickname',
      'email.work': 'Email',
      'email.other': 'Alternate Email 1|Alternate Email 2',
      tags: 'Category|Distribution Lists',
      'phone.home': 'Home',
      'phone.work': 'Work',
      'phone.pager': 'Pager',
      'phone.fax': 'Fax',
      'phone.mobile': 'Mobile',
      'phone.other': 'Other|Yahoo! Phone',
      'phone.main': 'Primary',
      'web.home': 'Personal Website',
      'web.work': 'Business Website',
      title: 'Title',
      company: 'Company',
      'address.work.street': 'Work Address',
      'address.work.city': 'Work City',
      'address.work.region': 'Work State',
      'address.work.postal_code': 'Work ZIP',
      'address.work.country': 'Work Country',
      'address.home.street': 'Home Address',
      'address.home.city': 'Home City',
      'address.home.region': 'Home State',
      'address.home.postal_code': 'Home ZIP',
      'address.home.country': 'Home Country',
      birthday: 'Birthday',
      'notes.line': 'Anniversary|Custom 1|Custom 2|Custom 3',
      notes: 'Comments',
      'im.skype': 'Skype ID',
      'im.other': 'Messenger ID|Messenger ID1|Messenger ID2|Messenger ID3|Messenger ID4|Messenger ID5|Messenger ID6|Messenger ID7|Messenger ID8|Messenger ID9|IRC ID|ICQ ID|Google ID|MSN ID|AIM ID|QQ ID',
    }),
  },
  {
    id: 'linkedin',
    marks: ['First Name', 'Last Name', 'Connected On'],
    columns: columnTable({
      given: 'First Name',
      family: 'Last Name',
      'social.linkedin': 'URL',
      'email.work': 'Email Address',
      company: 'Company',
      title: 'Position',
      'notes.line': 'Connected On',
    }),
  },
  {
    id: 'zoho',
    marks: ['Record Id|Contact Id', 'Contact Owner', 'Account Name', 'Mailing Street|Mailing Zip|Salutation'],
    columns: columnTable({
      external_id: 'Record Id|Contact Id',
      owner: 'Contact Owner',
      source: 'Lead Source',
      company: 'Account Name',
      'phone.work': 'Phone',
      'phone.home': 'Home Phone',
      'phone.other': 'Other Phone',
      'phone.mobile': 'Mobile',
      'phone.assistant': 'Asst Phone',
      'email.other': 'Secondary Email',
      prefix: 'Salutation',
      birthday: 'Date of Birth',
      created_at: 'Created Time',
      full_name: 'Contact Name',
      notes: 'Description',
      tags: 'Tag',
      do_not_mail: 'Email Opt Out',
      'address.work.street': 'Mailing Street',
      'address.work.city': 'Mailing City',
      'address.work.region': 'Mailing State',
      'address.work.postal_code': 'Mailing Zip',
      'address.work.country': 'Mailing Country',
      'notes.line': 'Assistant|Reporting To|Vendor Name',
      skip: 'Contact Owner.id|Account Name.id|Vendor Name.id|Created By.id|Created By|Modified By.id|Modified By|Modified Time|Last Activity Time|Unsubscribed Mode|Unsubscribed Time|Locked',
    }),
  },
  {
    id: 'salesforce',
    marks: ['Last Name', 'Mailing Street|Mailing City|Mailing Country', 'Account Name|Lead Source|Account Id|Owner Id'],
    columns: columnTable({
      external_id: 'Id|Contact ID',
      company: 'Account Name|Company',
      prefix: 'Salutation',
      given: 'First Name',
      family: 'Last Name',
      full_name: 'Name',
      title: 'Title',
      department: 'Department',
      'phone.work': 'Phone',
      'phone.mobile': 'Mobile|Mobile Phone',
      'phone.home': 'Home Phone',
      'phone.other': 'Other Phone',
      'phone.assistant': 'Asst. Phone|Assistant Phone',
      'phone.work_fax': 'Fax',
      'email.work': 'Email',
      do_not_mail: 'Email Opt Out|Has Opted Out Of Email',
      do_not_call: 'Do Not Call',
      'address.work.street': 'Mailing Street',
      'address.work.city': 'Mailing City',
      'address.work.region': 'Mailing State|Mailing State/Province',
      'address.work.postal_code': 'Mailing Zip/Postal Code|Mailing Postal Code',
      'address.work.country': 'Mailing Country',
      'address.other.street': 'Other Street',
      'address.other.city': 'Other City',
      'address.other.region': 'Other State|Other State/Province',
      'address.other.postal_code': 'Other Zip/Postal Code|Other Postal Code',
      'address.other.country': 'Other Country',
      birthday: 'Birthdate',
      source: 'Lead Source',
      owner: 'Contact Owner|Owner Name',
      notes: 'Description',
      created_at: 'Created Date',
      'notes.line': 'Assistant|Assistant Name|Reports To',
      skip: 'Is Deleted|Master Record Id|Account Id|Reports To Id|Owner Id|Created By Id|Last Modified Date|Last Modified By Id|Has Opted Out Of Fax',
    }),
  },
  {
    id: 'hubspot',
    marks: ['Record ID', 'First Name', 'Last Name', 'Lifecycle Stage|Contact owner|Lead Status|Company Name|Create Date'],
    columns: columnTable({
      external_id: 'Record ID',
      'email.work': 'Email',
      'phone.work': 'Phone Number',
      'phone.mobile': 'Mobile Phone Number',
      owner: 'Contact owner',
      lifecycle: 'Lifecycle Stage',
      created_at: 'Create Date',
      title: 'Job Title',
      company: 'Company Name',
      source: 'Original Source',
      'address.work.street': 'Street Address',
      'address.work.city': 'City',
      'address.work.region': 'State/Region',
      'address.work.postal_code': 'Postal Code',
      'address.work.country': 'Country/Region',
      do_not_mail: 'Unsubscribed from all email',
      'notes.line': 'Lead Status|Associated Deal',
      skip: 'Last Modified Date|Associated Company|Associated Company IDs|Associated Deal IDs',
    }),
  },
  {
    id: 'pipedrive',
    marks: ['Person - Name', 'Person - Organization|Person - Email - Work|Person - Email|Person - Phone|Person - Phone - Work'],
    columns: columnTable({
      external_id: 'Person - ID',
      full_name: 'Person - Name',
      given: 'Person - First name',
      family: 'Person - Last name',
      tags: 'Person - Label(s)|Person - Label|Person - Labels',
      company: 'Person - Organization',
      'email.work': 'Person - Email - Work|Person - Email',
      'email.home': 'Person - Email - Home',
      'email.other': 'Person - Email - Other',
      'phone.work': 'Person - Phone - Work|Person - Phone',
      'phone.home': 'Person - Phone - Home',
      'phone.mobile': 'Person - Phone - Mobile',
      'phone.other': 'Person - Phone - Other',
      owner: 'Person - Owner',
      title: 'Person - Job title',
      notes: 'Person - Notes',
      birthday: 'Person - Birthday',
      'address.work.formatted': 'Person - Postal address|Organization - Address',
      created_at: 'Person - Person created',
      skip: 'Person - Marketing status|Organization - Name|Organization - ID|Person - Update time',
    }),
  },
  {
    id: 'act',
    marks: ['Company', 'Contact', 'ID/Status|Record Manager|Last Results|Phone Ext-|Alternate Phone|Alt Phone'],
    columns: columnTable({
      company: 'Company',
      full_name: 'Contact',
      given: 'First Name',
      middle: 'Middle Name',
      family: 'Last Name|Surname',
      prefix: 'Name Prefix',
      suffix: 'Name Suffix',
      title: 'Title',
      department: 'Department',
      'address.work.street': 'Address 1',
      'address.work.street2': 'Address 2|Address 3',
      'address.work.city': 'City',
      'address.work.region': 'State',
      'address.work.postal_code': 'Zip|Postcode',
      'address.work.country': 'Country',
      roles: 'ID/Status',
      'phone.work': 'Phone',
      'phone.extension': 'Phone Ext-|Extension',
      'phone.other': 'Alternate Phone|Alt Phone',
      'phone.work_fax': 'Fax Phone|Fax',
      'phone.home': 'Home Phone',
      'phone.mobile': 'Mobile Phone',
      'phone.pager': 'Pager Phone',
      'email.work': 'E-mail',
      'email.home': 'Personal E-mail',
      'im.other': 'Messenger ID',
      'web.work': 'Web Site',
      'address.home.street': 'Home Address 1',
      'address.home.street2': 'Home Address 2|Home Address 3',
      'address.home.city': 'Home City',
      'address.home.region': 'Home State',
      'address.home.postal_code': 'Home Zip|Home Postcode',
      'address.home.country': 'Home Country',
      birthday: 'Birth Date',
      source: 'Referred By',
      created_at: 'Create Date',
      owner: 'Record Manager',
      'notes.line': 'Spouse|Last Results|User 1|User 2|User 3|User 4|User 5|User 6|User 7|User 8|User 9|User 10',
      skip: 'Salutation|Last Reach|Last Attempt|Last Meeting|Last E-mail|Letter Date|Edit Date|Record Creator',
    }),
  },
  {
    id: 'atomic_crm',
    marks: ['first_name', 'last_name', 'has_newsletter', 'email_work|email'],
    columns: columnTable({
      given: 'first_name',
      family: 'last_name',
      title: 'title',
      notes: 'background',
      created_at: 'first_seen',
      lifecycle: 'status',
      tags: 'tags',
      'social.linkedin': 'linkedin_url',
      company: 'company',
      'email.work': 'email_work|email',
      'email.home': 'email_home',
      'email.other': 'email_other',
      'phone.work': 'phone_work',
      'phone.home': 'phone_home',
      'phone.other': 'phone_other',
      external_id: 'id',
      owner: 'sales',
      skip: 'gender|last_seen|has_newsletter|company_id|sales_id|company_name|nb_tasks',
    }),
  },
];

/** `E-mail 1 - Value`, `Address 2 - Postal Code`: how Google, and we, number what a contact has several of. */
const NUMBERED = /^(e-?mail|phone|website|im|social|address) (\d{1,3}) - (.+)$/i;
const NUMBERED_KINDS: Readonly<Record<string, string>> = { email: 'email', 'e-mail': 'email', phone: 'phone', website: 'web', im: 'im', social: 'social', address: 'address' };
const NUMBERED_FIELDS: Readonly<Record<string, string>> = { type: 'label', 'extended address': 'street2', 'postal code': 'postal_code', 'po box': 'po_box' };

function numberedTarget(header: string): FieldTarget | null {
  const [, thing, number, field] = NUMBERED.exec(header.trim()) ?? [];
  if (thing === undefined || number === undefined || field === undefined) return null;
  const name = field.toLowerCase();
  const target = `${NUMBERED_KINDS[thing.toLowerCase()]}.${Number(number)}.${NUMBERED_FIELDS[name] ?? name}`;
  return numberedParts(target) === null ? null : (target as FieldTarget);
}

/** Of what Google has no field for, the value is kept as a line of the notes, under its label. */
const LABELLED_REST = /^(relation|event|custom field) \d{1,3} - (label|type|value)$/i;

function restTarget(header: string): FieldTarget | null {
  const part = LABELLED_REST.exec(header.trim())?.[2];
  if (part === undefined) return null;
  return part.toLowerCase() === 'value' ? 'notes.line' : 'skip';
}

/**
 * Recognises the program whose export has these headers, whatever their case, order and number; null when none is.
 * A column that the program does not usually export is guessed by its words.
 */
export function recogniseDialect(headers: readonly string[]): DialectMatch | null {
  const present = new Set(headers.map(squash));
  const dialect = DIALECTS.find(({ marks }) => marks.every((mark) => mark.split('|').some((header) => present.has(squash(header)))));
  const byName = targetsByName(headers);
  if (dialect === undefined) return outlookLanguage(headers) === null ? null : { id: 'outlook', columns: headers.map((header, index) => guess(header, index, byName[index] ?? null, null)) };
  return {
    id: dialect.id,
    columns: headers.map((header, index) => {
      const known = numberedTarget(header) ?? restTarget(header) ?? dialect.columns.get(squash(header)) ?? null;
      return guess(header, index, known, byName[index] ?? null);
    }),
  };
}

function guess(header: string, index: number, known: FieldTarget | null, named: FieldTarget | null): ColumnGuess {
  if (known !== null) return { index, header, target: known, why: 'dialect' };
  return named === null ? { index, header, target: 'skip', why: 'none' } : { index, header, target: named, why: 'name' };
}
