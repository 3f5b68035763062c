import type { LikeReason } from '../../domain/like-cards';
import { duplicatesPage } from './duplicates-page';

/** What an import says while it works and of what it found. */
export const imports = {
  checkTitle: (file: string) => `Checking ${file}`,
  commitTitle: (file: string) => `Importing ${file}`,
  label: (file: string, count: number) =>
    `Import ${file}, ${count.toLocaleString('en-GB')} ${count === 1 ? 'card' : 'cards'}`,
  reading: 'Reading rows',
  backingUp: 'Backing up first',
  writing: 'Writing cards',
  indexing: 'Finishing',
  noDifference: 'No difference',
  sameAsRow: (row: number) => `Same as row ${row}`,
  sameEmail: (name: string) => `Email of ${name}`,
  samePhone: (name: string) => `Number of ${name}`,
  sameSource: (name: string) => `Imported before as ${name}`,
  like: (name: string, reasons: readonly LikeReason[]) =>
    `May be ${name}: ${reasons.map((reason) => duplicatesPage.reasons[reason].toLowerCase()).join(', ')}`,
  sameName: (name: string) => `Name and company of ${name}`,
  adds: (fields: string) => `Adds ${fields}`,
  changes: (fields: string) => `Changes ${fields}`,
  modes: { fill: 'Fills in blanks only', replace: 'Replaces what differs' },
  pictures: 'Pictures',
  /** A kind of relationship that only a file names, and its other side. */
  ownRelationship: (label: string): readonly [string, string] =>
    label === 'Related' ? [label, label] : [capital(label), `${capital(label)} of`],
  leftAsIs: 'Something else is there already and stays',
  relationships: 'Related people',
  notFound: (noted: number, lost: number) =>
    [
      noted === 0
        ? ''
        : noted === 1
          ? 'One has no card here and is named in the notes'
          : `${noted.toLocaleString('en-GB')} have no card here and are named in the notes`,
      lost === 0
        ? ''
        : `${lost.toLocaleString('en-GB')} ${lost === 1 ? 'is' : 'are'} named by an id that leads to no card`,
    ]
      .filter((part) => part !== '')
      .join('; '),
  fieldNames: {
    name: 'name',
    company: 'company',
    title: 'job title',
    phone: 'phone',
    email: 'email',
    web: 'website',
    im: 'chat',
    social: 'social profile',
    address: 'address',
    birthday: 'birthday',
    notes: 'notes',
    tags: 'tags',
    roles: 'roles',
    lifecycle: 'lifecycle',
    source: 'source',
    flags: 'permissions',
    own: 'own fields',
    picture: 'picture',
    related: 'connections',
  },
  reasonColumn: 'Reason',
  rowColumn: 'Row',
  failedCardsName: (file: string) => `${file.replace(/\.[^.]*$/, '')} - cards to fix.vcf`,
  failedName: (file: string) => `${file.replace(/\.[^.]*$/, '')} - rows to fix.csv`,
  keptOfField: (field: string, value: string) =>
    `${field} cannot hold “${value}” on this card. It was kept in the notes.`,
  fieldGone: 'A field of your own that a column goes to is gone. Choose again where that column goes.',
  gone: 'That checked file is no longer here. Nothing was imported. Choose the file again.',
  diskFull: 'The disk is full. Nothing was imported. Free some space, then try again.',
  readOnly:
    'The file cannot be written: it or its folder is read-only. Nothing was imported. Change its permissions, then try again.',
  vanished: (file: string) => `${file} could not be read to its end. Nothing was imported. Choose the file again.`,
};

function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}
