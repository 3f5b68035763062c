import { detectDateOrders, compileMapping } from '../../formats/address-book/mapping';
import { rowToDraft, type DraftedRow } from '../../formats/address-book/to-contact';
import type { DateOrder } from '@shared/domain/dates';
import { strings } from '@shared/locale/index';
import type { RawConnection } from '../../db/open';
import type { JobContext } from '../context';
import { createMatcher, identityOf, type Match, type RowIdentity } from './matcher';
import { cardReader, updateOf, updateWords } from './merge';
import { ownColumns, ownDates, ownOfFile, settleOfCard, settleOwn } from './own-columns';
import { jobsIntoNotes } from './card-file';
import { inspectSource, readCardsOf, readSource, type Source, type SourceFile, type SourceSettings } from './source';
import {
  createStaging,
  dropStaging,
  openStagingReader,
  stagingCounts,
  type Counts,
  type RowAction,
  type StagedRow,
  type StagingWriter,
} from './staging';

export interface CheckParams {
  batchId: string;
  file: SourceFile;
  settings: SourceSettings;
  columns: { index: number; target: string }[];
  onMatch: 'update' | 'skip' | 'add';
  tagName: string;
  region: string;
  /** Of the file, for amounts in columns that make a field. */
  currency: string;
}

/** Rows that settle in which order day and month stand. */
const dateSampleRows = 20_000;

/**
 * Reads a whole file, makes a draft of every row and says what it would become. Nothing is written to the data file.
 * @returns how many rows will meet which fate
 */
export async function checkImport(
  context: JobContext,
  params: CheckParams,
): Promise<{ batchId: string; counts: Counts }> {
  const source = await inspectSource(params.file, params.settings);
  const staging = createStaging(context.spoolDir, params.batchId);
  try {
    const decide = decider(context, params, staging);
    staging.begin();
    context.progress(strings.imports.reading, 0, source.rows);
    for await (const rows of draftedRows(context.raw, source, params)) {
      context.checkpoint();
      for (const { draft, problems, ...row } of rows) {
        const fatal = problems.find((problem) => problem.fatal);
        const staged = { row: row.number, line: row.line, cells: row.cells };
        if (fatal !== undefined) {
          staging.add({
            ...staged,
            action: 'fix',
            draft: null,
            displayName: '',
            reason: fatal.message,
            matchId: null,
            matchName: null,
            matchRow: null,
          });
        } else {
          const identity = identityOf(draft);
          const decision = decide(row.number, identity, draft);
          const doubt = problems.map((problem) => problem.message).join(' ');
          staging.add({
            ...staged,
            ...decision,
            draft,
            displayName: identity.displayName,
            reason: decision.reason || doubt,
          });
        }
      }
      const last = rows.at(-1)?.number ?? 0;
      context.progress(strings.imports.reading, last, Math.max(source.rows, last));
    }
    staging.finish({
      batchId: params.batchId,
      fileName: params.file.name,
      headers: source.sniff.header,
      columns: params.columns,
      shape: shapeOf(source.sniff.header),
      onMatch: params.onMatch,
      tagName: params.tagName,
      region: params.region,
      currency: params.currency,
    });
    staging.close();
  } catch (error) {
    staging.close();
    dropStaging(context.spoolDir, params.batchId);
    throw error;
  }
  const reader = openStagingReader(context.spoolDir, params.batchId);
  try {
    return { batchId: params.batchId, counts: stagingCounts(reader) };
  } finally {
    reader.close();
  }
}

/** A row as a contact, with what is odd about it. */
type DraftedSourceRow = DraftedRow & { number: number; line: number; cells: string[] };

/** Every row of a table by its mapping, or every card of a card file. */
async function* draftedRows(
  raw: RawConnection,
  source: Source,
  params: CheckParams,
): AsyncGenerator<DraftedSourceRow[]> {
  const { region } = params;
  if (source.kind === 'vcard') {
    const own = ownOfFile(raw);
    for await (const rows of readCardsOf(source, region)) {
      for (const { draft, problems } of rows) problems.push(...settleOfCard(draft, own, region));
      yield rows;
    }
    return;
  }
  const own = ownColumns(raw, params.columns, source.sniff.header, params.currency);
  const mapping = compileMapping(params.columns, source.sniff.header, source.dialect === 'calldeck', ownDates(own));
  const dateOrders =
    mapping.dateColumns.length === 0
      ? new Map<number, DateOrder>()
      : detectDateOrders(mapping, await someRows(source), region);
  for await (const { rows } of readSource(source)) {
    yield rows.map(({ number, line, cells }) => {
      const { draft, problems } = rowToDraft(cells, mapping, { region, dateOrders });
      problems.push(...settleOwn(draft, own, { region, dateOrders }));
      return { number, line, cells, draft, problems };
    });
  }
}

/** The headers of a file, in one text: what a mapping is remembered by. */
export function shapeOf(headers: readonly string[]): string {
  return headers.map((header) => header.trim().toLowerCase()).join('\u001f');
}

type Decision = Pick<StagedRow, 'action' | 'reason' | 'matchId' | 'matchName' | 'matchRow'>;

function decider(
  context: JobContext,
  params: CheckParams,
  staging: StagingWriter,
): (row: number, identity: RowIdentity, draft: Parameters<typeof updateOf>[1]) => Decision {
  const matcher = createMatcher(context.raw, (row) => identityOf(staging.draft(row)).candidate);
  const readCard = cardReader(context.raw);
  const withJobs = jobsIntoNotes(context.raw);
  return (row, identity, draft) => {
    const match = matcher.find(identity);
    if (match === null) {
      matcher.remember(row, identity);
      return { action: 'add', reason: '', matchId: null, matchName: null, matchRow: null };
    }
    const found = { matchId: match.id, matchName: match.name, matchRow: match.row };
    if (!match.isSure) {
      matcher.remember(row, identity);
      return { ...found, action: 'unsure', reason: reasonOf(match) };
    }
    // The same person twice in one file is one card, whatever is chosen for those that were here before.
    if (match.row !== null) return { ...found, action: 'update', reason: strings.imports.sameAsRow(match.row) };
    if (params.onMatch !== 'update') return { ...found, action: params.onMatch, reason: reasonOf(match) };
    const words = updateWords(updateOf(readCard(match.id ?? ''), withJobs(match.id ?? '', draft)));
    const action: RowAction = words === '' && params.tagName === '' ? 'skip' : 'update';
    return { ...found, action, reason: words || strings.imports.noDifference };
  };
}

function reasonOf(match: Match): string {
  if (match.bySource) return strings.imports.sameSource(match.name);
  const [first] = match.score.reasons;
  if (first === 'email') return strings.imports.sameEmail(match.name);
  if (first === 'phone') return strings.imports.samePhone(match.name);
  return strings.imports.sameName(match.name);
}

async function someRows(source: Source): Promise<string[][]> {
  const rows: string[][] = [];
  for await (const batch of readSource(source)) {
    for (const row of batch.rows) rows.push(row.cells);
    if (rows.length >= dateSampleRows) break;
  }
  return rows;
}
