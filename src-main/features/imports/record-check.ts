import { fold } from '@shared/domain/fold';
import { minorDigits } from '@shared/domain/money';
import type { RecordSubject } from '@shared/domain/record-fields';
import { strings } from '@shared/locale/index';
import { prepared } from '../../db/prepared';
import type { RawConnection } from '../../db/open';
import { readRecord, recordColumns, settleColumns, type RecordDraft } from '../../formats/records/read-record';
import type { JobContext } from '../context';
import { beyondRemark, joinBeyond, withBeyond } from './beyond';
import type { CheckParams, SettledCheck } from './check.job';
import {
  cellsOf,
  changesOf,
  leftBy,
  notesColumn,
  productKey,
  TABLES,
  titleOf,
  type CellOptions,
  type Cells,
} from './record-cells';
import { createChoices } from './record-choices';
import { leftOutOf } from './record-left-out';
import { createRecordLinks, type RecordLinks } from './record-links';
import { mayShift, readSource, type Source } from './source';
import { marksOf, onCard } from './tally';
import type { RowAction, StagedRow, StagingWriter } from './staging';

const words = strings.recordImports;

/** A row of records as it waits to be written. */
export interface StagedRecord {
  draft: RecordDraft;
  links: RecordLinks;
  title: string;
  /** The record here that the row is. */
  existingId: string | null;
}

/** Rows that settle in which order day and month stand, and the decimal mark. */
const settlingRows = 20_000;

/** Reads the rows of a file of records, finds whom they are about and whether they are here already. */
export async function checkRecords(
  context: JobContext,
  params: SettledCheck,
  source: Source,
  subject: RecordSubject,
  staging: StagingWriter,
): Promise<void> {
  const { raw } = context;
  const { width } = source.sniff;
  const table = withBeyond({ columns: params.columns, headers: source.sniff.header }, subject);
  const columns = recordColumns(table.columns, table.headers, subject);
  const reading = settleColumns(columns, await firstRows(source), {
    subject,
    openOrder: params.openOrder,
    currency: params.currency,
    timeZone: params.timeZone,
  });
  const options = cellOptions(raw, params, context.clock.now().toISOString());
  const links = createRecordLinks(raw, params.region);
  const existing = createExisting(raw, subject);
  const seen = new Map<string, number>();
  for await (const { rows } of readSource(source)) {
    context.checkpoint();
    for (const { number, line, cells, ragged } of rows) {
      const remark = ragged === 'long' ? beyondRemark(cells, width, subject, mayShift(source)) : '';
      const joined = joinBeyond(cells, width);
      const filled = marksOf(joined, table.columns);
      staging.add({ row: number, line, cells, filled, ...decide(number, joined, filled, remark) });
    }
    const last = rows.at(-1)?.number ?? 0;
    context.progress(strings.imports.reading, last, Math.max(source.rows, last));
  }

  function decide(
    row: number,
    cells: readonly string[],
    filled: string,
    beyond: string,
  ): Omit<StagedRow, 'row' | 'line' | 'cells'> {
    const { draft, problems } = readRecord(cells, reading);
    const found = links(draft.values);
    const title = titleOf(draft, found, options.productName);
    const missing = whatMisses(draft, title);
    if (missing !== null) problems.push(missing);
    if (beyond !== '' && mayShift(source)) problems.push(beyond);
    const base = { draft: null, displayName: title, matchId: null, matchName: null, matchRow: null };
    const shown = { companyName: found.shown, phone: amountText(draft), email: detailText(draft) };
    if (problems.length > 0) return { ...base, action: 'fix', reason: problems.join('. '), record: null, shown };
    const said = cellsOf(draft, title, options);
    const here = existing(draft, title, found, said.cells);
    const record: StagedRecord = { draft, links: found, title, existingId: here?.id ?? null };
    const result = (action: RowAction, reason: string, more: Partial<StagedRow> = {}) => ({
      ...base,
      action,
      reason,
      record: JSON.stringify(record),
      shown,
      ...more,
    });
    const id = draft.values.external_id ?? (subject === 'products' ? productKey(title) : '');
    const twin = id === '' ? undefined : seen.get(id);
    if (twin !== undefined) return result('skip', words.twice(twin));
    if (id !== '') seen.set(id, row);
    if (here !== null) {
      const match = { matchId: here.id, matchName: title };
      const differs = changesOf(here.row, said, subject, params.onUpdate);
      const changes = Object.keys(differs);
      if (params.onMatch !== 'update') return result(params.onMatch, strings.imports.sameSource(title), match);
      if (changes.length === 0) {
        const left = leftBy(here.row, said, differs, subject);
        return result('skip', words.noDifference, { ...match, filled: onCard(filled, table.columns, left) });
      }
      return result('update', words.changes(changedNames(changes)), match);
    }
    const { makeCards } = params;
    const how = { choices: options.choices, makeCards, isUpdate: false, hasCandidate: found.candidate !== null };
    const remarks = [...said.remarks, ...new Set(leftOutOf(draft, found, how).values()), beyond];
    if (found.candidate !== null)
      return result('unsure', words.unclear(found.candidate.name), {
        matchId: found.candidate.id,
        matchName: found.candidate.name,
      });
    const made = [found.person?.name, found.company?.name].filter((name) => name !== undefined && name !== '');
    if (made.length > 0 && makeCards) remarks.push(words.makes(made.join(', ')));
    else if (made.length > 0 && notesColumn(subject) !== null) remarks.push(words.noContact);
    return result('add', remarks.filter((remark) => remark !== '').join('. '));
  }
}

/** What of the file rows are read by, beside their columns. */
export function cellOptions(
  raw: RawConnection,
  params: Pick<CheckParams, 'values' | 'timeZone' | 'region'>,
  now: string,
): CellOptions {
  const products = new Map(
    (raw.prepare('SELECT name FROM product WHERE deleted_at IS NULL').all() as { name: string }[]).map(({ name }) => [
      productKey(name),
      name,
    ]),
  );
  return {
    choices: createChoices(raw, params.values),
    timeZone: params.timeZone,
    region: params.region,
    now,
    productName: (typed) => products.get(productKey(typed)) ?? typed,
  };
}

/** The first rows of a file, as cells. */
export async function firstRows(source: Source, most = settlingRows): Promise<string[][]> {
  const rows: string[][] = [];
  for await (const batch of readSource(source)) {
    for (const row of batch.rows) rows.push(row.cells);
    if (rows.length >= most) break;
  }
  return rows;
}

function whatMisses(draft: RecordDraft, title: string): string | null {
  if (draft.subject === 'activities') return draft.values.when === undefined ? words.noDate : null;
  if (title !== '') return null;
  return draft.subject === 'products' ? words.noName : words.noTitle;
}

function amountText({ subject, values, amounts }: RecordDraft): string {
  const money = amounts.amount ?? amounts.price;
  if (money !== undefined) {
    const digits = minorDigits(money.currency);
    return `${money.currency} ${(money.amount / 10 ** digits).toFixed(digits)}`;
  }
  return subject === 'tasks' ? (values.due ?? '').replace('T', ' ') : '';
}

function detailText({ subject, values }: RecordDraft): string {
  const texts = {
    deals: [values.stage ?? values.status, values.close],
    tasks: [values.kind, values.status],
    activities: [values.when?.replace('T', ' '), values.channel ?? values.outcome],
    products: [values.code],
  }[subject];
  return texts.filter((text) => text !== undefined && text !== '').join(', ');
}

function changedNames(columns: readonly string[]): string {
  const names = columns.filter((column) => !['pipeline_id', 'currency', 'number_e164'].includes(column));
  return names.map((column) => column.replace(/_(id|at|date)$/, '').replaceAll('_', ' ')).join(', ');
}

/** Finds the record that a row is: by its id, ours or the other program's, else by what it is called and whose it is. */
function createExisting(
  raw: RawConnection,
  subject: RecordSubject,
): (draft: RecordDraft, title: string, links: RecordLinks, cells: Cells) => { id: string; row: Cells } | null {
  const table = TABLES[subject];
  const byId = prepared(raw, `SELECT * FROM ${table} WHERE id = ? AND deleted_at IS NULL`);
  const byExternal = prepared(
    raw,
    `SELECT * FROM ${table} WHERE external_id = ? AND external_id <> '' AND deleted_at IS NULL LIMIT 1`,
  );
  const dealByTitle = prepared(raw, 'SELECT * FROM deal WHERE title_sort = ? AND deleted_at IS NULL LIMIT 50');
  const taskOf = prepared(
    raw,
    'SELECT * FROM task WHERE contact_id = ? AND title = ? AND due_date IS ? AND deleted_at IS NULL LIMIT 1',
  );
  const entryAt = prepared(
    raw,
    `SELECT * FROM interaction WHERE occurred_at = @at AND deleted_at IS NULL AND (subject = @subject OR @subject = '')
     AND (@contact IS NULL OR EXISTS (SELECT 1 FROM interaction_contact l WHERE l.interaction_id = interaction.id AND l.contact_id = @contact AND l.deleted_at IS NULL)) LIMIT 1`,
  );
  const products =
    subject === 'products' ? (raw.prepare('SELECT * FROM product WHERE deleted_at IS NULL').all() as Cells[]) : [];
  const find = (draft: RecordDraft, title: string, links: RecordLinks, cells: Cells): Cells | undefined => {
    const external = draft.values.external_id ?? '';
    if (external !== '') {
      const same = byId.get(external) ?? byExternal.get(external);
      if (same !== undefined) return same as Cells;
      if (subject !== 'products') return undefined;
    }
    const [contact] = links.contacts;
    if (subject === 'products')
      return products.find(
        ({ name, code }) =>
          (draft.values.code !== undefined && fold(String(code)) === fold(draft.values.code)) ||
          productKey(String(name)) === productKey(title),
      );
    if (subject === 'activities')
      return entryAt.get({ at: cells.occurred_at, subject: cells.subject ?? '', contact: contact ?? null }) as
        | Cells
        | undefined;
    if (subject === 'tasks')
      return contact === undefined
        ? undefined
        : (taskOf.get(contact, title, cells.due_date ?? null) as Cells | undefined);
    if (contact === undefined && links.companyId === null) return undefined;
    return (dealByTitle.all(fold(title)) as Cells[]).find((deal) =>
      contact === undefined
        ? deal.company_id === links.companyId
        : deal.contact_id === contact || deal.company_id === contact,
    );
  };
  return (draft, title, links, cells) => {
    const row = find(draft, title, links, cells);
    return row === undefined ? null : { id: String(row.id), row };
  };
}
