import type { Random } from './random';

const machines = [
  'two-group',
  'three-group',
  'Vero 2-group',
  'bean-to-cup machine',
  'Arden 64',
  'filter brewer',
  'old lever machine',
] as const;
const places = ['counter', 'kitchen', 'bar', 'staff room', 'breakfast room', 'back office', 'second shop'] as const;
const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'] as const;
const parts = [
  'steam wand',
  'pump',
  'group gasket',
  'water filter',
  'hopper',
  'portafilter',
  'drip tray',
  'boiler valve',
] as const;
const numbers = ['two', 'three', 'four', 'five', 'six', 'eight'] as const;

const news: readonly string[] = [
  'The {machine} runs well; they clean it every evening now.',
  'The {part} drips again, worse in the mornings.',
  'They take on {number} more people in spring and will need a second machine for the {place}.',
  'Beans last {number} weeks instead of three, so fewer deliveries.',
  'The new manager starts on {day} and decides about everything from then on.',
  'Water is hard there; the filter is due every {number} months.',
  'They compare our Care Plus with a cheaper contract that leaves out the {part}.',
  'Very pleased with the training; the {place} is the quietest place in the house now.',
  'The {place} is being rebuilt, so nothing before that is done.',
  'They looked at a {machine} at the fair and liked the small footprint.',
  'The last invoice went to the old address; put right while we spoke.',
  'Asked whether the {machine} can do oat milk without splitting it.',
  'Electricity is the worry: wants the {machine} to switch itself off at night.',
  'Owner is away until {day}; the assistant knows about the {part}.',
  'Their engineer has left, so every small thing comes to us now.',
  'Sales are up since the {machine} came, mornings above all.',
  'The {place} floods the fuse when both grinders run.',
  'They lend the {machine} to the neighbours on {day} and it comes back dirty.',
];
const follow: readonly string[] = [
  'Sending the price for {number} by {day}.',
  'I promised to ring again on {day}.',
  'Wants it in writing.',
  'No decision before the end of the quarter.',
  'An engineer comes by on {day} morning.',
  'He asks his partner and comes back to us.',
  'She will send photographs of the {place}.',
  'Order follows by email.',
  'Nothing to do for now.',
  'Put the {part} on the next delivery.',
  'They would lend us a reference, if asked.',
  '',
];
const messages: readonly string[] = [
  'Left word at the counter about the {part}.',
  'Asked for a ring back before {day}.',
  'Spoke to a colleague, who takes it down.',
  'Said we would try again on {day}.',
];
const sent: readonly (readonly [string, string])[] = [
  [
    'Price for the {machine}',
    'Here is the price for {number} as we discussed, with installation and a day of training. It holds for thirty days.',
  ],
  ['Your order', 'Thank you for the order. It leaves our stores on {day} and comes with the {part} that was missing.'],
  ['Care Plus renewal', 'Care Plus runs out next month. The price stays as it is if we renew before {day}.'],
  ['Cleaning plan', 'The plan for the {place} is attached in two sizes; the small one fits inside the cupboard door.'],
  ['Dates for the engineer', 'We can be there on {day} before opening or in the afternoon. Which suits you?'],
  ['Spare parts', 'The {part} is in stock. Shall it go out today?'],
];
const received: readonly (readonly [string, string])[] = [
  [
    'Re: Price',
    'Thanks, that looks fair. Could you leave out the training and tell me what the {part} costs on its own?',
  ],
  ['Question about the {machine}', 'It shows a red lamp since {day}. We turned it off and on again. What now?'],
  ['Re: Dates', 'The {day} is fine, before nine please. Ring the bell at the side door.'],
  ['Invoice', 'Could you send the invoice again, with our order number on it? Accounts will not pay without.'],
  ['More beans', 'Please send {number} boxes more than usual this month, we have a wedding.'],
];
const meetings: readonly (readonly [string, string])[] = [
  ['Meeting', 'Went through the year: {number} call-outs, all within a day. They want a plan for the {place}.'],
  ['Training day', 'Trained {number} people on the {machine}. Two of them are really good.'],
  ['Showroom', 'Tried the {machine} and the Arden 64 side by side. Liked the grinder more than the price.'],
];
const visits: readonly (readonly [string, string])[] = [
  ['Visit', 'Changed the {part}, looked at the {place}, had a very good bun.'],
  ['Installation', 'Set up the {machine}; first cup at half past ten. The {place} needs one more socket.'],
  ['Visit', 'Came by on the way to Leeds. They are open to a second grinder.'],
];
const notes: readonly string[] = [
  'Counts every penny, but pays within the week.',
  'Likes to be rung before nine, never on {day}.',
  'Knows everyone on the high street; a good word here is worth three adverts.',
  'Speaks for the whole group, whatever the letterhead says.',
];
const texts: readonly string[] = [
  'Running ten minutes late, put the kettle on.',
  'All working again, thanks!',
  'Can you ring me on {day}? Can’t talk now.',
  'Parcel is here.',
];

/** One entry of the log, without its person and its time. */
export interface Talk {
  channel: 'call' | 'email' | 'meeting' | 'visit' | 'text' | 'note';
  direction: 'in' | 'out';
  outcome: string;
  minutes: number;
  subject: string;
  body: string;
}

/** Draws an entry that could have been: mostly calls, of which half reach someone. */
export function drawTalk(random: Random): Talk {
  const kind = random.below(100);
  if (kind < 30)
    return {
      ...call,
      direction: random.below(4) === 0 ? 'in' : 'out',
      outcome: 'connected',
      minutes: 2 + random.below(20),
      body: fill(random, `${random.pick(news)} ${random.pick(follow)}`),
    };
  if (kind < 50) return missed(random);
  if (kind < 66) return written(random, 'out', random.pick(sent));
  if (kind < 79) return written(random, 'in', random.pick(received));
  if (kind < 86) return { ...held(random, random.pick(meetings)), channel: 'meeting' };
  if (kind < 92) return { ...held(random, random.pick(visits)), channel: 'visit' };
  if (kind < 96)
    return { ...call, channel: 'text', direction: 'in', subject: 'Text', body: fill(random, random.pick(texts)) };
  return { ...call, channel: 'note', subject: 'Note', body: fill(random, random.pick(notes)) };
}

const call: Talk = { channel: 'call', direction: 'out', outcome: '', minutes: 0, subject: 'Call', body: '' };

function missed(random: Random): Talk {
  const outcome = random.pick(['no_answer', 'no_answer', 'left_voicemail', 'left_message', 'busy']);
  return {
    ...call,
    outcome,
    minutes: outcome.startsWith('left') ? 1 : 0,
    body: outcome === 'left_message' ? fill(random, random.pick(messages)) : '',
  };
}

function written(random: Random, direction: Talk['direction'], [subject, body]: readonly [string, string]): Talk {
  return { ...call, channel: 'email', direction, subject: fill(random, subject), body: fill(random, body) };
}

function held(random: Random, [subject, body]: readonly [string, string]): Talk {
  return { ...call, minutes: 30 + 15 * random.below(5), subject, body: fill(random, body) };
}

function fill(random: Random, text: string): string {
  return text
    .replace('{machine}', random.pick(machines))
    .replace('{place}', random.pick(places))
    .replace('{day}', random.pick(days))
    .replace('{part}', random.pick(parts))
    .replace('{number}', random.pick(numbers))
    .trim();
}
