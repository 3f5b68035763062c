import type { ReadHandlers } from '../context';
import { loadSettings } from '../settings/settings.service';
import { searchAll } from './search.service';

export const searchReads: ReadHandlers<'search.all'> = {
  async 'search.all'({ raw, db, clock }, { search, perType }) {
    return searchAll(raw, search, await loadSettings(db), clock.now(), perType);
  },
};
