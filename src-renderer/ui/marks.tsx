import {
  IconMessage,
  IconMicrophone2,
  IconPhone,
  IconPhoneDone,
  IconPhoneOff,
  IconPhonePause,
  IconPhoneX,
} from '@tabler/icons-react';
import { strings } from '@shared/locale';
import { cx, Glyph, type TablerIcon } from './glyph';
import classes from './marks.module.css';

export type Lifecycle = 'new' | 'prospect' | 'qualified' | 'customer' | 'inactive';

/** A ring filled clockwise from the top to a share of one. Drawn with currentColor, so that forced colours keep it. */
function FilledRing({ share, size, className }: { share: number; size: number; className?: string }) {
  const radius = 2.1;
  const around = 2 * Math.PI * radius;
  return (
    <svg viewBox="0 0 14 14" width={size} height={size} className={className} aria-hidden focusable="false">
      <circle cx="7" cy="7" r="6" fill="none" stroke="currentColor" strokeWidth="1.5" />
      {share > 0 && (
        <circle
          cx="7"
          cy="7"
          r={radius}
          fill="none"
          stroke="currentColor"
          strokeWidth={radius * 2}
          strokeDasharray={`${Math.min(1, share) * around} ${around}`}
          transform="rotate(-90 7 7)"
        />
      )}
    </svg>
  );
}

function LifecycleGlyph({ stage, size }: { stage: Lifecycle; size: number }) {
  if (stage === 'prospect') return <FilledRing share={1 / 3} size={size} className={classes.soft} />;
  if (stage === 'qualified') return <FilledRing share={2 / 3} size={size} className={classes.ink} />;
  return (
    <svg
      viewBox="0 0 14 14"
      width={size}
      height={size}
      aria-hidden
      focusable="false"
      className={stage === 'customer' ? classes.good : stage === 'new' ? classes.soft : undefined}
    >
      {stage === 'new' && (
        <circle cx="7" cy="7" r="6" fill="none" stroke="currentColor" strokeWidth="1.5" strokeDasharray="2.35 2.36" />
      )}
      {stage === 'inactive' && (
        <>
          <circle cx="7" cy="7" r="6" fill="none" stroke="currentColor" strokeWidth="1.5" />
          <path d="M4.6 7h4.8" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" />
        </>
      )}
      {stage === 'customer' && (
        <>
          <circle cx="7" cy="7" r="6.75" fill="currentColor" />
          <path
            d="M4.2 7.2 6.2 9.1 9.8 5.2"
            fill="none"
            stroke="var(--cd-sheet)"
            strokeWidth="1.5"
            strokeLinecap="round"
            strokeLinejoin="round"
          />
        </>
      )}
    </svg>
  );
}

/** How far a person has come: a ring and a word, never a coloured badge. */
export function LifecycleMark({ stage, size = 14, iconOnly }: { stage: Lifecycle; size?: number; iconOnly?: boolean }) {
  const word = strings.ui.lifecycle[stage];
  return (
    <span className={classes.mark} data-quiet={stage === 'inactive' || undefined}>
      <LifecycleGlyph stage={stage} size={size} />
      {iconOnly === true ? <span className="cd-sr">{word}</span> : <span className={classes.text}>{word}</span>}
    </span>
  );
}

export interface StageRingProps {
  /** 0 to 100 */
  probability: number;
  size?: number;
  /** Stands beside it; without one the ring itself says its percentage. */
  label?: string;
  /** A won stage has the tick, a lost one the dash. */
  kind?: 'open' | 'won' | 'lost';
}

/** The ring of a deal's stage, filled to its probability. */
export function StageRing({ probability, size = 14, label, kind = 'open' }: StageRingProps) {
  const spoken = strings.ui.probability(`${Math.round(probability)}%`);
  return (
    <span className={classes.mark}>
      {kind === 'open' ? (
        <FilledRing share={probability / 100} size={size} className={classes.soft} />
      ) : (
        <LifecycleGlyph stage={kind === 'won' ? 'customer' : 'inactive'} size={size} />
      )}
      {label === undefined ? <span className="cd-sr">{spoken}</span> : <span className={classes.text}>{label}</span>}
    </span>
  );
}

export type Outcome = 'connected' | 'left_message' | 'left_voicemail' | 'no_answer' | 'busy' | 'wrong_number';

/** The six outcomes of a call in the order of their digits. */
export const outcomes: readonly Outcome[] = [
  'connected',
  'left_message',
  'left_voicemail',
  'no_answer',
  'busy',
  'wrong_number',
];

const outcomeGlyphs: Record<Outcome, TablerIcon> = {
  connected: IconPhoneDone,
  left_message: IconMessage,
  left_voicemail: IconMicrophone2,
  no_answer: IconPhoneX,
  busy: IconPhonePause,
  wrong_number: IconPhoneOff,
};

function isOutcome(outcome: string): outcome is Outcome {
  return outcome in outcomeGlyphs;
}

/** The glyph of an outcome; one of the office's own has the plain telephone. */
export function outcomeGlyph(outcome: string): TablerIcon {
  return isOutcome(outcome) ? outcomeGlyphs[outcome] : IconPhone;
}

/** The words of an outcome; one of the office's own is its own name. */
export function outcomeLabel(outcome: string): string {
  return isOutcome(outcome) ? strings.ui.outcome[outcome] : outcome;
}

/** How a call ended: glyph and word; connected in good, a wrong number in bad, the rest in ink. */
export function OutcomeMark({ outcome, label }: { outcome: string; label?: string }) {
  const tone = outcome === 'connected' ? 'good' : outcome === 'wrong_number' ? 'bad' : undefined;
  return (
    <span className={cx(classes.outcome)} data-tone={tone}>
      <Glyph icon={outcomeGlyph(outcome)} size={13} />
      <span className={classes.text}>{label ?? outcomeLabel(outcome)}</span>
    </span>
  );
}
