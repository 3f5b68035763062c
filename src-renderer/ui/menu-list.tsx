import { Menu } from '@mantine/core';
import type { ReactElement } from 'react';
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

/** A menu of actions, each with its key. Arrows move, a first letter jumps, Esc closes and gives focus back. */
export function MenuList({
  target,
  entries,
  label,
  position = 'bottom-start',
  width = 200,
  opened,
  onChange,
}: MenuListProps) {
  return (
    <Menu position={position} width={width} opened={opened} onChange={onChange}>
      <Menu.Target>{target}</Menu.Target>
      <Menu.Dropdown aria-label={label}>
        {entries.map((entry, at) => {
          if (entry === '-') return <Menu.Divider key={`line-${at}`} />;
          if ('heading' in entry) return <Menu.Label key={entry.heading}>{entry.heading}</Menu.Label>;
          return (
            <Menu.Item
              key={entry.label}
              leftSection={entry.icon ? <Glyph icon={entry.icon} /> : undefined}
              rightSection={entry.keys === undefined ? undefined : <Keys keys={entry.keys} />}
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
