/** How much a seeded file holds. */
export interface SeedSize {
  contacts: number;
  interactions: number;
  deals: number;
  openDeals: number;
  tasks: number;
  openTasks: number;
}

export type SizeName = keyof typeof sizes;

export const sizes = {
  small: { contacts: 200, interactions: 2_000, deals: 100, openDeals: 30, tasks: 120, openTasks: 40 },
  medium: { contacts: 5_000, interactions: 50_000, deals: 2_500, openDeals: 750, tasks: 3_000, openTasks: 1_000 },
  large: {
    contacts: 100_000,
    interactions: 1_000_000,
    deals: 50_000,
    openDeals: 15_000,
    tasks: 60_000,
    openTasks: 20_000,
  },
} as const satisfies Record<string, SeedSize>;

export function isSizeName(text: string): text is SizeName {
  return Object.hasOwn(sizes, text);
}
