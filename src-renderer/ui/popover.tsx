import { Popover as Base, type PopoverDropdownProps } from '@mantine/core';
import { createContext, useContext } from 'react';

const Within = createContext(false);

/**
 * How a list of choices or a calendar opens: within a popover it stands in it and not beside it, as a choice taken there
 * would otherwise be a press outside, which closes the popover before the choice is taken.
 */
export function useOpensWithin() {
  return useContext(Within) ? ({ withinPortal: false, floatingStrategy: 'fixed' } as const) : {};
}

function Dropdown(props: PopoverDropdownProps) {
  return (
    <Within value={true}>
      <Base.Dropdown {...props} />
    </Within>
  );
}

/**
 * Mantine's popover, in which fields with lists and calendars of their own work too. It stays where what it belongs to is
 * scrolled out of sight: hidden, it would lose the focus, and no Esc would reach it when it comes back.
 */
export const Popover = Object.assign(Base.withProps({ hideDetached: false }), { Target: Base.Target, Dropdown });
