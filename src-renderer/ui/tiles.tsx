import { DatePicker } from '@mantine/dates';
import { useId, useState } from 'react';
import type { LocalDate } from '@shared/domain/calendar';
import { nextStepChoices, nextStepDate, type NextStep } from '@shared/domain/next-step';
import { strings } from '@shared/locale';
import { formatDayOfMonth, formatDayShort } from '@shared/locale/format';
import { fileToday } from '@renderer/app/file-settings';
import { useShortcut } from '@renderer/app/shortcuts';
import { calendarProps } from './calendar';
import { Glyph } from './glyph';
import { Keycap } from './keys';
import { outcomeGlyph, outcomeLabel, outcomes } from './marks';
import { Popover } from './popover';
import { Tile, TileGroup } from './tile';
import classes from './tiles.module.css';

export interface OutcomeTilesProps {
  value: string | null;
  onChange: (outcome: string) => void;
  /** The six built-in ones, and the office's own after them. */
  choices?: readonly string[];
  columns?: 1 | 2 | 3;
  /** 40 high in call mode. */
  large?: boolean;
  hideLabel?: boolean;
}

function OutcomeTile({
  outcome,
  digit,
  chosen,
  focusable,
  large,
  onChoose,
}: {
  outcome: string;
  digit: string;
  chosen: boolean;
  focusable: boolean;
  large?: boolean;
  onChoose: () => void;
}) {
  const label = outcomeLabel(outcome);
  useShortcut(digit, onChoose, { description: label, group: 'form', altWhileTyping: true });
  return (
    <Tile
      chosen={chosen}
      focusable={focusable}
      className={classes.outcome}
      data-large={large || undefined}
      aria-keyshortcuts={digit}
      onClick={onChoose}
    >
      <Keycap size="lg" on={chosen ? 'accent' : undefined}>
        {digit}
      </Keycap>
      <Glyph icon={outcomeGlyph(outcome)} size={17} />
      <span className={classes.name}>{label}</span>
    </Tile>
  );
}

/** "How did it end?": one press of a digit answers; Alt and the digit while typing. */
export function OutcomeTiles({
  value,
  onChange,
  choices = outcomes,
  columns = 3,
  large,
  hideLabel,
}: OutcomeTilesProps) {
  const id = useId();
  const shown = choices.slice(0, 9);
  return (
    <div className={classes.frame}>
      <div id={id} className={hideLabel === true ? 'cd-sr' : classes.question}>
        {strings.ui.outcomeQuestion}
      </div>
      <TileGroup aria-labelledby={id} className={classes.outcomes} data-columns={columns}>
        {shown.map((outcome, at) => (
          <OutcomeTile
            key={outcome}
            outcome={outcome}
            digit={String(at + 1)}
            chosen={value === outcome}
            focusable={value === null || !shown.includes(value) ? at === 0 : value === outcome}
            large={large}
            onChoose={() => onChange(outcome)}
          />
        ))}
      </TileGroup>
    </div>
  );
}

/** A next step as chosen: `date` is 'YYYY-MM-DD', and null for none, or while one is still to be picked. */
export interface NextStepValue {
  choice: NextStep;
  date: LocalDate | null;
}

interface StepTileProps {
  choice: NextStep;
  letter: string;
  hint: string;
  chosen: boolean;
  focusable: boolean;
  onChoose: () => void;
}

function StepTile({ choice, letter, hint, chosen, focusable, onChoose }: StepTileProps) {
  const name = strings.ui.next[choice];
  useShortcut(letter, onChoose, {
    description: `${strings.ui.next.question}: ${name}`,
    group: 'form',
    altWhileTyping: true,
  });
  return (
    <Tile
      chosen={chosen}
      focusable={focusable}
      aria-haspopup={choice === 'pick' ? 'dialog' : undefined}
      className={classes.step}
      aria-keyshortcuts={letter}
      onClick={onChoose}
    >
      <span className={classes.name}>{name}</span>
      <span className={classes.stepFoot}>
        <span className={classes.hint}>{hint}</span>
        <Keycap size="lg" on={chosen ? 'accent' : undefined}>
          {letter}
        </Keycap>
      </span>
    </Tile>
  );
}

export interface NextStepTilesProps {
  value: NextStepValue | null;
  onChange: (value: NextStepValue) => void;
  today?: string;
  hideLabel?: boolean;
}

/** When to be back in touch: seven tiles with their letters. P opens a calendar. */
export function NextStepTiles({ value, onChange, today = fileToday(), hideLabel }: NextStepTilesProps) {
  const id = useId();
  const [picking, setPicking] = useState(false);

  function hintOf(choice: NextStep): string {
    if (choice === 'none') return strings.ui.next.noneHint;
    if (choice === 'pick')
      return value?.choice === 'pick' && value.date !== null ? formatDayOfMonth(value.date) : strings.ui.next.pickHint;
    const date = nextStepDate(choice, today) ?? today;
    // "Monday" says its weekday already.
    return choice === 'monday' ? formatDayOfMonth(date) : formatDayShort(date);
  }

  function choose(choice: NextStep): void {
    if (choice === 'pick') setPicking(true);
    else onChange({ choice, date: nextStepDate(choice, today) });
  }

  return (
    <div className={classes.frame}>
      <div id={id} className={hideLabel === true ? 'cd-sr' : classes.question}>
        {strings.ui.next.question}
      </div>
      <Popover opened={picking} onChange={setPicking} position="top" trapFocus returnFocus>
        <Popover.Target>
          <TileGroup aria-labelledby={id} className={classes.steps}>
            {nextStepChoices(today).map(({ choice, key: letter }, at) => (
              <StepTile
                key={choice}
                choice={choice}
                letter={letter}
                hint={hintOf(choice)}
                chosen={value?.choice === choice}
                focusable={value === null ? at === 0 : value.choice === choice}
                onChoose={() => choose(choice)}
              />
            ))}
          </TileGroup>
        </Popover.Target>
        <Popover.Dropdown aria-label={strings.ui.next.pickDate}>
          <DatePicker
            value={value?.date ?? null}
            minDate={today}
            {...calendarProps()}
            // The keys begin on a day.
            getDayProps={(date) => ({ 'data-autofocus': date === (value?.date ?? today) || undefined })}
            onChange={(date) => {
              if (date === null) return;
              onChange({ choice: 'pick', date: String(date).slice(0, 10) });
              setPicking(false);
            }}
          />
        </Popover.Dropdown>
      </Popover>
    </div>
  );
}
