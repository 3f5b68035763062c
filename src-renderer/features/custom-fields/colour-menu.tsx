import { useState } from 'react';
import { strings } from '@shared/locale';
import { cx, Popover } from '@renderer/ui';
import classes from './custom-fields.module.css';

const words = strings.customFieldsPage;

/** The colour of a tag or choice as a dot that opens the eight there are. */
export function ColourMenu({
  label,
  value,
  onPick,
}: {
  label: string;
  value: number;
  onPick: (colour: number) => void;
}) {
  const [opened, setOpened] = useState(false);
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" trapFocus returnFocus>
      <Popover.Target>
        <button
          type="button"
          className={classes.dotButton}
          aria-label={`${label}: ${words.colours[value] ?? ''}`}
          onClick={() => setOpened(!opened)}
        >
          <span className={classes.dot} data-tint={value} />
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={label}>
        <div className={classes.swatches}>
          {words.colours.map((name, colour) => (
            <button
              key={name}
              type="button"
              className={cx(classes.swatch)}
              data-tint={colour}
              aria-label={name}
              aria-pressed={colour === value}
              onClick={() => {
                setOpened(false);
                if (colour !== value) onPick(colour);
              }}
            >
              Aa
            </button>
          ))}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
