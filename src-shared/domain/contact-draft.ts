import type { MethodKind } from './import-fields';

/**
 * One contact as a file tells of it, before anything is written: what `rowToDraft` and the vCard reader make, and what
 * the import compares with the cards that are there. Plain data; every text is as typed, trimmed at its ends.
 */
export interface ContactDraft {
  kind: 'person' | 'company';
  name: DraftName;
  /** The company worked at, or, of a company, its own name. */
  company: string;
  title: string;
  department: string;
  methods: DraftMethod[];
  addresses: DraftAddress[];
  /** 'YYYY-MM-DD', or '--MM-DD' when the year is not known. */
  birthday: string | null;
  notes: string;
  tags: string[];
  /** Known roles in our own words (`prospect`, `customer`, …); what is not one of them becomes a tag. */
  roles: string[];
  lifecycle: string | null;
  owner: string | null;
  source: string | null;
  doNotCall: boolean;
  doNotMail: boolean;
  /** The id which the other program gave it; ours when it comes from our own export. */
  externalId: string | null;
  /** UTC ISO instant with milliseconds; a date without a time is its midnight in UTC. */
  createdAt: string | null;
  /** What stands in fields of the user's own; absent where there is none of it. */
  custom?: DraftCustom[];
  /** What only cards tell, not tables; absent where there is none of it. */
  extras?: DraftExtras;
  /** The picture that the card is to have; its bytes are set aside under its hash. */
  picture?: DraftKeptPicture;
}

export interface DraftKeptPicture {
  /** In hex. */
  sha256: string;
  /** A MIME type that can be shown. */
  type: string;
  bytes: number;
}

export interface DraftCustom {
  /** `custom:<id>`, or of a field that the import makes `custom:new:<type>@<column>`. */
  field: string;
  /** As typed until it was checked; then canonical, but of choices their names. */
  text: string;
  /** The column it comes from; -1 when from none. */
  index: number;
  /** What the field is called where the file comes from; only a card says it. */
  name?: string;
}

export interface DraftExtras {
  /** Jobs held beside the first, which is in `company`, `title` and `department`. */
  jobs: DraftJob[];
  pictures: DraftPicture[];
  related: DraftRelated[];
  /** Days to remember beside the birthday. */
  dates: DraftDate[];
  /** BCP 47, of the language to speak; empty when not said. */
  language: string;
  /** When the card was last changed where it comes from: UTC ISO instant with milliseconds. */
  revisedAt: string | null;
}

export interface DraftJob {
  company: string;
  title: string;
  department: string;
}

export interface DraftPicture {
  /** A MIME type, such as 'image/jpeg'; empty for a link. */
  type: string;
  /** Its bytes as base64; empty for a link. */
  data: string;
  /** Where it is, when the card only says that. It is never fetched. */
  url: string;
  /** Of the company (LOGO), not of who is on the card. */
  isLogo?: true;
}

export interface DraftRelated {
  /** What the other is to this one: 'spouse', 'assistant', or as typed. */
  label: string;
  /** A name, or `urn:uuid:…` of another card. */
  name: string;
  /** The id of the other's card, where the file gives one beside the name. */
  id?: string;
  /** What this one is to the other, where the label is a word of somebody's own. */
  reverse?: string;
}

export interface DraftDate {
  /** 'anniversary', or as typed. */
  label: string;
  /** 'YYYY-MM-DD' or '--MM-DD'. */
  date: string;
}

export interface DraftName {
  prefix: string;
  given: string;
  middle: string;
  family: string;
  suffix: string;
  nickname: string;
  phoneticGiven: string;
  phoneticFamily: string;
}

/** The labels with a meaning of ours. Any other label is the user's own word, kept as typed. */
export const METHOD_LABELS = [
  'work',
  'mobile',
  'home',
  'main',
  'fax',
  'work_fax',
  'home_fax',
  'pager',
  'car',
  'assistant',
  'skype',
  'linkedin',
  'facebook',
  'x',
  'instagram',
  'other',
] as const;

export interface DraftMethod {
  kind: MethodKind;
  /** One of METHOD_LABELS, or free text. */
  label: string;
  value: string;
  /** The one of its kind to be used first; at most one of a kind is true. */
  primary: boolean;
  /** What equal values share: the address in lower case, the number in E.164; null where the value makes no sense. */
  normalised: string | null;
  /** Of a phone only: what its normalisation found, so that nobody has to do it again. */
  phone: DraftPhone | null;
}

export interface DraftPhone {
  e164: string | null;
  digits: string;
  extension: string | null;
  possible: boolean;
}

export interface DraftAddress {
  label: string;
  street: string;
  street2: string;
  city: string;
  region: string;
  postalCode: string;
  country: string;
  poBox: string;
  /** The whole address as one text, where the file gives only that or something that its parts do not say. */
  formatted: string;
}

export type RowProblemCode =
  /** Neither a name nor a company nor an email nor a phone: nothing to make a card of. */
  'empty' | 'bad_email' | 'bad_phone' | 'bad_date' | 'bad_picture' | 'unknown_value' | 'unread' | 'ragged';

/** Something odd in a row. The value is kept on the draft as text wherever there is a place for it. */
export interface RowProblem {
  code: RowProblemCode;
  /** The column's index in the file, or null when it is about the whole row. */
  index: number | null;
  value: string;
  /** What is wrong, in words for a person. */
  message: string;
  /** True when no card can come of this row. */
  fatal: boolean;
}
