import { useEffect, useState } from 'react';

const gap = 14;
const gutters = 40;
const tickWidth = 20;
/** A whole share is not drawn narrower than this where the list scrolls sideways. */
const leastShare = 110;
const wideQuery = '(min-width: 1100px)';

/**
 * The columns of a grid as CSS tracks.
 * @param widths as columns say them: "1.25fr", "104px"
 */
export function tracksOf(widths: readonly string[], selectable: boolean): string {
  const tracks = widths.map((width) => (/^[\d.]+fr$/.test(width) ? `minmax(0, ${width})` : width));
  return [...(selectable ? [`${tickWidth}px`] : []), ...tracks].join(' ');
}

/** What the columns take at least, in pixels; wider than the list they scroll sideways. */
export function leastWidth(widths: readonly string[], selectable: boolean): number {
  const tracks = widths.map((width) => Number.parseFloat(width) * (width.endsWith('px') ? 1 : leastShare));
  const all = selectable ? [tickWidth, ...tracks] : tracks;
  return gutters + all.reduce((sum, width) => sum + width, 0) + gap * Math.max(0, all.length - 1);
}

/** Whether the window is as wide as the columns for wide windows want it. */
export function useWide(): boolean {
  const [wide, setWide] = useState(() => window.matchMedia(wideQuery).matches);
  useEffect(() => {
    const query = window.matchMedia(wideQuery);
    const on = (): void => setWide(query.matches);
    query.addEventListener('change', on);
    return () => query.removeEventListener('change', on);
  }, []);
  return wide;
}
