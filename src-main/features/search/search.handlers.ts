import type { ReadHandlers } from '../context';
import { loadSettings } from '../settings/settings.service';
import { searchAll, searchCounts, searchPage } from './search.service';

export const searchReads: ReadHandlers<'search.all' | 'search.page' | 'search.counts'> = {
  async 'search.all'({ raw, db, clock }, { search, perType }) {
    return searchAll(raw, search, await loadSettings(db), clock.now(), perType);
  },
  async 'search.page'({ raw, db, clock }, input) {
    return searchPage(raw, input, await loadSettings(db), clock.now());
  },
  'search.counts': async ({ raw }, { search }) => searchCounts(raw, search),
};
