import type { OutputOf } from '@shared/contract/index';
import type { LocalDate } from '@shared/domain/dates';
import { prepared } from '../../db/prepared';
import type { RawConnection } from '../../db/open';

type Row = OutputOf<'today.get'>['keepInTouch'][number];

const due = `FROM contact WHERE deleted_at IS NULL AND touch_due IS NOT NULL AND touch_due <= ? AND (? IS NULL OR owner_id = ?)`;

/**
 * Whom their keep-in-touch rhythm asks for by a day, the longest due first, and how many there are.
 * @param owner one user's cards, or undefined for everyone's
 */
export function keepInTouchDue(
  raw: RawConnection,
  date: LocalDate,
  owner: string | undefined,
  limit: number,
): { keepInTouchCount: number; keepInTouch: Row[] } {
  const by = [date, owner ?? null, owner ?? null];
  const rows = prepared(
    raw,
    `SELECT id, kind, display_name AS displayName, company_name AS companyName, primary_phone AS phone, primary_email AS email,
       do_not_call AS doNotCall, do_not_mail AS doNotMail, keep_in_touch_days AS days, touch_due AS due, last_interaction_at AS lastInteractionAt
     ${due} ORDER BY touch_due, id LIMIT ?`,
  ).all(...by, limit) as (Omit<Row, 'doNotCall' | 'doNotMail'> & { doNotCall: number; doNotMail: number })[];
  const { n } = prepared(raw, `SELECT count(*) AS n ${due}`).get(...by) as { n: number };
  return {
    keepInTouchCount: n,
    keepInTouch: rows.map((row) => ({ ...row, doNotCall: row.doNotCall === 1, doNotMail: row.doNotMail === 1 })),
  };
}
