import { IconStar, IconStarFilled, IconX } from '@tabler/icons-react';
import { useEffect, useRef, type CSSProperties, type KeyboardEvent } from 'react';
import { strings } from '@shared/locale';
import { formatMoment } from '@shared/locale/format';
import { Avatar, Glyph, IconButton } from '@renderer/ui';
import { fieldName, fieldValue, type Preview, type PreviewField } from './field-words';
import classes from './merge.module.css';

const words = strings.mergePage;

export interface FieldTableProps {
  preview: Preview;
  /** From which card each field comes; for notes also 'all'. */
  choices: Readonly<Record<string, string>>;
  onChoose: (key: string, from: string) => void;
  onKeep: (id: string) => void;
  onLeave: (id: string) => void;
}

function Column({
  card,
  kind,
  kept,
  onKeep,
  onLeave,
}: {
  card: Preview['cards'][number];
  kind: Preview['kind'];
  kept: boolean;
  onKeep: () => void;
  /** Takes the card out of the merge; a pair has none to spare. */
  onLeave: (() => void) | undefined;
}) {
  const name = card.displayName || words.unnamed;
  return (
    <th scope="col" className={classes.head} data-on={kept || undefined}>
      <div className={classes.headRow}>
        <label className={classes.column}>
          <input
            type="radio"
            name="keeper"
            className={classes.radio}
            checked={kept}
            aria-label={words.keepThis(name)}
            onChange={onKeep}
          />
          <Avatar id={card.id} name={name} kind={kind} size={28} />
          <span className={classes.who}>
            <span className={classes.name} title={name} dir="auto">
              {name}
            </span>
            <span className={classes.second} title={card.companyName}>
              {card.companyName || words.added(formatMoment(card.createdAt))}
            </span>
          </span>
          <span className={classes.star} title={kept ? words.keep : undefined}>
            <Glyph icon={kept ? IconStarFilled : IconStar} size={16} />
          </span>
        </label>
        {onLeave && (
          <span className={classes.leave}>
            <IconButton icon={IconX} size={24} label={words.leaveOut(name)} onClick={onLeave} />
          </span>
        )}
      </div>
    </th>
  );
}

function Cells({
  field,
  preview,
  chosen,
  onChoose,
}: {
  field: PreviewField;
  preview: Preview;
  chosen: string;
  onChoose: (from: string) => void;
}) {
  return preview.cards.map((card, index) => {
    const value = field.values[index] ?? '';
    const shown = fieldValue(field, value);
    return (
      <td key={card.id}>
        <label className={classes.cell} data-on={chosen === card.id || undefined}>
          <input
            type="radio"
            name={field.key}
            className={classes.radio}
            checked={chosen === card.id}
            aria-label={words.from(fieldName(field), shown, card.displayName || words.unnamed)}
            onChange={() => onChoose(card.id)}
          />
          <span className={value === '' ? classes.nothing : classes.value} title={shown} dir="auto">
            {shown}
          </span>
        </label>
      </td>
    );
  });
}

/** The cards side by side: one column a card, one row a field in which they differ. Digits choose a column of the row that has the focus. */
export function FieldTable({ preview, choices, onChoose, onKeep, onLeave }: FieldTableProps) {
  const table = useRef<HTMLTableElement>(null);
  useEffect(() => {
    // The dialog was there before the cards were read.
    table.current?.querySelector<HTMLInputElement>('tbody input:checked, thead input:checked')?.focus();
  }, []);

  function onKey(event: KeyboardEvent<HTMLTableElement>): void {
    if (!/^[1-9]$/.test(event.key) || event.ctrlKey || event.metaKey || event.altKey) return;
    const card = preview.cards[Number(event.key) - 1];
    const row = (event.target as HTMLElement).closest('tr');
    if (card === undefined || row === null) return;
    event.preventDefault();
    const key = row.dataset['field'];
    if (key === undefined) onKeep(card.id);
    else onChoose(key, card.id);
    row
      .querySelectorAll<HTMLInputElement>('td input, thead input')
      .item(Number(event.key) - 1)
      ?.focus();
  }

  return (
    <table
      ref={table}
      className={classes.table}
      style={{ '--cards': preview.cards.length } as CSSProperties}
      onKeyDown={onKey}
    >
      <thead>
        <tr>
          <th scope="col">
            <span className={classes.hidden}>{words.field}</span>
          </th>
          {preview.cards.map((card) => (
            <Column
              key={card.id}
              card={card}
              kind={preview.kind}
              kept={card.id === preview.keeperId}
              onKeep={() => onKeep(card.id)}
              onLeave={preview.cards.length > 2 ? () => onLeave(card.id) : undefined}
            />
          ))}
        </tr>
      </thead>
      <tbody>
        {preview.fields.map((field) => (
          <tr key={field.key} data-field={field.key}>
            <th scope="row">
              {fieldName(field)}
              {field.key === 'notes' && (
                <label className={classes.allNotes}>
                  <input
                    type="radio"
                    name="notes"
                    checked={choices['notes'] === 'all'}
                    onChange={() => onChoose('notes', 'all')}
                  />
                  {words.allNotes}
                </label>
              )}
            </th>
            <Cells
              field={field}
              preview={preview}
              chosen={choices[field.key] ?? field.suggested}
              onChoose={(from) => onChoose(field.key, from)}
            />
          </tr>
        ))}
        {preview.fields.length === 0 && (
          <tr>
            <td colSpan={preview.cards.length + 1} className={classes.same}>
              {words.noDifference}
            </td>
          </tr>
        )}
      </tbody>
    </table>
  );
}
