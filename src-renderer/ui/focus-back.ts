import { useLayoutEffect, useRef, useState, type FocusEvent, type RefObject } from 'react';

/**
 * Gives the focus back to what had it when the component appeared. For dialogs that are taken away while open: the
 * library does so only for those that are closed first.
 */
export function useFocusBack(): void {
  const [before] = useState(() => document.activeElement);
  useLayoutEffect(
    () => () => {
      // After what is taken away has gone, and only when nothing else has taken the focus by then.
      queueMicrotask(() => {
        const lost = document.activeElement === null || document.activeElement === document.body;
        if (lost && before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
      });
    },
    [before],
  );
}

/**
 * Takes the focus from what had it within an area and was taken away, as a button goes with its row: keys go on from there.
 * @returns what hears the focus that comes into the area
 */
export function useFocusKept(area: RefObject<HTMLElement | null>): (event: FocusEvent<HTMLElement>) => void {
  const last = useRef<Element | null>(null);
  useLayoutEffect(() => {
    if (last.current === null || last.current.isConnected) return;
    last.current = null;
    if (document.activeElement === document.body) area.current?.focus({ preventScroll: true });
  });
  return (event) => {
    last.current = event.target;
  };
}
