import {
  IconAddressBook,
  IconChecks,
  IconHistory,
  IconLayoutKanban,
  IconPhoneCall,
  IconSun,
} from '@tabler/icons-react';
import { strings } from '@shared/locale';
import { hasPage } from '@renderer/app/pages';
import type { TablerIcon } from '@renderer/ui/glyph';

export interface NavItem {
  path: string;
  label: string;
  icon: TablerIcon;
  /** Addresses under it that are not under its path. */
  also?: string | readonly string[];
}

/** The places of the rail that have a page. */
export const navItems: readonly NavItem[] = [
  { path: '/today', label: strings.shell.nav.today, icon: IconSun },
  { path: '/contacts', label: strings.shell.nav.contacts, icon: IconAddressBook, also: ['/import', '/rapid'] },
  { path: '/calls', label: strings.shell.nav.calls, icon: IconPhoneCall },
  { path: '/pipeline', label: strings.shell.nav.pipeline, icon: IconLayoutKanban, also: '/deals' },
  { path: '/quality', label: strings.qualityPage.nav, icon: IconChecks, also: '/duplicates' },
  { path: '/history', label: strings.shell.nav.history, icon: IconHistory, also: '/trash' },
].filter((item) => hasPage(item.path));

/** Whether an address lies at or under an entry of the rail. */
export function isHere(item: Pick<NavItem, 'path' | 'also'>, location: string): boolean {
  return [item.path, ...[item.also ?? []].flat()].some(
    (path) => path !== undefined && (location === path || location.startsWith(`${path}/`)),
  );
}
