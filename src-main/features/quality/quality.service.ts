import type { OutputOf, ParsedInputOf } from '@shared/contract/index';
import { checkEmail } from '@shared/domain/email-check';
import { derivedId } from '../../core/ids';
import { prepared } from '../../db/prepared';
import type { RawConnection } from '../../db/open';
import { stamped, type Write } from '../../db/writer';
import { openGroups, scannedAt } from '../duplicates/duplicates.service';
import {
  cardRows,
  countCards,
  methodRows,
  mistypedDomains,
  type CardRow,
  type CardRule,
  type MethodRow,
  type MethodRule,
} from './quality.repo';

type Summary = OutputOf<'quality.summary'>;
type Rows = OutputOf<'quality.rows'>;
type Row = Rows['rows'][number];

/** Half a year: what most offices call quiet. */
const quietAfter = 180;
const pageSize = 100;
/** Wrong addresses that are counted; a file that has more needs no exact number. */
const mostCounted = 5000;

function quietBefore(now: Date, days: number | undefined): string {
  return new Date(now.getTime() - (days ?? quietAfter) * 86_400_000).toISOString();
}

/** How many cards each rule finds. */
export function summary(raw: RawConnection, now: Date, days: number | undefined): Summary {
  const { cards, ...counts } = countCards(raw, quietBefore(now, days));
  const domains = mistypedDomains(raw);
  const bad = (rule: MethodRule) => wrongMethods(raw, rule, domains, 0, mostCounted).rows.length;
  return {
    cards,
    counts: { ...counts, bad_phone: bad('bad_phone'), bad_email: bad('bad_email') },
    twice: scannedAt(raw) === null ? null : openGroups(raw).length,
  };
}

/** A page of what one rule finds. */
export function rowsOf(raw: RawConnection, now: Date, input: ParsedInputOf<'quality.rows'>): Rows {
  const limit = input.limit ?? pageSize;
  if (isMethodRule(input.rule)) {
    const page = wrongMethods(raw, input.rule, mistypedDomains(raw), Number(input.cursor ?? 0) || 0, limit);
    return { rows: page.rows, nextCursor: page.next === null ? null : String(page.next) };
  }
  const found = cardRows(raw, input.rule, {
    quietBefore: quietBefore(now, input.quietDays),
    after: placeOf(input.cursor),
    limit,
  });
  const last = found.at(-1);
  return {
    rows: found.map((row) => cardRow(row, input.rule as CardRule)),
    nextCursor: found.length < limit || last === undefined ? null : JSON.stringify([last.sortName, last.id]),
  };
}

function isMethodRule(rule: string): rule is MethodRule {
  return rule === 'bad_phone' || rule === 'bad_email';
}

function placeOf(cursor: string | null | undefined): { name: string; id: string } | null {
  if (cursor === null || cursor === undefined) return null;
  try {
    const [name, id] = JSON.parse(cursor) as unknown[];
    return typeof name === 'string' && typeof id === 'string' ? { name, id } : null;
  } catch {
    // No cursor of ours: the list begins anew.
    return null;
  }
}

function cardRow({ sortName: _, ...row }: CardRow, rule: CardRule): Row {
  return {
    ...row,
    key: row.id,
    methodId: null,
    label: '',
    value: rule === 'quiet' ? (row.lastInteractionAt ?? '') : '',
    problem: rule,
    suggestion: null,
  };
}

/** Reads on until a page is full: some of what looks wrong from afar is right. */
function wrongMethods(
  raw: RawConnection,
  rule: MethodRule,
  domains: string,
  from: number,
  limit: number,
): { rows: Row[]; next: number | null } {
  const rows: Row[] = [];
  for (let after = from; ;) {
    const found = methodRows(raw, rule, { domains, after, limit });
    for (const row of found) {
      const wrong = rule === 'bad_phone' ? phoneRow(row) : emailRow(row);
      if (wrong !== null) rows.push(wrong);
      after = row.rid;
      if (rows.length === limit) return { rows, next: after };
    }
    if (found.length < limit) return { rows, next: null };
  }
}

function methodRow(row: MethodRow, problem: string, suggestion: string | null): Row {
  const { rid: _, sortName: __, normalised: ___, methodId, ...shown } = row;
  return { ...shown, key: methodId, methodId, problem, suggestion };
}

function phoneRow(row: MethodRow): Row {
  const digits = row.value.replace(/\D/g, '').length;
  return methodRow(row, digits === 0 ? 'no_digits' : digits < 7 ? 'too_short' : 'no_such_number', null);
}

function emailRow(row: MethodRow): Row | null {
  const finding = checkEmail(row.normalised ?? row.value);
  return finding === null ? null : methodRow(row, finding.problem, finding.suggestion);
}

/** Remembers that something is to stand as it is; the same twice is one. */
export async function ignore(write: Write, input: ParsedInputOf<'quality.ignore'>): Promise<void> {
  const id = derivedId('quality_ignored', input.id, input.rule, input.value);
  const known = prepared(write.raw, 'SELECT deleted_at FROM quality_ignored WHERE id = ?').get(id);
  if (known !== undefined) {
    await write.db.updateTable('quality_ignored').set({ deleted_at: null }).where('id', '=', id).execute();
    return;
  }
  const row = { ...stamped(write, { contact_id: input.id, rule: input.rule, value: input.value }), id };
  await write.db.insertInto('quality_ignored').values(row).execute();
}
