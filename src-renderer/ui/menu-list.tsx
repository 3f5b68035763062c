import { Menu } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import type { KeyboardEvent, ReactElement } from 'react';
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
  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.key.length !== 1) return;
    const at = entries.findIndex((entry) => letterOf(entry) === event.key.toLowerCase());
    if (at < 0) return;
    event.preventDefault();
    event.stopPropagation();
    event.currentTarget.querySelector<HTMLElement>(`[data-entry="${at}"]`)?.click();
  }

  return (
    <Menu position={position} width={width} opened={opened} onChange={onChange}>
      <Menu.Target>{target}</Menu.Target>
      <Menu.Dropdown aria-label={label} onKeyDown={onKeyDown}>
        {entries.map((entry, at) => {
          if (entry === '-') return <Menu.Divider key={`line-${at}`} />;
          if ('heading' in entry) return <Menu.Label key={entry.heading}>{entry.heading}</Menu.Label>;
          return (
            <Menu.Item
              key={entry.label}
              data-entry={at}
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
