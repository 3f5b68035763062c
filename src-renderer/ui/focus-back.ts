import { useLayoutEffect, useState } from 'react';

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
