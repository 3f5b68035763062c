import { IconCheck } from '@tabler/icons-react';
import { strings } from '@shared/locale';
import { Glyph } from './glyph';
import classes from './misc.module.css';

/** Where one is in a task of several screens: "1 File, 2 Match columns, 3 Check rows, 4 Done". `current` counts from 0. */
export function StepHeader({ steps, current }: { steps: readonly string[]; current: number }) {
  return (
    <ol
      className={classes.steps}
      aria-label={strings.ui.steps(String(Math.min(current + 1, steps.length)), String(steps.length))}
    >
      {steps.map((step, at) => {
        const state = at < current ? 'done' : at === current ? 'now' : 'later';
        return (
          <li
            key={step}
            className={classes.step}
            data-state={state}
            aria-current={state === 'now' ? 'step' : undefined}
          >
            <span className={classes.stepDot} aria-hidden>
              {state === 'done' ? <Glyph icon={IconCheck} size={12} /> : at + 1}
            </span>
            <span className={classes.stepLabel}>{step}</span>
            {state === 'done' && <span className="cd-sr">{strings.ui.stepDone}</span>}
          </li>
        );
      })}
    </ol>
  );
}
