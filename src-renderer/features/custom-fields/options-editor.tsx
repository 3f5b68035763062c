import { IconPlus, IconX } from '@tabler/icons-react';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { strings } from '@shared/locale';
import { formatCount } from '@shared/locale/format';
import { Button, IconButton, TextField } from '@renderer/ui';
import { ColourMenu } from './colour-menu';
import { blankOption, type OptionDraft } from './field-form';
import { OrderedList } from './ordered-list';
import classes from './custom-fields.module.css';

const form = strings.customFieldsPage.fields.form;

/** The choices of a field: named, coloured, ordered, removed. Enter in one adds the next. */
export function OptionsEditor({
  options,
  onChange,
}: {
  options: readonly OptionDraft[];
  onChange: (options: OptionDraft[]) => void;
}) {
  const focusOn = useRef<string | null>(null);
  const fields = useRef(new Map<string, HTMLInputElement>());
  useEffect(() => {
    if (focusOn.current === null) return;
    fields.current.get(focusOn.current)?.focus();
    focusOn.current = null;
  });

  const change = (key: string, patch: Partial<OptionDraft>) =>
    onChange(options.map((option) => (option.key === key ? { ...option, ...patch } : option)));

  function addAfter(key: string | null): void {
    const at = key === null ? options.length : options.findIndex((option) => option.key === key) + 1;
    const blank = blankOption(options.map((option) => option.colour));
    focusOn.current = blank.key;
    onChange([...options.slice(0, at), blank, ...options.slice(at)]);
  }

  function remove(key: string): void {
    const at = options.findIndex((option) => option.key === key);
    focusOn.current = (options[at - 1] ?? options[at + 1])?.key ?? null;
    onChange(options.filter((option) => option.key !== key));
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>, option: OptionDraft): void {
    if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      addAfter(option.key);
    } else if (event.key === 'Backspace' && option.name === '' && options.length > 1) {
      event.preventDefault();
      remove(option.key);
    }
  }

  const items = options.map((option, index) => ({
    ...option,
    draftId: option.id,
    id: option.key,
    place: formatCount(index + 1),
    name: option.name || form.option(formatCount(index + 1)),
    typed: option.name,
  }));
  return (
    <div className={classes.options} role="group" aria-label={form.options}>
      <span className={classes.label}>{form.options}</span>
      <OrderedList
        label={form.options}
        items={items}
        onMove={(item, before) => {
          const moved = options.find((option) => option.key === item.key);
          const others = options.filter((option) => option.key !== item.key);
          const at = before === null ? others.length : others.findIndex((option) => option.key === before);
          if (moved !== undefined) onChange([...others.slice(0, at), moved, ...others.slice(at)]);
        }}
      >
        {(item) => (
          <>
            <ColourMenu
              label={form.colour(item.name)}
              value={item.colour}
              onPick={(colour) => change(item.key, { colour })}
            />
            <TextField
              ref={(element) => {
                if (element === null) fields.current.delete(item.key);
                else fields.current.set(item.key, element);
              }}
              label={form.option(item.place)}
              hideLabel
              className={classes.grow}
              value={item.typed}
              maxLength={100}
              onChange={(name) => change(item.key, { name })}
              onKeyDown={(event) => onKeyDown(event, { ...item, id: item.draftId, name: item.typed })}
            />
            <IconButton
              icon={IconX}
              size={24}
              label={form.removeOption(item.name)}
              disabled={options.length === 1}
              onClick={() => remove(item.key)}
            />
          </>
        )}
      </OrderedList>
      <Button kind="ghost" icon={IconPlus} repeats onClick={() => addAfter(null)}>
        {form.addOption}
      </Button>
    </div>
  );
}
