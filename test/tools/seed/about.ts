import type { Random } from '@main/features/demo/random';
import { CHANNELS } from '@shared/domain/channels';

const nicknames = ['Ace', 'Babs', 'Chip', 'Dot', 'Fitz', 'Ginger', 'Kit', 'Mac', 'Nell', 'Ozzy', 'Pip', 'Red', 'Zuzu'];
const notes = [
  'Met at the trade show; likes to be rung before nine.',
  'Decides together with her brother. Two sites, a third from spring.',
  'Wants the price by site, never as one sum.',
  'Asked to be left alone until the budget is settled in October.',
  'Spricht lieber Deutsch. Rechnung immer in doppelter Ausfertigung.',
];
const leadStatuses = ['new', 'contacted', 'nurture', 'qualified', 'converted', 'unqualified'];
const rhythms = [14, 30, 60, 90, 180];

/** The columns that `drawAbout` fills, in its order. */
export const aboutColumns = [
  'nickname',
  'notes',
  'lead_status',
  'first_touch_channel',
  'ready_budget',
  'ready_need',
  'ready_timing',
  'ready_authority',
  'keep_in_touch_days',
  'do_not_call',
  'do_not_mail',
] as const;

/** What is known of a card beyond how to reach it: of each some have it, as in an office that fills in what it uses. */
export function drawAbout(
  random: Random,
  kind: 'person' | 'company',
): { nickname: string; cells: (string | number | null)[] } {
  const sometimes = <T>(outOf: number, draw: () => T, otherwise: T): T =>
    random.below(outOf) === 0 ? draw() : otherwise;
  const ready = () => sometimes<number | null>(4, () => random.below(2), null);
  const nickname = kind === 'company' ? '' : sometimes(20, () => random.pick(nicknames), '');
  return {
    nickname,
    cells: [
      nickname,
      sometimes(5, () => random.pick(notes), ''),
      sometimes<string | null>(2, () => random.pick(leadStatuses), null),
      sometimes<string | null>(2, () => random.pick(CHANNELS), null),
      ready(),
      ready(),
      ready(),
      ready(),
      sometimes<number | null>(5, () => random.pick(rhythms), null),
      sometimes(40, () => 1, 0),
      sometimes(25, () => 1, 0),
    ],
  };
}
