import { useId, useState, type KeyboardEvent } from 'react';
import { fold } from '@shared/domain/fold';
import type { ContactField } from '@shared/domain/contact-fields';
import { strings } from '@shared/locale';
import { cx, Glyph } from '@renderer/ui';
import { fieldIcon, type FieldWorld } from './fields';
import classes from './filters.module.css';

const words = strings.contactList;

/** Any field of a card, found by typing a part of its name; arrows move, Enter takes. */
export function FieldList({
  world,
  onTake,
  onGroup,
}: {
  world: FieldWorld;
  onTake: (field: ContactField) => void;
  /** Takes a group of several conditions instead. */
  onGroup?: () => void;
}) {
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const listId = useId();
  const wanted = fold(typed).split(' ');
  const fits = (label: string): boolean => wanted.every((word) => fold(label).includes(word));
  const fields = world.fields.filter((field) => fits(world.label(field.key)));
  const group = onGroup !== undefined && fits(words.anyGroup);
  const count = fields.length + (group ? 1 : 0);
  const here = Math.min(at, count - 1);

  function take(index: number): void {
    const field = fields[index];
    if (field) onTake(field);
    else if (group) onGroup();
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0 && count > 0) {
      event.preventDefault();
      const next = (here + step + count) % count;
      setAt(next);
      document.getElementById(`${listId}-${next}`)?.scrollIntoView({ block: 'nearest' });
    } else if (event.key === 'Enter') {
      event.preventDefault();
      take(here);
    }
  }

  return (
    <div className={classes.fieldList}>
      <input
        className={classes.fieldSearch}
        role="combobox"
        aria-expanded
        aria-controls={listId}
        aria-activedescendant={count > 0 ? `${listId}-${here}` : undefined}
        aria-label={words.findField}
        placeholder={words.findField}
        value={typed}
        data-autofocus
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div id={listId} role="listbox" aria-label={words.filterBy} className={classes.fieldOptions}>
        {fields.map((field, index) => (
          <div key={field.key} role="presentation">
            {field.group !== fields[index - 1]?.group && (
              <div className={classes.fieldGroup} role="presentation">
                {words.group[field.group]}
              </div>
            )}
            <div
              id={`${listId}-${index}`}
              role="option"
              aria-selected={index === here}
              className={classes.fieldOption}
              onMouseMove={() => setAt(index)}
              onClick={() => take(index)}
            >
              <Glyph icon={fieldIcon(field)} size={15} />
              <span>{world.label(field.key)}</span>
            </div>
          </div>
        ))}
        {group && (
          <div
            id={`${listId}-${fields.length}`}
            role="option"
            aria-selected={here === fields.length}
            className={cx(classes.fieldOption, classes.fieldMore)}
            onMouseMove={() => setAt(fields.length)}
            onClick={() => take(fields.length)}
          >
            <span>{words.anyGroup}</span>
          </div>
        )}
        {count === 0 && (
          <div className={classes.fieldGroup} role="option" aria-selected={false} aria-disabled>
            {words.noField}
          </div>
        )}
      </div>
    </div>
  );
}
