import { IconCircleCheckFilled, IconCircleDashed, IconCircleX } from '@tabler/icons-react';
import { strings } from '@shared/locale';
import { Glyph } from '@renderer/ui';
import { saveFieldsOrTell } from './mutations';
import type { Card } from './queries';
import classes from './card-parts.module.css';

const words = strings.cardPartsPage.ready;
const questions = ['readyBudget', 'readyNeed', 'readyTiming', 'readyAuthority'] as const;

/** Four questions before a sale, each not known, yes or no; a press asks on. */
export function Readiness({ card }: { card: Card }) {
  return (
    <div className={classes.ready} role="group" aria-label={words.title}>
      {questions.map((question) => {
        const value = card[question];
        const state = value === null ? 'unknown' : value ? 'yes' : 'no';
        const next = value === null ? true : value ? false : null;
        return (
          <button
            key={question}
            type="button"
            className={classes.mark}
            data-state={state}
            aria-label={words.ask(words[question], words[state])}
            title={words.ask(words[question], words[state])}
            onClick={() => saveFieldsOrTell(card, { [question]: next }, words[question])}
          >
            <Glyph icon={value === null ? IconCircleDashed : value ? IconCircleCheckFilled : IconCircleX} size={15} />
            {words[question]}
          </button>
        );
      })}
    </div>
  );
}
