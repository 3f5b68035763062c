import { useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { flushSync } from 'react-dom';
import { directedRange, within, type DrawnRows, type Pace } from './grid-range';

/** The sticky head with its line. */
export const headHeight = 30;
/** Milliseconds until rows that flew by are drawn whole, and until what was scrolled is still. */
const calm = { flying: 70, scrolled: 300, still: 0 };
/** What comes after it by itself. */
const calmer = { flying: 'scrolled', scrolled: 'still', still: 'still' } as const;

export interface WindowOf {
  scroll: RefObject<HTMLDivElement | null>;
  count: number;
  rowHeight: number;
  initialScrollTop: number;
  onScrollTop?: (scrollTop: number) => void;
}

/** Where a scrolled area stands, and how it is moved by what happens in it. */
export interface GridStand {
  /** How far down it stands: asked of the area after something was drawn, that would have all of it laid out at once. */
  top: number;
  /** How much of it is seen. */
  height: number;
  /** Brings it to another place; what was seen there may be carried along by so many rows, and is then nothing that passes. */
  moveTo: (top: number, carried?: number) => void;
}

/** Which rows of a scrolled area are drawn. It is drawn anew in the very frame in which it is scrolled. */
export function useGridWindow({ scroll, count, rowHeight, initialScrollTop, onScrollTop }: WindowOf) {
  const stand = useRef<GridStand>({ top: initialScrollTop, height: 0, moveTo: () => undefined });
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
    const now = stand.current;
    now.height = area.clientHeight;
    let first = -1;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = (carried = 0): DrawnRows | null => {
      now.top = area.scrollTop;
      tell.current?.(now.top);
      const at = Math.floor(now.top / rowHeight);
      if (at === first) return null;
      first = at;
      const last = Math.floor((now.top + now.height - headHeight) / rowHeight);
      return range({ first, last }, performance.now(), carried);
    };
    const settle = (from: Pace): void => {
      clearTimeout(timer);
      if (from === 'still') return;
      timer = setTimeout(() => {
        const pace = calmer[from];
        setDrawn((before) => ({ ...before, pace }));
        settle(pace);
      }, calm[from]);
    };
    const onScroll = (): void => {
      const next = look();
      if (next === null) return;
      settle(next.pace);
      flushSync(() => setDrawn(next));
    };
    now.moveTo = (top, carried) => {
      area.scrollTo({ top });
      const next = look(carried);
      if (next === null) return;
      settle(next.pace);
      setDrawn(next);
    };
    const sized = new ResizeObserver(() => {
      now.height = area.clientHeight;
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
  return { drawn: within(drawn, count), stand };
}
