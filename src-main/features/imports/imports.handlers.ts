import { customTarget, type ColumnGuess } from '@shared/domain/import-fields';
import type { OutputOf } from '@shared/contract/index';
import { recordTarget } from '@shared/domain/record-fields';
import type { ContactDraft } from '@shared/domain/contact-draft';
import { strings } from '@shared/locale/index';
import { diskErrorInWords } from '../../core/disk-error';
import { AppError } from '../../core/errors';
import { newId } from '../../core/ids';
import { readNumberCursor } from '../../db/keyset';
import type { Delimiter } from '../../formats/csv-dialect';
import { csvRow } from '../../formats/csv-write';
import { compileMapping, detectDateOrders } from '../../formats/address-book/mapping';
import { rowToDraft } from '../../formats/address-book/to-contact';
import { recordColumns } from '../../formats/records/read-record';
import type { CommandHandlers, JobHandler, ReadHandlers } from '../context';
import { readFields, type CustomField } from '../custom-fields/custom-fields.service';
import { loadSettings } from '../settings/settings.service';
import { beyondRemark, joinBeyond, withBeyond } from './beyond';
import type { CheckParams } from './check.job';
import { identityOf } from './matcher';
import { guessOwn, ownColumns, ownDates, ownLines, ownOfFile, settleOfCard, settleOwn } from './own-columns';
import type { UpdateMode } from './merge';
import { cardLines, type CardLine } from './preview';
import { readingOf } from './file-reading';
import { keptReading, listImports } from './imports.repo';
import type { Source } from './source';
import { dropStaging, openStaging, openStagingReader, stagingCounts, stagingMeta, type RowAction } from './staging';

/** The readers of workbooks and cards are large and seldom needed: a start does without them. */
const readers = () => import('./source');
const checks = () => import('./check.job');
const records = () => import('./record-preview');

const sampleRows = 50;

interface StagedPageRow {
  row: number;
  line: number;
  action: RowAction;
  displayName: string;
  companyName: string;
  phone: string;
  email: string;
  reason: string;
  matchId: string | null;
  matchName: string | null;
  matchRow: number | null;
  onUpdate: UpdateMode | null;
}

export const importReads: ReadHandlers<'imports.rows' | 'imports.list'> = {
  async 'imports.rows'({ spoolDir }, { batchId, action, cursor, limit }) {
    const staging = openStagingReader(spoolDir, batchId);
    try {
      const size = limit ?? 200;
      const after = readNumberCursor(cursor) ?? 0;
      const usual = stagingMeta(staging).onUpdate;
      const rows = staging
        .prepare(
          `SELECT row, line, action, display_name AS displayName, company_name AS companyName, phone, email, reason,
           match_id AS matchId, match_name AS matchName, match_row AS matchRow,
           CASE WHEN reasons IS NULL THEN NULL ELSE coalesce(mode, @usual) END AS onUpdate FROM staged WHERE row > @after ${action === undefined ? '' : 'AND action = @action'} ORDER BY row LIMIT @size`,
        )
        .all(action === undefined ? { after, size, usual } : { after, size, usual, action }) as StagedPageRow[];
      const last = rows.at(-1);
      return {
        counts: stagingCounts(staging),
        rows,
        nextCursor: rows.length === size && last !== undefined ? String(last.row) : null,
      };
    } finally {
      staging.close();
    }
  },
  'imports.list': async ({ raw }, { limit }) => ({ rows: listImports(raw, limit ?? 100) }),
};

export const importCommands: CommandHandlers<
  | 'imports.inspect'
  | 'imports.preview_card'
  | 'imports.values'
  | 'imports.check'
  | 'imports.decide'
  | 'imports.commit'
  | 'imports.discard'
  | 'imports.failed_rows'
> = {
  async 'imports.inspect'({ ports, db, raw }, { fileId, settings }) {
    const known = await loadSettings(db);
    const { inspectSource } = await readers();
    const source = await inspectSource(await ports.spool.get(fileId), { region: known.region, ...settings });
    const fields = readFields(raw);
    const { hasOpenDates, recordGuesses, samplesOf } = await records();
    const reading = readingOf(raw, source, settings ?? {}, known.region);
    const { about, region } = reading;
    const remembered = new Map(reading.remembered?.columns.map(({ index, target }) => [index, target]));
    if (reading.isMended) remembered.set(source.sniff.header.length - 1, 'skip');
    const columns =
      about !== 'contacts'
        ? recordGuesses(source, about, remembered)
        : source.guesses.map((guess) => {
            const own = guessOwn(guess, cellsOf(source, guess.index), fields, known.currency);
            const before = rememberedTarget(remembered.get(guess.index), fields);
            return {
              index: guess.index,
              header: guess.header,
              samples: samplesOf(source, guess.index),
              target: before ?? own.target ?? guess.target,
              why: whyOf(guess, own.target, before),
              note: own.target === null ? (guess.note ?? null) : null,
              newType: own.newType,
              openDates: hasOpenDates(source, guess.index),
            };
          });
    return {
      about,
      remembered: reading.remembered !== null,
      dateOrder: columns.some(({ openDates }) => openDates) ? { order: reading.openOrder, why: reading.orderBy } : null,
      kind: source.kind,
      sheets: source.sheets,
      sheet: source.sheet,
      fields: source.cards?.fields ?? [],
      leftOut: source.cards?.leftOut ?? [],
      fileName: source.file.name,
      bytes: source.file.size,
      rows: source.rows,
      rowsExact: source.rowsExact,
      encoding: source.encoding,
      delimiter: source.sniff.delimiter,
      headerRow: source.sniff.headerRow,
      region,
      dialect: source.dialect === null || about !== 'contacts' ? null : strings.formats.dialects[source.dialect],
      columns,
      sample: source.sniff.sample.slice(0, sampleRows).map((record) => record.cells),
    };
  },
  async 'imports.preview_card'({ ports, db, raw }, { fileId, settings, columns, row }) {
    const known = await loadSettings(db);
    const { inspectSource } = await readers();
    const source = await inspectSource(await ports.spool.get(fileId), { region: known.region, ...settings });
    const { about, region, openOrder } = readingOf(raw, source, settings ?? {}, known.region);
    if (source.cards !== null) {
      const draft = source.cards.drafts[row];
      if (draft === undefined) throw new AppError('not_found', strings.app.notFound);
      const own = ownOfFile(raw);
      const problems = settleOfCard(draft, own, region);
      return shownCard(
        draft,
        [...cardLines(draft, [], [], [], region), ...ownLines(draft, own, [])],
        problems.map(({ message }) => message),
      );
    }
    if (about !== 'contacts') {
      const { previewRecord } = await records();
      return previewRecord(raw, source, about, { ...known, region, openOrder }, columns, row);
    }
    const { header, width } = source.sniff;
    const own = ownColumns(raw, columns, header, known.currency);
    const table = withBeyond({ columns, headers: header }, 'contacts');
    const mapping = compileMapping(table.columns, table.headers, source.dialect === 'calldeck', ownDates(own));
    const cells = source.sniff.sample.map((record) => record.cells);
    const typed = cells[row];
    if (typed === undefined) throw new AppError('not_found', strings.app.notFound);
    const picked = joinBeyond(typed, width);
    const dateOrders = detectDateOrders(mapping, cells, openOrder);
    const { draft, problems } = rowToDraft(picked, mapping, { region, dateOrders });
    problems.push(...settleOwn(draft, own, { region, dateOrders }));
    return shownCard(
      draft,
      [...cardLines(draft, picked, table.columns, table.headers, region), ...ownLines(draft, own, picked)],
      [...problems.map((problem) => problem.message), beyondRemark(typed, width, 'contacts', false)].filter(
        (message) => message !== '',
      ),
    );
  },
  async 'imports.values'({ ports, db, raw }, { fileId, settings, columns }) {
    const { region } = await loadSettings(db);
    const { inspectSource } = await readers();
    const { namedValues } = await records();
    const source = await inspectSource(await ports.spool.get(fileId), { region, ...settings });
    return namedValues(raw, source, columns);
  },
  async 'imports.check'({ ports, jobs, db, raw, userId }, plan) {
    const { id: _, ...file } = await ports.spool.get(plan.fileId);
    const batchId = newId();
    const known = await loadSettings(db);
    const params: CheckParams = {
      batchId,
      file,
      settings: plan.settings ?? {},
      columns: plan.columns,
      onMatch: plan.onMatch,
      tagName: plan.tagName?.trim() ?? '',
      region: known.region,
      currency: known.currency,
      timeZone: known.timeZone,
      values: plan.values ?? [],
      makeCards: plan.makeCards ?? true,
      onUpdate: plan.onUpdate ?? 'usual',
    };
    const target = plan.columns.map((column) => recordTarget(column.target)?.subject).find((one) => one !== undefined);
    if (target !== undefined) recordColumns(plan.columns, [], target);
    else {
      compileMapping(plan.columns, []);
      ownColumns(raw, plan.columns, [], known.currency);
    }
    // What the columns go to is what the file is about, so that the two never disagree.
    if (target !== undefined) params.settings = { ...params.settings, about: target };
    else if (plan.columns.some((column) => column.target !== 'skip'))
      params.settings = { ...params.settings, about: 'contacts' };
    return {
      jobId: jobs.start({ kind: 'import.check', title: strings.imports.checkTitle(file.name), params, userId }),
      batchId,
    };
  },
  async 'imports.decide'({ spoolDir }, { batchId, rows, action, onUpdate }) {
    const staging = openStaging(spoolDir, batchId);
    try {
      staging.exec('BEGIN');
      // A row that cannot be read cannot be added; an update needs a card to update.
      const possible = `draft IS NOT NULL ${action === 'update' ? 'AND (match_id IS NOT NULL OR match_row IS NOT NULL)' : ''}`;
      // How a card is updated is chosen where there is one, and the row's reason then says it.
      const said = action === 'update' ? onUpdate : undefined;
      const changes =
        said === undefined
          ? 'action = @action'
          : "action = @action, mode = @mode, reason = coalesce(json_extract(reasons, '$.' || @mode), reason)";
      if (typeof rows === 'string') {
        staging
          .prepare(`UPDATE staged SET ${changes} WHERE action = @rows AND ${possible}`)
          .run(said === undefined ? { action, rows } : { action, rows, mode: said });
      } else {
        const set = staging.prepare(`UPDATE staged SET ${changes} WHERE row = @row AND ${possible}`);
        for (const row of rows) set.run(said === undefined ? { action, row } : { action, row, mode: said });
      }
      staging.exec('COMMIT');
      return { counts: stagingCounts(staging) };
    } finally {
      staging.close();
    }
  },
  async 'imports.commit'({ jobs, spoolDir, userId }, { batchId }) {
    const staging = openStagingReader(spoolDir, batchId);
    let title;
    try {
      title = strings.imports.commitTitle(stagingMeta(staging).fileName);
    } finally {
      staging.close();
    }
    return { jobId: jobs.start({ kind: 'import.commit', title, params: { batchId }, userId }) };
  },
  async 'imports.discard'({ spoolDir }, { batchId }) {
    dropStaging(spoolDir, batchId);
    return { ok: true };
  },
  async 'imports.failed_rows'({ raw, ports }, { batchId }) {
    const batch = raw
      .prepare('SELECT file_name AS fileName, headers, mapping FROM import_batch WHERE id = ?')
      .get(batchId) as { fileName: string; headers: string; mapping: string } | undefined;
    if (batch === undefined) throw new AppError('not_found', strings.app.notFound);
    const headers = JSON.parse(batch.headers) as string[];
    const rows = raw.prepare('SELECT reason, cells FROM import_row WHERE batch_id = ? ORDER BY row').all(batchId) as {
      reason: string;
      cells: string;
    }[];
    const failed = rows.map(({ reason, cells }) => ({ reason, cells: JSON.parse(cells) as string[] }));
    const areCards = headers.length === 1 && headers[0] === strings.vcard.column;
    const text = areCards
      ? await failedCards(failed)
      : failedTable(headers, failed, keptReading(batch.mapping).delimiter);
    const name = areCards
      ? strings.imports.failedCardsName(batch.fileName)
      : strings.imports.failedName(batch.fileName);
    const bytes = new TextEncoder().encode(text);
    const id = await ports.spool.begin({ name, size: bytes.length });
    for (let at = 0; at < bytes.length; at += 1_000_000)
      await ports.spool.append(id, at, bytes.subarray(at, at + 1_000_000));
    const file = await ports.spool.end(id);
    return { fileId: file.id, fileName: file.name, bytes: file.size };
  },
};

export const importJobs: Record<'import.check' | 'import.commit', JobHandler> = {
  'import.check': (context, params) =>
    inWords(async () => (await checks()).checkImport(context, params as CheckParams)),
  'import.commit': (context, params) =>
    inWords(async () => {
      const { commitImport } = await import('./commit.job');
      return commitImport(context, (params as { batchId: string }).batchId);
    }),
};

async function inWords<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw diskErrorInWords(error, { full: strings.imports.diskFull, readOnly: strings.imports.readOnly });
  }
}

function cellsOf(source: Source, index: number): string[] {
  return source.sniff.sample.map(({ cells }) => cells[index] ?? '');
}

/** A mapping may name a field that was since taken away. */
function rememberedTarget(target: string | undefined, fields: readonly CustomField[]): string | undefined {
  const own = target === undefined ? null : customTarget(target);
  if (own === null) return target;
  return 'id' in own && fields.some((field) => field.id === own.id && field.retiredAt === null) ? target : undefined;
}

function whyOf(guess: ColumnGuess, own: string | null, before: string | undefined): ColumnGuess['why'] | 'remembered' {
  if (before !== undefined && before !== (own ?? guess.target)) return 'remembered';
  return own === null ? guess.why : 'name';
}

interface FailedRow {
  reason: string;
  cells: string[];
}

/** Rows in the shape of the file they come from: its columns, its separator, and a column more that says why. */
function failedTable(headers: readonly string[], rows: readonly FailedRow[], delimiter?: Delimiter): string {
  // Columns without names get some, by which the file is known when it comes back.
  const names = headers.map((header, index) => header || strings.formats.columnNumber(index + 1));
  const lines = rows.map(({ reason, cells }) =>
    // What stood behind the last column stands behind the reason.
    csvRow([...headers.map((_, index) => cells[index] ?? ''), reason, ...cells.slice(headers.length)], delimiter),
  );
  return `\ufeff${csvRow([...names, strings.imports.reasonColumn], delimiter)}${lines.join('')}`;
}

/** Cards as they were, each with why it was left out: a file that can be mended and dropped in again. */
async function failedCards(rows: readonly FailedRow[]): Promise<string> {
  const { withReason } = await import('../../formats/vcard/write');
  return rows.map(({ reason, cells: [card = ''] }) => withReason(card, reason)).join('');
}

function shownCard(draft: ContactDraft, lines: CardLine[], problems: string[]): OutputOf<'imports.preview_card'> {
  return {
    displayName: identityOf(draft).displayName,
    companyName: draft.kind === 'person' ? draft.company : '',
    lines,
    problems,
  };
}
