import type { CSSProperties } from 'react';
import type { EntityOption } from '@renderer/ui';

/** The words of a page that only developers see, and that the built app does not hold. */
export const words = {
  title: 'Calldeck components', type: 'Type', colour: 'Colour', avatars: 'Avatars', menuAndTooltip: 'Menu and tooltip', more: 'More', edit: 'Edit', merge: 'Merge with…', delete: 'Delete',
  printCard: 'Print card', print: 'Print', deck: 'Deck card', deckText: 'Marcus Thiele, Röstwerk GmbH', figures: 'Figures and heads', open: 'Open', won: 'Won', quiet: 'Going quiet',
  goingQuiet: 'Going quiet', buttons: 'Buttons', rest: 'Rest', hover: 'Hover', focus: 'Focus', off: 'Off', primary: 'Primary', default: 'Default', soft: 'Soft', ghost: 'Ghost', danger: 'Danger',
  saveCall: 'Save call', snooze: 'Snooze', callInOrder: 'Call in order', close: 'Close', delete4: 'Delete 4', call: 'Call', saving: 'Saving', high24: '24 high', high28: '28 high', high32: '32 in dialogs',
  star: 'Star', starOn: 'Starred', fields: 'Fields', givenName: 'Given name', person: 'With', phone: 'Phone', tooShort: 'Too short. Add the area code.', price: 'Price', beforeVat: 'Before VAT',
  owner: 'Owner', created: 'Created', day: 'Day', notes: 'Notes', doNotCall: 'Do not call', doNotMail: 'Do not mail', followSystem: 'Follow the system', view: 'View', jobTitle: 'Job title',
  marks: 'Chips, marks, keys', lastContact: 'Last contact', within: 'within', months12: '12 months', multiSite: 'Multi-site', partner: 'Partner', filter: 'Filter', quiet15: '15 d quiet', quiet44: '44 d quiet',
  draft: 'Draft', tiles: 'Tiles and dialogs', openDialog: 'Open dialog', ask: 'Ask first', toast: 'Show a message', logACall: 'Log a call', draftKept: 'Draft kept', deleteText: 'They cannot be brought back.',
  row: 'Row', name: 'Name', company: 'Company', value: 'Value', timeline: 'Timeline entry', comingUp: 'Coming up', survey: 'Site survey, Leeds Station', ring: 'Ring to go through the revised quote', done: 'Done',
  boardSigned: 'Board has signed off the refit in principle. Wants the quote split by site.', dealMoved: 'Deal moved from Demo to Proposal', dealCard: 'Deal card', toasts: 'Toasts and long work',
  moved: '4 cards moved to Customer', undo: 'Undo', notSaved: 'Not saved: the disk is full. Your note is kept.', again: 'Try again', importing: 'Importing contacts', stopHint: 'Stop and nothing is changed.',
  empty: 'Empty', emptyTitle: 'No campaigns yet', emptyText: 'A campaign ties letters, mails and calls to one push, so you see what it cost and what it won.', newContact: 'New contact',
} as const;

const type: ReadonlyArray<readonly [string, string, CSSProperties]> = [
  ['Daniel Okafor', '26/32, 600', { fontSize: 26, lineHeight: '32px', fontWeight: 600, letterSpacing: '-.028em' }],
  ['£48,600 weighted', '18/26, 600', { fontSize: 18, lineHeight: '26px', fontWeight: 600, letterSpacing: '-.02em' }],
  ['Notes and quotations', '14/22, 400', { fontSize: 14, lineHeight: '22px' }],
  ['Labels and names', '13/20, 600', { fontWeight: 600 }],
  ['Cells and body text 0123456789', '13/20, 400', { color: 'var(--cd-ink-2)' }],
  ['Second lines and counts', '12/18, 400', { fontSize: 12, color: 'var(--cd-ink-3)' }],
  ['Column heads and hints Αθήνα Тест', '11.5/16, 500', { fontSize: 11.5, color: 'var(--cd-ink-3)', fontWeight: 500 }],
];

const options: EntityOption[] = [
  { id: 'maja', label: 'Maja Eklund', second: 'Nordhavn Hotels' },
  { id: 'grace', label: 'Grace Chen', second: 'Paper Crane Tea' },
  { id: 'nord', label: 'Nordhavn Hotels', kind: 'company' },
];

export const samples = {
  type,
  people: ['Zoë Fairfax', 'Pia Noor', 'Lena Brandt', 'Tom Abara', 'Ewan Calder', 'Hannah Beaumont', 'Daniel Okafor', 'Grace Obi'],
  companies: ['Nordhavn', 'Ashdown', 'Larchfield', 'Azizi'],
  users: ['Mara Lindqvist', 'Tom Abara', 'Pia Noor'],
  steps: ['File', 'Match columns', 'Check rows', 'Done'],
  options,
  search: async (text: string) => options.filter((option) => option.label.toLowerCase().includes(text.toLowerCase())),
  owners: [
    { value: 'ml', label: 'Mara Lindqvist' },
    { value: 'ta', label: 'Tom Abara' },
  ],
  views: [
    { value: 'board', label: 'Board' },
    { value: 'list', label: 'List' },
    { value: 'forecast', label: 'Forecast' },
  ],
  tabs: [
    { value: 'all', label: 'All', count: '2,418' },
    { value: 'customers', label: 'Customers', count: 412 },
  ],
  rows: ['Grace Chen', 'Beatriz Costa', 'Aoife Cullen', 'Ishaan Dasgupta', 'Yusuf Demir', 'Inês Duarte'].map((name, at) => ({ id: `row-${at}`, name, company: 'Paper Crane Tea', value: `£${at + 1},250` })),
  ghost: ['Sent', 'Replies', 'Won'],
};
