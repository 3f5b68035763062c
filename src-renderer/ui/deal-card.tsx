import { IconAlertCircle, IconArrowBigRight, IconHourglass, IconPhone } from '@tabler/icons-react';
import { strings } from '@shared/locale';
import { Avatar } from './avatar';
import { Pill } from './chip';
import { Glyph, type TablerIcon } from './glyph';
import { Keycap } from './keys';
import classes from './deal-card.module.css';

export interface DealCardProps {
  title: string;
  /** Whose deal it is; null while nobody's. */
  company: { id: string; name: string; kind?: 'person' | 'company' } | null;
  /** Already formatted: "£6,900". */
  value: string;
  /** Days since the last touch, once over the stage's limit; bad from twice the limit on. */
  quiet?: { days: number; tone: 'warn' | 'bad' } | null;
  /** Its next step; null draws the warn line with its key. */
  next: {
    text: string;
    due: string;
    tone?: 'now' | 'late' | 'plain';
    kind?: 'call' | 'other';
    icon?: TablerIcon;
  } | null;
  /** The key that sets a next step, on the warn line: "S". */
  nextKey?: string;
  current?: boolean;
  selected?: boolean;
  lifted?: boolean;
  /** The place that a lifted card left. */
  ghost?: boolean;
}

/** A deal on the board. Only its looks: who holds it makes it a button, an option, a thing to drag. */
export function DealCard({
  title,
  company,
  value,
  quiet,
  next,
  nextKey,
  current,
  selected,
  lifted,
  ghost,
}: DealCardProps) {
  return (
    <article
      className={classes.card}
      data-current={current || undefined}
      data-selected={selected || undefined}
      data-lifted={lifted || undefined}
      data-ghost={ghost || undefined}
    >
      <div className={classes.top}>
        <div className={classes.title} title={title}>
          {title}
        </div>
        {company && (
          <div className={classes.company}>
            <Avatar id={company.id} name={company.name} kind={company.kind ?? 'company'} size={16} />
            <span className={classes.companyName}>{company.name}</span>
          </div>
        )}
        <div className={classes.value}>
          <span>{value}</span>
          {quiet && (
            <Pill tone={quiet.tone} icon={IconHourglass}>
              {strings.ui.quiet(String(quiet.days))}
            </Pill>
          )}
        </div>
      </div>
      {next ? (
        <div className={classes.foot}>
          <Glyph icon={next.icon ?? (next.kind === 'call' ? IconPhone : IconArrowBigRight)} size={13} />
          <span className={classes.step}>{next.text}</span>
          <span className={classes.due} data-tone={next.tone}>
            {next.due}
          </span>
        </div>
      ) : (
        <div className={classes.foot} data-tone="warn">
          <Glyph icon={IconAlertCircle} size={13} />
          <span className={classes.step}>{strings.ui.noNextStep}</span>
          {nextKey !== undefined && <Keycap>{nextKey}</Keycap>}
        </div>
      )}
    </article>
  );
}
