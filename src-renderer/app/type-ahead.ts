let stopBefore: (() => void) | null = null;

/**
 * Keeps what is typed between the key that opens a field and the moment in which the field has the focus: a quick hand
 * types on, and what it types would be taken for keys of the page beneath.
 * @param isOver whether the field has the focus by now, or is not wanted any more
 * @param put changes the text that the field will have
 */
export function keepTyped(isOver: () => boolean, put: (change: (text: string) => string) => void): void {
  stopBefore?.();

  function stop(): void {
    window.removeEventListener('keydown', onKey, true);
    stopBefore = null;
  }

  function onKey(event: KeyboardEvent): void {
    if (isOver()) {
      stop();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.key.length === 1) put((text) => text + event.key);
    else if (event.key === 'Backspace') put((text) => text.slice(0, -1));
    // There is nothing yet that it could choose.
    else if (event.key !== 'Enter') return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }

  window.addEventListener('keydown', onKey, true);
  stopBefore = stop;
}
