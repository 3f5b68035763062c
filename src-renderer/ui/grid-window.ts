import { useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { flushSync } from 'react-dom';
import { directedRange, within, type DrawnRows, type Pace } from './grid-range';

/** The sticky head with its line. */
export const headHeight = 30;
/** Milliseconds until rows that flew by are drawn whole, and until what was scrolled is still. */
const calm = { flying: 70, racing: 70, scrolled: 300, still: 0 };
/** What comes after it by itself. */
const calmer = { flying: 'scrolled', racing: 'scrolled', scrolled: 'still', still: 'still' } as const;

export interface WindowOf {
  scroll: RefObject<HTMLDivElement | null>;
  count: number;
  rowHeight: number;
  initialScrollTop: number;
  onScrollTop?: (scrollTop: number) => void;
}

/**
 * Which rows of a scrolled area are drawn. It is drawn anew in the very frame in which it is scrolled.
 * @returns them, and how far down the area stands: asked of the area itself after something was drawn, that would have all of
 * it laid out at once
 */
export function useGridWindow({ scroll, count, rowHeight, initialScrollTop, onScrollTop }: WindowOf) {
  const standing = useRef(initialScrollTop);
  const tell = useRef(onScrollTop);
  useLayoutEffect(() => {
    tell.current = onScrollTop;
  });
  const [range] = useState(directedRange);
  const [drawn, setDrawn] = useState<DrawnRows>(() => {
    const first = Math.floor(initialScrollTop / rowHeight);
    return { first, last: first + Math.ceil(window.innerHeight / rowHeight), pace: 'still' };
  });
  useLayoutEffect(() => {
    const area = scroll.current;
    if (area === null) return undefined;
    let height = area.clientHeight;
    let first = -1;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = (): DrawnRows | null => {
      const top = area.scrollTop;
      standing.current = top;
      const at = Math.floor(top / rowHeight);
      if (at === first) return null;
      first = at;
      return range({ first, last: Math.floor((top + height - headHeight) / rowHeight) }, performance.now());
    };
    const settle = (from: Pace): void => {
      clearTimeout(timer);
      if (from === 'still') return;
      timer = setTimeout(() => {
        const pace = calmer[from];
        setDrawn((now) => ({ ...now, pace }));
        settle(pace);
      }, calm[from]);
    };
    const onScroll = (): void => {
      const next = look();
      tell.current?.(standing.current);
      if (next === null) return;
      settle(next.pace);
      flushSync(() => setDrawn(next));
    };
    const sized = new ResizeObserver(() => {
      height = area.clientHeight;
      first = -1;
      const next = look();
      if (next !== null) setDrawn({ ...next, pace: 'still' });
    });
    area.addEventListener('scroll', onScroll, { passive: true });
    sized.observe(area);
    return () => {
      clearTimeout(timer);
      area.removeEventListener('scroll', onScroll);
      sized.disconnect();
    };
  }, [scroll, rowHeight, range]);
  return { drawn: within(drawn, count), standing };
}
