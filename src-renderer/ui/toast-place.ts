import { useLayoutEffect, type RefObject } from 'react';
import { useFeet } from '@renderer/stores/feet';

/** How far from the edge of the window messages stand where nothing is in their way, in px. */
export const restsAt = 18;
const gap = 8;

/** What of the height of the window something takes, in px from its top. */
export interface Span {
  top: number;
  bottom: number;
}

export interface Place {
  edge: 'top' | 'bottom';
  /** From that edge, in px. */
  distance: number;
}

/**
 * Where messages stand so that they cover nothing that is pressed next: above the foot of a page, and at the top where a
 * dialog reaches down to them, since there is but its title.
 * @param height what the messages need, in px
 */
export function placeOf(
  { feet, dialogs }: { feet: readonly Span[]; dialogs: readonly Span[] },
  height: number,
  windowHeight: number,
): Place {
  let distance = restsAt;
  const isClear = ({ top, bottom }: Span) =>
    bottom <= windowHeight - distance - height || top >= windowHeight - distance;
  for (const foot of feet) if (!isClear(foot)) distance = windowHeight - foot.top + gap;
  return dialogs.every(isClear) ? { edge: 'bottom', distance } : { edge: 'top', distance: restsAt };
}

/** Where a box comes to stand, whatever moves it there for a moment: a dialog grows as it opens. */
function spanOf(box: HTMLElement): Span {
  let top = 0;
  for (let at: Element | null = box; at instanceof HTMLElement; at = at.offsetParent) top += at.offsetTop;
  return { top, bottom: top + box.offsetHeight };
}

/** Keeps the messages in `region` off the acts of pages and dialogs, as either changes. */
export function usePlace(region: RefObject<HTMLElement | null>): void {
  const all = useFeet((state) => state.feet);
  useLayoutEffect(() => {
    const node = region.current;
    if (node === null) return undefined;
    const dialogs = all.map((foot) => foot.closest<HTMLElement>('[role="dialog"]')).filter((box) => box !== null);
    const feet = all.filter((foot) => !dialogs.some((dialog) => dialog.contains(foot)));
    const place = (): void => {
      const inTheWay = { feet: feet.map(spanOf), dialogs: dialogs.map(spanOf) };
      const { edge, distance } = placeOf(inTheWay, node.offsetHeight, window.innerHeight);
      node.dataset['edge'] = edge;
      node.style.setProperty('--cd-toast-place', `${distance}px`);
    };
    const watch = new ResizeObserver(place);
    for (const box of [node, document.body, ...feet, ...dialogs]) watch.observe(box);
    return () => watch.disconnect();
  }, [all, region]);
}
