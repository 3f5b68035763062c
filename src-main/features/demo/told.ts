import { toldOfDeals } from './told-deals';

/**
 * The entries of the log whose story is told. `{+14}` in a text stands for the day that many days from today, `{-3}` for
 * one before it.
 */
export type ToldEntry = readonly [
  person: string,
  daysAgo: number,
  time: string,
  channel: 'call' | 'email' | 'meeting' | 'text' | 'web_form' | 'advertisement' | 'visit' | 'note',
  direction: 'in' | 'out',
  outcome: '' | 'connected' | 'left_message' | 'left_voicemail' | 'no_answer' | 'busy',
  minutes: number,
  subject: string,
  body: string,
  deal: string,
];

const toldOfOthers: readonly ToldEntry[] = [
  [
    'Daniel Okafor',
    73,
    '11:20',
    'call',
    'out',
    'connected',
    7,
    'Call',
    'Rang after the web form. Not in a hurry until the board meets in October; come back then with numbers.',
    '',
  ],
  [
    'Daniel Okafor',
    78,
    '21:34',
    'web_form',
    'in',
    '',
    0,
    'Web form: nine cafés, old machines',
    'We run nine cafés around Leeds and York. The machines are between six and eleven years old. What would a refit look like?',
    '',
  ],
  [
    'Farid Azizi',
    41,
    '12:15',
    'call',
    'out',
    'left_voicemail',
    1,
    'Call',
    'Left word about the steam wand: part is here, fitting takes half an hour.',
    '',
  ],
  [
    'Hannah Beaumont',
    48,
    '08:20',
    'visit',
    'out',
    '',
    60,
    'Visit',
    'Measured **King Street**:\n- the north counter gets the sun, so *no glass front* there\n- the fitter is on 07700 900842, back on {+9}',
    '',
  ],
  [
    'Tomasz Bielak',
    172,
    '10:00',
    'email',
    'out',
    '',
    0,
    'Vending, 14 units',
    'Our last price for fourteen units, delivered to Warszawa.',
    '',
  ],
  [
    'Ewan Calder',
    1,
    '19:52',
    'web_form',
    'in',
    '',
    0,
    'Web form: two machines',
    'Two machines for a 14-room lodge. Soft water, one barista in summer, none in winter.',
    '',
  ],
  [
    'Inês Duarte',
    2,
    '17:05',
    'advertisement',
    'in',
    '',
    0,
    'Answered the trade-show advert',
    'Hire for three festivals, June to August. Asks whether we bring our own power.',
    '',
  ],
  [
    'Rob Eastman',
    63,
    '10:25',
    'call',
    'out',
    'connected',
    5,
    'Call',
    'Season is over, machine is fine. Carys runs the kiosk plan now.',
    '',
  ],
  [
    'Zoë Fairfax',
    14,
    '18:05',
    'email',
    'out',
    '',
    0,
    'Hire fleet prices',
    'Happy to hold the March dates until {+0}. After that two other festivals want them.',
    '',
  ],
  [
    'Ellis North',
    34,
    '13:45',
    'text',
    'in',
    '',
    0,
    'Text',
    'Loan grinder arrived, thank you! Louder than ours but so quick.',
    '',
  ],
];

/** What was said, about a deal or not. */
export const told: readonly ToldEntry[] = [...toldOfDeals, ...toldOfOthers];

/** Whose answer is awaited: person, days since the entry that asks for it. */
export const awaited: readonly (readonly [person: string, daysAgo: number])[] = [
  ['Lena Brandt', 5],
  ['Zoë Fairfax', 14],
  ['Maja Eklund', 2],
];

/** Those who have only just written to us: with them there was nothing before. */
export const newcomers: readonly string[] = ['Ewan Calder', 'Inês Duarte'];
