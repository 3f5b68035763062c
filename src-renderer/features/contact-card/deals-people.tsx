import { IconPlus } from '@tabler/icons-react';
import { Link } from 'wouter';
import { diffDays } from '@shared/domain/calendar';
import { sumByCurrency } from '@shared/domain/money';
import { localDateOf } from '@shared/domain/time-zone';
import { strings } from '@shared/locale';
import { formatCount, formatDayShort, formatMoney, formatSettings, relativeDays } from '@shared/locale/format';
import { fileToday } from '@renderer/app/file-settings';
import { hasOverlay } from '@renderer/app/pages';
import { useNewRecord } from '@renderer/stores/new-record';
import { Avatar, IconButton, SectionHead, StageRing } from '@renderer/ui';
import type { Card } from './queries';
import panel from './contact-card.module.css';
import classes from './deals-people.module.css';

const words = strings.contactCardPage;
type Deal = Card['deals'][number];

function monthOf(instant: string): string {
  return new Intl.DateTimeFormat(formatSettings().locale, {
    timeZone: formatSettings().timeZone,
    month: 'short',
  }).format(new Date(instant));
}

function sums(deals: readonly Deal[]): string {
  return sumByCurrency(deals.map(({ amount, currency }) => ({ amount, currency })))
    .map((money) => formatMoney(money, { cents: 'never' }))
    .join(' + ');
}

function OpenDeal({ deal }: { deal: Deal }) {
  const days = diffDays(localDateOf(deal.stageSince, formatSettings().timeZone), fileToday());
  return (
    <Link href={`/deals/${deal.id}`} className={classes.deal}>
      <span className={classes.dealLine}>
        <strong>{deal.title}</strong>
        <strong>{formatMoney(deal, { cents: 'never' })}</strong>
      </span>
      <span className={classes.dealSecond}>
        <StageRing probability={deal.probability} size={13} label={deal.stageName} />
        <span>{days <= 0 ? words.deals.today : words.deals.forDays(formatCount(days))}</span>
        {deal.expectedClose !== null && <span>{words.deals.closes(formatDayShort(deal.expectedClose))}</span>}
      </span>
    </Link>
  );
}

/** What they may buy and what they bought. */
export function Deals({ card }: { card: Card }) {
  const openNew = useNewRecord((state) => state.open);
  const open = card.deals.filter((deal) => deal.stageKind === 'open');
  const closed = card.deals.filter((deal) => deal.stageKind !== 'open');
  return (
    <section className={panel.section} aria-label={words.deals.title}>
      <SectionHead
        title={words.deals.title}
        count={open.length === 0 ? undefined : words.deals.open(formatCount(open.length), sums(open))}
        actions={
          hasOverlay('new-deal') && (
            <IconButton
              icon={IconPlus}
              size={24}
              label={words.deals.add}
              onClick={() => openNew('deal', card.kind === 'company' ? { companyId: card.id } : { contactId: card.id })}
            />
          )
        }
      />
      {open.map((deal) => (
        <OpenDeal key={deal.id} deal={deal} />
      ))}
      {closed.map((deal) => {
        const when = deal.closedAt === null ? '' : monthOf(deal.closedAt);
        const sum = formatMoney(deal, { cents: 'never' });
        return (
          <div key={deal.id} className={classes.closed}>
            <StageRing probability={deal.probability} kind={deal.stageKind} />
            <Link href={`/deals/${deal.id}`} className={classes.closedTitle}>
              {deal.title}
            </Link>
            <span>{deal.stageKind === 'won' ? words.deals.won(when, sum) : words.deals.lost(when, sum)}</span>
          </div>
        );
      })}
      {card.deals.length === 0 && <p className={panel.quiet}>{words.deals.none}</p>}
    </section>
  );
}

/** Of a company: who works there. */
export function People({ card }: { card: Card }) {
  const openNew = useNewRecord((state) => state.open);
  return (
    <section className={panel.section} aria-label={words.people.title}>
      <SectionHead
        title={words.people.title}
        count={card.people.length === 0 ? undefined : formatCount(card.people.length)}
        actions={
          <IconButton
            icon={IconPlus}
            size={24}
            label={words.people.add}
            onClick={() => openNew('contact', { companyId: card.id })}
          />
        }
      />
      {card.people.map((one) => (
        <div key={one.id} className={classes.person}>
          <Avatar id={one.id} name={one.displayName} size={22} />
          <Link href={`/contacts/${one.id}`} title={one.displayName} dir="auto">
            {one.displayName}
          </Link>
          <span className={classes.personSecond}>{one.title}</span>
          {one.lastInteractionAt !== null && <span className={panel.quiet}>{relativeDays(one.lastInteractionAt)}</span>}
        </div>
      ))}
      {card.people.length === 0 && <p className={panel.quiet}>{words.people.none}</p>}
    </section>
  );
}
