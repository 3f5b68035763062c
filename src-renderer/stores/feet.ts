import { create } from 'zustand';

/** The feet of what stands in the window: where the acts of a dialog or page are, which no message may cover. */
export const useFeet = create<{ feet: readonly HTMLElement[] }>()(() => ({ feet: [] }));

/** The ref of a foot: it counts for as long as it stands there. */
export function footRef(foot: HTMLElement | null): (() => void) | undefined {
  if (foot === null) return undefined;
  useFeet.setState(({ feet }) => ({ feet: [...feet, foot] }));
  return () => useFeet.setState(({ feet }) => ({ feet: feet.filter((one) => one !== foot) }));
}
