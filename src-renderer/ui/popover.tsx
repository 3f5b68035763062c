import { Popover as Base, type PopoverDropdownProps, type PopoverProps } from '@mantine/core';
import { createContext, useContext, type KeyboardEvent } from 'react';
import { ShortcutScope } from '@renderer/app/shortcuts';

const Within = createContext(false);

/**
 * How a list of choices or a calendar opens: within a popover it stands in it and not beside it, as a choice taken there
 * would otherwise be a press outside, which closes the popover before the choice is taken.
 */
export function useOpensWithin() {
  return useContext(Within) ? ({ withinPortal: false, floatingStrategy: 'fixed' } as const) : {};
}

/** Whether a list of choices or a calendar is open at what a key was pressed on: Esc is then for that alone. */
export function hasListOpen(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest('[data-mantine-stop-propagation="true"]') !== null) return true;
  return target.matches('[data-dates-input]') && document.querySelector('[data-dates-dropdown]') !== null;
}

const Opened = createContext({ opened: false, close: (): void => undefined });

function Dropdown({ children, ...props }: PopoverDropdownProps) {
  const { opened, close } = useContext(Opened);
  function onKeyGoingDown(event: KeyboardEvent<HTMLDivElement>): void {
    const { target, currentTarget } = event;
    const isOwn = target instanceof Element && target.closest('.mantine-Popover-dropdown') === currentTarget;
    if (event.key === 'Escape' && isOwn && !hasListOpen(target)) close();
  }
  return (
    <Within value={true}>
      <Base.Dropdown {...props} onKeyDownCapture={onKeyGoingDown}>
        <ShortcutScope when={opened}>{children}</ShortcutScope>
      </Base.Dropdown>
    </Within>
  );
}

function Root(props: Omit<PopoverProps, 'closeOnEscape'> & { opened: boolean }) {
  return (
    <Opened value={{ opened: props.opened, close: () => props.onChange?.(false) }}>
      {/* Its own way with Esc closes it over a list that is open in it. */}
      <Base hideDetached={false} {...props} closeOnEscape={false} />
    </Opened>
  );
}

/**
 * Mantine's popover, in which fields with lists and calendars of their own work too. It stays where what it belongs to is
 * scrolled out of sight: hidden, it would lose the focus, and no Esc would reach it when it comes back. It hears keys alone:
 * a letter pressed on one of its boxes is none for the page behind it.
 */
export const Popover = Object.assign(Root, { Target: Base.Target, Dropdown });
