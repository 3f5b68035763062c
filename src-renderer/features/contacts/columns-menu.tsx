import { IconChevronDown, IconChevronUp, IconColumns3 } from '@tabler/icons-react';
import { useState } from 'react';
import { strings } from '@shared/locale';
import { CheckField, IconButton, LinkButton, Popover } from '@renderer/ui';
import { columnChoices } from './column-list';
import type { OwnField } from './fields';
import type { Layout } from './layout';
import classes from './filters.module.css';

const words = strings.contactList.columns;

/** Which columns are shown, and in which order. */
export function ColumnsMenu({
  layout,
  own,
  onChange,
}: {
  layout: Layout;
  own: readonly OwnField[];
  onChange: (layout: Layout | null) => void;
}) {
  const [opened, setOpened] = useState(false);
  const choices = columnChoices(own);
  const chosen = layout.columns.flatMap(({ key }) => choices.find((choice) => choice.key === key) ?? []);
  const others = choices.filter(({ key }) => !layout.columns.some((column) => column.key === key));

  function move(key: string, by: 1 | -1): void {
    const columns = layout.columns.slice();
    const at = columns.findIndex((column) => column.key === key);
    const [column] = columns.splice(at, 1);
    if (column) columns.splice(at + by, 0, column);
    onChange({ ...layout, columns });
  }

  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" trapFocus returnFocus withRoles={false}>
      <Popover.Target>
        <IconButton
          icon={IconColumns3}
          label={words.show}
          aria-haspopup="dialog"
          aria-expanded={opened}
          onClick={() => setOpened(!opened)}
        />
      </Popover.Target>
      <Popover.Dropdown role="dialog" aria-label={words.title}>
        <div className={classes.editor}>
          <div className={classes.columnLines}>
            {[...chosen, ...others].map(({ key, label }) => {
              const at = chosen.findIndex((choice) => choice.key === key);
              return (
                <div key={key} className={classes.columnLine}>
                  <CheckField
                    label={label}
                    checked={at >= 0}
                    disabled={key === 'name'}
                    onChange={(on) =>
                      onChange({
                        ...layout,
                        columns: on
                          ? [...layout.columns, { key }]
                          : layout.columns.filter((column) => column.key !== key),
                      })
                    }
                  />
                  {at > 0 && (
                    <IconButton
                      repeats
                      icon={IconChevronUp}
                      size={24}
                      label={words.up(label)}
                      onClick={() => move(key, -1)}
                    />
                  )}
                  {at >= 0 && at < chosen.length - 1 && (
                    <IconButton
                      repeats
                      icon={IconChevronDown}
                      size={24}
                      label={words.down(label)}
                      onClick={() => move(key, 1)}
                    />
                  )}
                </div>
              );
            })}
          </div>
          <p className={classes.hint}>{words.hint}</p>
          <LinkButton onClick={() => onChange(null)}>{words.reset}</LinkButton>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
