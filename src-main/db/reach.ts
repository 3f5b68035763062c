import type { RawConnection } from './open';
import { prepared } from './prepared';

/** One cell of what is shared by many rows: an outcome's name, a setting. */
export interface SharedCell {
  tbl: string;
  /** The row; of a setting its key will do. */
  rowId: string;
  col: string | null;
}

/** Where counting ends: past it a change is long work, however many more there are. */
const enough = 5000;

const reached: Readonly<Record<string, string>> = {
  // A list shows how the last call ended by the outcome's name.
  'call_outcome.name': 'interaction WHERE outcome_id = ?',
  custom_field: 'custom_value WHERE field_id = ?',
  // Every sum counts in the file's currency.
  'setting.currency': 'deal',
  // When a day ends decides on which day somebody is due.
  'setting.timeZone': 'contact WHERE keep_in_touch_days IS NOT NULL',
};

/**
 * How many rows have to be made anew when shared cells change, counted to a few thousand.
 * @param raw any connection
 */
export function reachOf(raw: RawConnection, cells: readonly SharedCell[]): number {
  let rows = 0;
  for (const { tbl, rowId, col } of cells) {
    const from = reached[`${tbl}.${tbl === 'setting' ? rowId : col}`] ?? reached[tbl];
    if (from === undefined) continue;
    const { count } = prepared(raw, `SELECT count(*) AS count FROM (SELECT 1 FROM ${from} LIMIT ${enough})`).get(
      ...(from.includes('?') ? [rowId] : []),
    ) as { count: number };
    rows += count;
  }
  return rows;
}

/** From this many rows on a change is a job: what main can make anew without anyone noticing. */
export const farReach = 200;
