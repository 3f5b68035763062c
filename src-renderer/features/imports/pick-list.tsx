import { Combobox, useCombobox } from '@mantine/core';
import { useMemo, useState, type ReactElement } from 'react';
import { strings } from '@shared/locale';
import { Glyph, type TablerIcon } from '@renderer/ui/glyph';
import parts from '@renderer/app/theme/parts.module.css';
import classes from './match.module.css';

const words = strings.importsPage.match;

export interface PickOption {
  value: string;
  label: string;
  icon?: TablerIcon;
}

export interface PickGroup {
  label: string;
  options: readonly PickOption[];
}

export interface PickListProps {
  /** What is chosen here, for screen readers. */
  label: string;
  value: string;
  groups: readonly PickGroup[];
  onPick: (value: string) => void;
  /** The button that opens the list, made with how to open it. */
  target: (toggle: () => void) => ReactElement;
  width?: number | 'target';
}

/** A button that opens a list to choose from, narrowed by typing. What is in the list is drawn only while it is open. */
export function PickList({ label, value, groups, onPick, target, width = 260 }: PickListProps) {
  const [search, setSearch] = useState('');
  const combobox = useCombobox({
    onDropdownOpen: () => {
      combobox.focusSearchInput();
      combobox.updateSelectedOptionIndex('active');
    },
    onDropdownClose: (source) => {
      // A click elsewhere keeps the focus that it chose.
      if (source === 'keyboard') combobox.focusTarget();
      combobox.resetSelectedOption();
      setSearch('');
    },
  });
  const wanted = search.trim().toLowerCase();
  const shown = useMemo(
    () =>
      groups
        .map((group) => ({
          ...group,
          // Finding a heading finds all that stands under it.
          options: group.label.toLowerCase().includes(wanted)
            ? group.options
            : group.options.filter((option) => option.label.toLowerCase().includes(wanted)),
        }))
        .filter((group) => group.options.length > 0),
    [groups, wanted],
  );
  const options = (list: readonly PickOption[]) =>
    list.map((option) => (
      <Combobox.Option key={option.value} value={option.value} active={option.value === value}>
        <span className={classes.option}>
          {option.icon && <Glyph icon={option.icon} size={15} />}
          {option.label}
        </span>
      </Combobox.Option>
    ));

  return (
    <Combobox
      store={combobox}
      width={width}
      position="bottom-start"
      shadow="md"
      offset={4}
      zIndex={300}
      classNames={{
        dropdown: parts.dropdown,
        option: parts.option,
        groupLabel: parts.menuLabel,
        search: classes.search,
      }}
      onOptionSubmit={(picked) => {
        combobox.closeDropdown();
        combobox.focusTarget();
        if (picked !== value) onPick(picked);
      }}
    >
      <Combobox.Target targetType="button">{target(() => combobox.toggleDropdown())}</Combobox.Target>
      <Combobox.Dropdown>
        {combobox.dropdownOpened && (
          <>
            <Combobox.Search
              value={search}
              aria-label={`${label}. ${words.search}`}
              placeholder={words.search}
              onChange={(event) => {
                setSearch(event.currentTarget.value);
                combobox.updateSelectedOptionIndex();
                combobox.selectFirstOption();
              }}
            />
            <Combobox.Options mah={320} className={classes.options} aria-label={label}>
              {shown.length === 0 && <Combobox.Empty>{words.nothing}</Combobox.Empty>}
              {shown.map((group) =>
                group.label === '' ? (
                  options(group.options)
                ) : (
                  <Combobox.Group key={group.label} label={group.label}>
                    {options(group.options)}
                  </Combobox.Group>
                ),
              )}
            </Combobox.Options>
          </>
        )}
      </Combobox.Dropdown>
    </Combobox>
  );
}
