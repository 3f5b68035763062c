import { IconArrowRight } from '@tabler/icons-react';
import { useRef, type ReactNode } from 'react';
import { useFocusKept } from './focus-back';
import { Glyph, type TablerIcon } from './glyph';
import classes from './timeline.module.css';

/** What happened with a card, newest first; plans stand on top under their own heading. */
export function Timeline({ label, children }: { label: string; children: ReactNode }) {
  const list = useRef<HTMLOListElement>(null);
  const keepFocus = useFocusKept(list);
  return (
    <ol ref={list} className={classes.timeline} aria-label={label} tabIndex={-1} onFocus={keepFocus}>
      {children}
    </ol>
  );
}

/** A heading between entries: Coming up, This week, October. */
export function TimelineGroup({ children }: { children: ReactNode }) {
  return <li className={classes.group}>{children}</li>;
}

export interface TimelineEntryProps {
  icon: TablerIcon;
  title: ReactNode;
  /** A plan has a dashed accent dot. */
  kind?: 'past' | 'plan';
  /** Beside the title: outcome, length, pill, due date. */
  meta?: ReactNode;
  /** "Tue 10 Nov 09:18" */
  when: ReactNode;
  /** Its instant or date for machines. */
  dateTime?: string;
  /** Who logged it: an Avatar of kind user, 18. */
  who?: ReactNode;
  text?: ReactNode;
  /** Attachments and links under the text: Chips. */
  extra?: ReactNode;
  /** Buttons that appear on hover and focus. */
  actions?: ReactNode;
}

export function TimelineEntry({
  icon,
  title,
  kind = 'past',
  meta,
  when,
  dateTime,
  who,
  text,
  extra,
  actions,
}: TimelineEntryProps) {
  return (
    <li className={classes.entry} data-kind={kind}>
      <span className={classes.dot}>
        <Glyph icon={icon} size={15} />
      </span>
      <div className={classes.body}>
        <div className={classes.head}>
          <span className={classes.title}>{title}</span>
          {meta !== undefined && <span className={classes.meta}>{meta}</span>}
          <span className={classes.when}>
            {actions !== undefined && <span className={classes.actions}>{actions}</span>}
            <time dateTime={dateTime}>{when}</time>
            {who}
          </span>
        </div>
        {text !== undefined && text !== '' && <div className={classes.text}>{text}</div>}
        {extra !== undefined && <div className={classes.extra}>{extra}</div>}
      </div>
    </li>
  );
}

/** A change of a field, as a slim line: "Deal moved from Demo to Proposal". */
export function TimelineChange({
  children,
  when,
  dateTime,
  icon = IconArrowRight,
  who,
  action,
}: {
  children: ReactNode;
  when?: ReactNode;
  dateTime?: string;
  icon?: TablerIcon;
  who?: ReactNode;
  /** The way back, where there is one. */
  action?: ReactNode;
}) {
  return (
    <li className={classes.entry} data-kind="change">
      <span className={classes.dot}>
        <Glyph icon={icon} size={14} />
      </span>
      <div className={classes.slim}>
        <span className={classes.slimText}>{children}</span>
        {when !== undefined && (
          <span className={classes.when}>
            {action}
            <time dateTime={dateTime}>{when}</time>
            {who}
          </span>
        )}
      </div>
    </li>
  );
}
