import { useEffect } from 'react';

/**
 * Whether a click is the second half of a double click. An act was meant once by it, and what it would do now, it may do to
 * what stands in the place of what the first half took away.
 */
export function isSecondHalf(event: { detail: number } | undefined): boolean {
  return event !== undefined && event.detail > 0 && event.detail % 2 === 0;
}

/** Longer than this after the first, the second click is meant by itself. */
const doubleClickMs = 500;

/**
 * Lets the second half of a double click come to nothing: who opens a row by a double click would press whatever stands at
 * that place on the screen it led to. Call it on the first click, or when what that led to is drawn.
 */
export function swallowSecondClick(): void {
  function swallow(event: MouseEvent): void {
    if (event.detail < 2) return;
    event.preventDefault();
    event.stopPropagation();
  }
  const heard = ['mousedown', 'mouseup', 'click', 'dblclick'] as const;
  for (const type of heard) window.addEventListener(type, swallow, true);
  window.setTimeout(() => {
    for (const type of heard) window.removeEventListener(type, swallow, true);
  }, doubleClickMs);
}

/** The same for what opens and closes by a click: what comes up under the pointer, and what it stood before. */
export function useSecondClickSwallowed(opened: boolean): void {
  useEffect(() => {
    if (!opened) return undefined;
    swallowSecondClick();
    return swallowSecondClick;
  }, [opened]);
}
