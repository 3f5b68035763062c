import type { ComponentType } from 'react';
import { laterCode, type LaterCode } from './later';

interface PageModule {
  default: ComponentType;
}

// Each feature brings its pages and overlays by the names of its files; what has no file has no route and no place in the rail.
const pageFiles = import.meta.glob<PageModule>(['../features/*/*-page.tsx', '!../features/components/**']);
const overlayFiles = import.meta.glob<PageModule>('../features/*/*-overlay.tsx');
const developerPages =
  import.meta.env.DEV || import.meta.env.MODE === 'components'
    ? import.meta.glob<PageModule>('../features/components/*-page.tsx')
    : {};

/** The path of each page and the folder under features/ that has it. */
const places = [
  { path: '/welcome', feature: 'welcome' },
  { path: '/today', feature: 'today' },
  { path: '/contacts', feature: 'contacts' },
  { path: '/contacts/:id', feature: 'contact-card' },
  { path: '/rapid', feature: 'paper' },
  { path: '/calls', feature: 'calls' },
  { path: '/pipeline', feature: 'pipeline' },
  { path: '/deals/:id', feature: 'deal' },
  { path: '/import', feature: 'imports' },
  { path: '/import/:batchId', feature: 'imports' },
  { path: '/duplicates', feature: 'duplicates' },
  { path: '/quality', feature: 'quality' },
  { path: '/history', feature: 'history' },
  { path: '/trash', feature: 'trash' },
  { path: '/search', feature: 'search' },
  { path: '/search/:query', feature: 'search' },
  { path: '/settings', feature: 'settings' },
  { path: '/settings/fields', feature: 'custom-fields' },
  { path: '/settings/products', feature: 'products' },
  { path: '/components', feature: 'components' },
] as const;

export interface PageRoute {
  path: string;
  page: LaterCode;
}

const files = { ...pageFiles, ...developerPages };
const pages = new Map<string, LaterCode>();

function loaderOf(feature: string): (() => Promise<PageModule>) | undefined {
  return files[`../features/${feature}/${feature}-page.tsx`] ?? files[`../features/${feature}/import-page.tsx`];
}

for (const { feature } of places) {
  const load = loaderOf(feature);
  if (load && !pages.has(feature)) pages.set(feature, laterCode(load));
}

/** Whether the address names no page: the start then shows the first one. */
export function opensHome(): boolean {
  return /^#?\/?$/.test(location.hash);
}

/** Loads the page that a start most likely shows, while main still opens the file. One that fails is tried again by its route. */
export function loadFirstPage(): void {
  if (opensHome())
    pages
      .get('today')
      ?.load()
      .catch(() => undefined);
}

/** The pages that exist, in the order in which they are tried. */
export const pageRoutes: readonly PageRoute[] = places.flatMap(({ path, feature }) => {
  const page = pages.get(feature);
  return page ? [{ path, page }] : [];
});

/** Whether an address leads to a page. */
export function hasPage(path: string): boolean {
  return pageRoutes.some((route) => route.path === path);
}

/** What stands over every page and waits to be opened: the palette, logging a call. Each draws nothing while closed. */
export const overlays: ReadonlyArray<{ name: string; overlay: LaterCode }> = Object.entries(overlayFiles).map(
  ([name, load]) => ({
    name,
    overlay: laterCode(load),
  }),
);

/** Whether some feature has an overlay of this name: 'palette', 'log-call', 'new-contact', 'new-deal', 'new-task'. */
export function hasOverlay(name: string): boolean {
  return Object.keys(overlayFiles).some((file) => file.endsWith(`/${name}-overlay.tsx`));
}
