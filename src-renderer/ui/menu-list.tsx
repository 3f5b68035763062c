import { Menu } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useEffect, useState, type ReactElement } from 'react';
import { Glyph, type TablerIcon } from './glyph';
import { ariaKeys, Keys } from './keys';

export interface MenuAction {
  label: string;
  icon?: TablerIcon;
  keys?: string;
  onSelect: () => void;
  disabled?: boolean;
  danger?: boolean;
  /** Ticked, for choices. */
  checked?: boolean;
}

/** Actions, '-' for a line between them, or a heading. */
export type MenuEntry = MenuAction | '-' | { heading: string };

export interface MenuListProps {
  /** The button that opens it. */
  target: ReactElement;
  entries: ReadonlyArray<MenuEntry>;
  label: string;
  position?: 'bottom-start' | 'bottom-end' | 'top-start' | 'top-end' | 'right-start';
  width?: number | 'target';
  opened?: boolean;
  onChange?: (opened: boolean) => void;
}

/** The letter that chooses an entry while the menu is open: the last of its keys, where that is a letter or digit alone. */
function letterOf(entry: MenuEntry): string | null {
  if (entry === '-' || 'heading' in entry || entry.disabled === true || entry.keys === undefined) return null;
  const last = entry.keys.split(/\s+then\s+/i).at(-1) ?? '';
  return last.length === 1 ? last.toLowerCase() : null;
}

/** A menu of actions, each with its key. Arrows move, an entry's own letter chooses it, Esc closes and gives focus back. */
export function MenuList({
  target,
  entries,
  label,
  position = 'bottom-start',
  width = 200,
  opened,
  onChange,
}: MenuListProps) {
  const [ownOpened, setOwnOpened] = useState(false);
  const isOpen = opened ?? ownOpened;
  const change = (next: boolean) => {
    setOwnOpened(next);
    onChange?.(next);
  };

  // On the document, because whoever knows the letters is quicker than the focus that moves into the menu.
  useEffect(() => {
    if (!isOpen) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.key.length !== 1) return;
      const entry = entries.find((one) => letterOf(one) === event.key.toLowerCase());
      if (entry === undefined || entry === '-' || 'heading' in entry) return;
      event.preventDefault();
      event.stopPropagation();
      change(false);
      entry.onSelect();
    };
    document.addEventListener('keydown', onKeyDown, true);
    return () => document.removeEventListener('keydown', onKeyDown, true);
  });

  return (
    <Menu position={position} width={width} opened={isOpen} onChange={change}>
      <Menu.Target>{target}</Menu.Target>
      <Menu.Dropdown aria-label={label}>
        {entries.map((entry, at) => {
          if (entry === '-') return <Menu.Divider key={`line-${at}`} />;
          if ('heading' in entry) return <Menu.Label key={entry.heading}>{entry.heading}</Menu.Label>;
          return (
            <Menu.Item
              key={entry.label}
              leftSection={entry.icon ? <Glyph icon={entry.icon} /> : undefined}
              rightSection={
                entry.checked === true ? (
                  <Glyph icon={IconCheck} />
                ) : entry.keys === undefined ? undefined : (
                  <Keys keys={entry.keys} />
                )
              }
              disabled={entry.disabled}
              data-danger={entry.danger || undefined}
              aria-keyshortcuts={ariaKeys(entry.keys)}
              aria-current={entry.checked || undefined}
              onClick={entry.onSelect}
            >
              {entry.label}
            </Menu.Item>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}
