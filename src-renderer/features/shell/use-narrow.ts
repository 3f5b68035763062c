import { useSyncExternalStore } from 'react';

/** Whether the window is narrower than `width` CSS pixels; at 200 % zoom the narrow layout applies by itself. */
export function useNarrow(width: number): boolean {
  const query = `(max-width: ${width - 1}px)`;
  return useSyncExternalStore(
    (told) => {
      const media = window.matchMedia(query);
      media.addEventListener('change', told);
      return () => media.removeEventListener('change', told);
    },
    () => window.matchMedia(query).matches,
  );
}
