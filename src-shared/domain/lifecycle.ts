/** How far a person has come with us, in order; the last is the way out. */
export const LIFECYCLES = ['new', 'prospect', 'qualified', 'customer', 'inactive'] as const;

export type Lifecycle = (typeof LIFECYCLES)[number];

/** How the ring beside a lifecycle is drawn; shape carries the state, colour only repeats it. */
export interface LifecycleRing {
  shape: 'dashed' | 'part' | 'full' | 'dash';
  /** The filled part of the disc, 0 to 1. */
  fraction: number;
}

/** The ring of each lifecycle: dashed, a third, two thirds, a full disc with a tick, a dash. */
export const LIFECYCLE_RINGS: Readonly<Record<Lifecycle, LifecycleRing>> = {
  new: { shape: 'dashed', fraction: 0 },
  prospect: { shape: 'part', fraction: 1 / 3 },
  qualified: { shape: 'part', fraction: 2 / 3 },
  customer: { shape: 'full', fraction: 1 },
  inactive: { shape: 'dash', fraction: 0 },
};
