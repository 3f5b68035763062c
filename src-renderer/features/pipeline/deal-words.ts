import { IconMail, IconPencil, IconPhone, IconUsers } from '@tabler/icons-react';
import { diffDays, localDateOf } from '@shared/domain/dates';
import { quietState } from '@shared/domain/deal';
import { strings } from '@shared/locale';
import { formatDue, formatMoney, formatSettings } from '@shared/locale/format';
import type { DealCardProps, TablerIcon } from '@renderer/ui';
import type { DealCardRow, MoneySum } from './board-moves';
import type { DealViewState } from './deal-view-state';

/** Icons of the next step's kind; what is none of these has the arrow. */
export const stepIcons: Partial<Record<string, TablerIcon>> = {
  call: IconPhone,
  email: IconMail,
  letter: IconPencil,
  meeting: IconUsers,
};

/** Sums as text, one a currency, the most used first: "£63,700" or "£63,700 + €1,200"; nothing is "£0" of the file's own. */
export function sumText(sums: readonly MoneySum[], of: 'amount' | 'weighted'): string {
  if (sums.length === 0) return formatMoney({ amount: 0, currency: formatSettings().currency }, { cents: 'never' });
  return sums.map((sum) => formatMoney({ amount: sum[of], currency: sum.currency }, { cents: 'never' })).join(' + ');
}

/** How long a deal has been quiet, once that is long for its stage. */
export function quietOf(
  card: Pick<DealCardRow, 'lastTouchAt'>,
  daysToRot: number | null,
  today: string,
): DealCardProps['quiet'] {
  const { days, state } = quietState(localDateOf(card.lastTouchAt, formatSettings().timeZone), daysToRot, today);
  return state === 'ok' ? null : { days, tone: state === 'bad' ? 'bad' : 'warn' };
}

/** The next step of a deal as its card says it. */
export function nextOf(card: Pick<DealCardRow, 'nextTask'>): DealCardProps['next'] {
  const task = card.nextTask;
  if (task === null) return null;
  const due = task.dueDate === null ? null : formatDue(task.dueDate, { short: true, clock: task.dueTime });
  return {
    text: task.title,
    due: due?.text ?? '',
    tone: due === null || due.state === 'ahead' ? 'plain' : due.state === 'late' ? 'late' : 'now',
    icon: stepIcons[task.kind],
  };
}

/** Whose deal it is: the company, else the person, else nobody. */
export function partyOf(
  card: Pick<DealCardRow, 'contactId' | 'contactName' | 'companyId' | 'companyName'>,
): DealCardProps['company'] {
  if (card.companyId !== null) return { id: card.companyId, name: card.companyName, kind: 'company' };
  if (card.contactId !== null) return { id: card.contactId, name: card.contactName, kind: 'person' };
  return null;
}

/** A deal's value without empty decimals. */
export function valueOf(card: Pick<DealCardRow, 'amount' | 'currency'>): string {
  return formatMoney({ amount: card.amount, currency: card.currency });
}

/** All that a card shows, in one sentence for screen readers: title, company, value, how quiet it is, next step. */
export function spokenCard(card: DealCardRow, quiet: DealCardProps['quiet']): string {
  const next = nextOf(card);
  return [
    card.title,
    partyOf(card)?.name ?? '',
    valueOf(card),
    quiet ? strings.ui.quiet(String(quiet.days)) : '',
    next === null ? strings.ui.noNextStep : [next.text, next.due].filter(Boolean).join(' '),
  ]
    .filter(Boolean)
    .join(', ');
}

/** Whole days from an instant to a day, where the file is kept; never less than none. */
export function daysSince(instant: string, today: string): number {
  return Math.max(0, diffDays(localDateOf(instant, formatSettings().timeZone), today));
}

/** What a view of the list of deals shows: "Open, Owner is Mara Lindqvist, kitchen". */
export function dealViewWords(
  { state, chosen, search }: DealViewState,
  users: ReadonlyArray<{ id: string; name: string }>,
): string {
  const { filter, states } = strings.pipelinePage;
  const owner = users.find(({ id }) => id === chosen.ownerId)?.name ?? '?';
  const parts = [
    states[state],
    chosen.ownerId === undefined ? '' : `${filter.owner} ${filter.is} ${owner}`,
    chosen.closesWithin === undefined ? '' : `${filter.closes} ${filter.within} ${filter.months(chosen.closesWithin)}`,
    chosen.quiet === true ? filter.quietValue : '',
    chosen.noNextStep === true ? filter.noNextStepValue : '',
    search,
  ];
  return parts.filter((part) => part !== '').join(', ');
}
