import { IconCake, IconPlus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { strings } from '@shared/locale';
import { formatCount, formatMoney, formatMonth } from '@shared/locale/format';
import { hasPage } from '@renderer/app/pages';
import { DetailPanel, PanelSection } from '@renderer/features/shell/page';
import { useNewRecord } from '@renderer/stores/new-record';
import { Avatar, Glyph, IconButton } from '@renderer/ui';
import { weekdayName, workingDaysLeft } from './day-words';
import type { Day } from './queries';
import { TouchSection } from './touch-section';
import classes from './today-panel.module.css';

const words = strings.todayPage;

/** What is won and what may still be, in each currency; amounts of different currencies are never added. */
function Month({ day, today }: { day: Day; today: string }) {
  const currencies = [...new Set([...day.wonThisMonth, ...day.openDeals].map((sum) => sum.currency))];
  if (currencies.length === 0) return null;
  return (
    <section className={classes.month} aria-label={words.won(formatMonth(today))}>
      <div className={classes.monthHead}>
        <h2>{formatMonth(today)}</h2>
        <span>{words.workingDaysLeft(workingDaysLeft(today))}</span>
      </div>
      {currencies.map((currency) => {
        const won = day.wonThisMonth.find((sum) => sum.currency === currency)?.amount ?? 0;
        const open = day.openDeals.find((sum) => sum.currency === currency);
        const whole = won + (open?.weighted ?? 0);
        return (
          <div key={currency} className={classes.sum}>
            <p>
              <span className={classes.won}>{formatMoney({ amount: won, currency }, { cents: 'never' })}</span>{' '}
              {words.wonWord}
            </p>
            {whole > 0 && (
              <div className={classes.meter} aria-hidden>
                <span style={{ width: `${(100 * won) / whole}%` }} />
                <i style={{ width: `${(100 * (open?.weighted ?? 0)) / whole}%` }} />
              </div>
            )}
            <p className={classes.legend}>
              <span className={classes.keyWon}>{words.wonShort}</span>
              {open && (
                <span className={classes.keyWeighted}>
                  {words.weighted(formatMoney({ amount: open.weighted, currency }, { cents: 'never' }))}
                </span>
              )}
              {open && (
                <span className={classes.legendEnd}>
                  {words.openDeals(formatMoney({ amount: open.amount, currency }, { cents: 'never' }))}
                </span>
              )}
            </p>
          </div>
        );
      })}
    </section>
  );
}

function DealLine({ deal, children }: { deal: Day['noNextStep'][number]; children: ReactNode }) {
  const name = deal.companyName === '' ? deal.contactName : deal.companyName;
  const inner = (
    <>
      <Avatar
        id={deal.companyId ?? deal.contactId ?? deal.id}
        name={name === '' ? deal.title : name}
        kind={deal.companyId === null ? 'person' : 'company'}
        size={24}
      />
      <span className={classes.lineText}>
        <b>{deal.title}</b>
      </span>{' '}
      <span className={classes.lineMoney}>
        {formatMoney({ amount: deal.amount, currency: deal.currency }, { cents: 'never' })}
      </span>
    </>
  );
  return (
    <li className={classes.panelLine}>
      {hasPage('/deals/:id') ? (
        <Link href={`/deals/${deal.id}`} className={classes.lineMain}>
          {inner}
        </Link>
      ) : (
        <span className={classes.lineMain}>{inner}</span>
      )}
      {children}
    </li>
  );
}

/** Whether there is anything to stand beside the day. */
export function hasPanel(day: Day): boolean {
  return [day.wonThisMonth, day.openDeals, day.quiet, day.noNextStep, day.birthdays, day.keepInTouch].some(
    (part) => part.length > 0,
  );
}

/** Beside the day: the month, deals that go quiet or have no next step, and birthdays. */
export function TodayPanel({ day, today }: { day: Day; today: string }) {
  const openNew = useNewRecord((state) => state.open);
  const all = (count: number, shown: number) =>
    count > shown && hasPage('/pipeline') ? <Link href="/pipeline">{words.all(formatCount(count))}</Link> : undefined;
  const quiet = day.quiet.slice(0, 5);
  const bare = day.noNextStep.slice(0, 5);
  return (
    <DetailPanel>
      <Month day={day} today={today} />
      <TouchSection day={day} today={today} />
      {quiet.length > 0 && (
        <PanelSection
          title={words.quiet}
          count={formatCount(day.quietCount)}
          actions={all(day.quietCount, quiet.length)}
        >
          <ul>
            {quiet.map((deal) => (
              <DealLine key={deal.id} deal={deal}>
                <span className={classes.lineEnd} data-tone={deal.state === 'bad' ? 'bad' : 'warn'}>
                  {words.lateDays(deal.daysQuiet)}
                </span>
              </DealLine>
            ))}
          </ul>
        </PanelSection>
      )}
      {bare.length > 0 && (
        <PanelSection
          title={words.noNextStep}
          count={formatCount(day.noNextStepCount)}
          actions={all(day.noNextStepCount, bare.length)}
        >
          <ul>
            {bare.map((deal) => (
              <DealLine key={deal.id} deal={deal}>
                <span className={classes.lineEnd}>{deal.stageName}</span>
                <span className={classes.lineActs}>
                  <IconButton
                    icon={IconPlus}
                    size={24}
                    label={words.setNextStep(deal.title)}
                    onClick={() =>
                      openNew('task', { dealId: deal.id, contactId: deal.contactId ?? deal.companyId ?? undefined })
                    }
                  />
                </span>
              </DealLine>
            ))}
          </ul>
        </PanelSection>
      )}
      {day.birthdays.length > 0 && (
        <PanelSection title={words.birthdays} count={formatCount(day.birthdays.length)}>
          <ul>
            {day.birthdays.map((person) => (
              <li key={person.id} className={classes.panelLine}>
                <Link href={`/contacts/${person.id}`} className={classes.lineMain}>
                  <span className={classes.lineIcon}>
                    <Glyph icon={IconCake} size={16} />
                  </span>
                  <span className={classes.lineText}>
                    <b>{person.displayName}</b> {person.turns === null ? '' : words.turns(person.turns)}
                  </span>
                </Link>
                <span className={classes.lineEnd}>
                  {person.daysAway === 0
                    ? strings.time.today
                    : person.daysAway === 1
                      ? strings.time.tomorrow
                      : weekdayName(person.date)}
                </span>
              </li>
            ))}
          </ul>
        </PanelSection>
      )}
    </DetailPanel>
  );
}
