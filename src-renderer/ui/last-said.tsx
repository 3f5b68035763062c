import { IconArrowBigRightLines, IconQuote } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { strings } from '@shared/locale';
import { cx, Glyph, type TablerIcon } from './glyph';
import classes from './last-said.module.css';

export interface LastSaidProps {
  /** One or two sentences; null when nobody has spoken with them. */
  text: ReactNode | null;
  /** "Tue 10 Nov, by phone, to you" */
  meta?: ReactNode;
  /** What came after it, one short phrase each. */
  since?: ReadonlyArray<{ icon: TablerIcon; text: string }>;
  /** The one next step; left out where the place has no room for it. */
  next?: {
    text: ReactNode;
    due?: string;
    tone?: 'now' | 'late' | 'plain';
    /** Done, Snooze and the pencil, or the one button that sets a next step. */
    actions?: ReactNode;
  };
}

/** The first thing on a card: the last conversation with anyone of us, and the one next step. */
export function LastSaid({ text, meta, since, next }: LastSaidProps) {
  return (
    <div className={classes.frame}>
      <div className={classes.box} data-alone={next === undefined || undefined}>
        <section className={classes.said} aria-label={strings.ui.lastSaid}>
          <div className={classes.head}>
            <Glyph icon={IconQuote} size={14} />
            <h2 className={classes.title}>{strings.ui.lastSaid}</h2>
            {meta !== undefined && <span className={classes.meta}>{meta}</span>}
          </div>
          <p className={cx(classes.text, text === null && classes.quietText)}>{text ?? strings.ui.nothingSaid}</p>
          {since !== undefined && since.length > 0 && (
            <div className={classes.since}>
              <span>{strings.ui.sinceThen}</span>
              {since.map((item) => (
                <span key={item.text} className={classes.sinceItem}>
                  <Glyph icon={item.icon} size={13} />
                  {item.text}
                </span>
              ))}
            </div>
          )}
        </section>
        {next && (
          <section className={classes.next} aria-label={strings.ui.nextStep}>
            <div className={classes.head}>
              <Glyph icon={IconArrowBigRightLines} size={14} />
              <h2 className={classes.title}>{strings.ui.nextStep}</h2>
              {next.due !== undefined && (
                <span className={classes.due} data-tone={next.tone}>
                  {next.due}
                </span>
              )}
            </div>
            <p className={classes.step}>{next.text}</p>
            {next.actions !== undefined && <div className={classes.actions}>{next.actions}</div>}
          </section>
        )}
      </div>
    </div>
  );
}
