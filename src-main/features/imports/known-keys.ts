import type { RawConnection } from '../../db/open';
import { createSeenKeys, type SeenKeys } from './seen-keys';

/** What the cards of a file may be found by. */
export interface KnownKeys {
  /** False where no card has such an address or number. */
  value(normalised: string): boolean;
  /** False where no card is sorted under such a name. */
  name(sortName: string): boolean;
}

/** So many looks cost less than gathering what there is. */
const looksBefore = 2000;

/**
 * Tells what is not in the file without asking it: most rows of a large file are new, and a look into a large index for
 * nothing costs a hundred times as much. Gathered when many were asked for; until then everything may be there.
 */
export function createKnownKeys(raw: RawConnection): KnownKeys {
  return {
    value: gathered(raw, 'SELECT normalised FROM contact_method WHERE normalised IS NOT NULL'),
    name: gathered(raw, 'SELECT sort_name FROM contact WHERE deleted_at IS NULL'),
  };
}

function gathered(raw: RawConnection, sql: string): (key: string) => boolean {
  let looks = 0;
  let keys: SeenKeys | null = null;
  return (key) => {
    looks += 1;
    if (looks < looksBefore) return true;
    keys ??= keysOf(raw, sql);
    return keys.rows(key).length > 0;
  };
}

function keysOf(raw: RawConnection, sql: string): SeenKeys {
  const keys = createSeenKeys();
  for (const key of raw.prepare(sql).pluck().iterate() as Iterable<string>)
    if (keys.rows(key).length === 0) keys.add(key, 1);
  return keys;
}
