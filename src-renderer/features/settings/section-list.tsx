import { useEffect, useState, type RefObject } from 'react';
import { strings } from '@shared/locale';
import classes from './settings.module.css';

function sectionsOf(page: HTMLElement): HTMLElement[] {
  return [...page.querySelectorAll<HTMLElement>(':scope > section')];
}

/** The parts of the settings by name, beside them where there is room: each leads to its part and says which one is read. */
export function SectionList({ page }: { page: RefObject<HTMLElement | null> }) {
  const [titles, setTitles] = useState<string[]>([]);
  const [here, setHere] = useState(0);

  useEffect(() => {
    const node = page.current;
    const scroller = node?.closest<HTMLElement>('[role="presentation"]');
    if (!node || !scroller) return undefined;
    const read = (): void => setTitles(sectionsOf(node).map((one) => one.querySelector('h2')?.textContent ?? ''));
    const follow = (): void => {
      const top = scroller.getBoundingClientRect().top;
      const atEnd = scroller.scrollTop > 0 && scroller.scrollTop + scroller.clientHeight >= scroller.scrollHeight - 2;
      const parts = sectionsOf(node);
      setHere(atEnd ? parts.length - 1 : parts.filter((one) => one.getBoundingClientRect().top <= top + 60).length - 1);
    };
    read();
    follow();
    // Some parts come a moment later.
    const watch = new MutationObserver(read);
    watch.observe(node, { childList: true });
    scroller.addEventListener('scroll', follow, { passive: true });
    return () => {
      watch.disconnect();
      scroller.removeEventListener('scroll', follow);
    };
  }, [page]);

  return (
    <nav className={classes.parts} aria-label={strings.settingsPage.parts}>
      {titles.map((title, at) => (
        <button
          key={title}
          type="button"
          className={classes.toPart}
          aria-current={at === Math.max(0, here) ? 'true' : undefined}
          onClick={() => {
            const part = page.current ? sectionsOf(page.current)[at] : undefined;
            part?.scrollIntoView({ block: 'start' });
            part?.focus({ preventScroll: true });
            setHere(at);
          }}
        >
          {title}
        </button>
      ))}
    </nav>
  );
}
