import { useLayoutEffect, useRef, useState, type FocusEvent, type RefObject } from 'react';

const takesFocus = 'button:not(:disabled), a[href], input:not(:disabled), select, textarea, [tabindex="0"]';

/** An element and what it stands in, from the inside out. */
function pathOf(element: Element | null): Element[] {
  const path: Element[] = [];
  for (let one = element; one !== null && one !== document.body; one = one.parentElement) path.push(one);
  return path;
}

/** What takes the focus in place of one that went: a field edited in its place is a button again when it was saved. */
function standIn(path: readonly Element[]): HTMLElement | null {
  for (const around of path) {
    if (!around.isConnected) continue;
    const taker = around.matches(takesFocus) ? around : around.querySelector(takesFocus);
    if (taker instanceof HTMLElement) return taker;
  }
  return null;
}

/** Where each open dialog gives the focus back to: one that follows on another goes on from where that one began. */
const opened: (readonly Element[])[] = [];

/**
 * Gives the focus back to what had it when the component appeared, or to what stands in its place by now. For dialogs
 * that are taken away while open: the library does so only for those that are closed first.
 */
export function useFocusBack(): void {
  const [before] = useState(() => [...pathOf(document.activeElement), ...(opened.at(-1) ?? [])]);
  useLayoutEffect(() => {
    opened.push(before);
    return () => {
      opened.splice(opened.indexOf(before), 1);
      // After what is taken away has gone, and only when nothing else has taken the focus by then.
      queueMicrotask(() => {
        const lost = document.activeElement === null || document.activeElement === document.body;
        if (lost) standIn(before)?.focus({ preventScroll: true });
      });
    };
  }, [before]);
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
