/** Longer than this after the first, the second click is meant by itself. */
const doubleClickMs = 500;

/**
 * Lets the second half of a double click come to nothing: who opens a row by a double click would press whatever stands at
 * that place on the screen it led to. Call it on the first click.
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
