import { minorDigits } from '@shared/domain/money';
import { prepared } from '../../db/prepared';
import type { RawConnection } from '../../db/open';

type Cell = string | number | null;

/** Rows that are read a slice at a time, so that each statement is short. */
export interface Sliced {
  count(raw: RawConnection): number;
  rows(raw: RawConnection, each: (read: number) => void): Generator<string[]>;
}

const slice = 1000;

function sliced(
  table: 'interaction' | 'task' | 'deal' | 'relationship' | 'attachment',
  columns: string,
  joins: string,
  toCells: (row: Record<string, Cell>) => Cell[],
): Sliced {
  return {
    count: (raw) =>
      (prepared(raw, `SELECT count(*) AS n FROM ${table} WHERE deleted_at IS NULL`).get() as { n: number }).n,
    *rows(raw, each) {
      const read = prepared(
        raw,
        `SELECT x.rid, ${columns} FROM ${table} x ${joins} WHERE x.rid > ? AND x.deleted_at IS NULL ORDER BY x.rid LIMIT ${slice}`,
      );
      let last = -1;
      for (;;) {
        const rows = read.all(last) as Record<string, Cell>[];
        for (const row of rows) yield toCells(row).map((cell) => (cell === null ? '' : String(cell)));
        each(rows.length);
        if (rows.length < slice) return;
        last = Number(rows.at(-1)!.rid);
      }
    },
  };
}

const plain = (row: Record<string, Cell>): Cell[] => {
  const { rid: _, ...cells } = row;
  return Object.values(cells);
};

/** The log, oldest first as it was written; those who took part together in one cell. */
export const interactionRows = sliced(
  'interaction',
  `x.id, x.occurred_at, x.channel, x.direction,
   (SELECT group_concat(name, ' ::: ') FROM (SELECT c.display_name AS name FROM interaction_contact l JOIN contact c ON c.id = l.contact_id
     WHERE l.interaction_id = x.id AND l.deleted_at IS NULL ORDER BY l.rid)) AS contacts,
   (SELECT group_concat(id, ' ::: ') FROM (SELECT l.contact_id AS id FROM interaction_contact l WHERE l.interaction_id = x.id AND l.deleted_at IS NULL ORDER BY l.rid)) AS contact_ids,
   x.subject, x.body, o.name AS outcome, x.duration_seconds, x.number, d.title AS deal, u.name AS logged_by`,
  'LEFT JOIN call_outcome o ON o.id = x.outcome_id LEFT JOIN deal d ON d.id = x.deal_id LEFT JOIN user u ON u.id = x.user_id',
  plain,
);

export const taskRows = sliced(
  'task',
  'x.id, x.kind, x.title, x.due_date, x.due_time, x.priority, c.display_name AS contact, x.contact_id, d.title AS deal, u.name AS assignee, x.done_at',
  'LEFT JOIN contact c ON c.id = x.contact_id LEFT JOIN deal d ON d.id = x.deal_id LEFT JOIN user u ON u.id = x.assignee_id',
  plain,
);

export const dealRows = sliced(
  'deal',
  `x.id, x.title, p.name AS pipeline, s.name AS stage, x.amount, x.currency, c.display_name AS contact, w.display_name AS company, x.expected_close, u.name AS owner, x.source,
   x.closed_at, r.name AS reason, x.outcome_note, x.notes, x.created_at`,
  `LEFT JOIN pipeline p ON p.id = x.pipeline_id LEFT JOIN stage s ON s.id = x.stage_id LEFT JOIN contact c ON c.id = x.contact_id
   LEFT JOIN contact w ON w.id = x.company_id LEFT JOIN user u ON u.id = x.owner_id LEFT JOIN outcome_reason r ON r.id = x.outcome_reason_id`,
  (row) => plain({ ...row, amount: decimal(Number(row.amount), String(row.currency)) }),
);

export const relationshipRows = sliced(
  'relationship',
  'x.id, c.display_name AS contact, x.contact_id, k.name AS kind, o.display_name AS other, x.other_id, x.note',
  'LEFT JOIN contact c ON c.id = x.contact_id LEFT JOIN contact o ON o.id = x.other_id LEFT JOIN relationship_kind k ON k.id = x.kind_id',
  plain,
);

export const attachmentRows = sliced(
  'attachment',
  'x.id, x.file_name, x.media_type, x.bytes, c.display_name AS contact, d.title AS deal, i.subject, x.note, x.created_at',
  'LEFT JOIN contact c ON c.id = x.contact_id LEFT JOIN deal d ON d.id = x.deal_id LEFT JOIN interaction i ON i.id = x.interaction_id',
  plain,
);

/** An amount of minor units with its decimal point: 1540000 GBP is "15400.00". */
function decimal(amount: number, currency: string): string {
  const digits = /^[A-Z]{3}$/.test(currency) ? minorDigits(currency) : 2;
  return (amount / 10 ** digits).toFixed(digits);
}
