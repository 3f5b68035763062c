import { Popover as Base, type PopoverDropdownProps, type PopoverProps } from '@mantine/core';
import { createContext, useContext } from 'react';
import { ShortcutScope } from '@renderer/app/shortcuts';

const Within = createContext(false);

/**
 * How a list of choices or a calendar opens: within a popover it stands in it and not beside it, as a choice taken there
 * would otherwise be a press outside, which closes the popover before the choice is taken.
 */
export function useOpensWithin() {
  return useContext(Within) ? ({ withinPortal: false, floatingStrategy: 'fixed' } as const) : {};
}

const Opened = createContext(false);

function Dropdown({ children, ...props }: PopoverDropdownProps) {
  const opened = useContext(Opened);
  return (
    <Within value={true}>
      <Base.Dropdown {...props}>
        <ShortcutScope when={opened}>{children}</ShortcutScope>
      </Base.Dropdown>
    </Within>
  );
}

function Root(props: PopoverProps & { opened: boolean }) {
  return (
    <Opened value={props.opened}>
      <Base hideDetached={false} {...props} />
    </Opened>
  );
}

/**
 * Mantine's popover, in which fields with lists and calendars of their own work too. It stays where what it belongs to is
 * scrolled out of sight: hidden, it would lose the focus, and no Esc would reach it when it comes back. It hears keys alone:
 * a letter pressed on one of its boxes is none for the page behind it.
 */
export const Popover = Object.assign(Root, { Target: Base.Target, Dropdown });
