import { detectDateOrders, compileMapping } from '../../formats/address-book/mapping';
import { rowToDraft, type DraftedRow } from '../../formats/address-book/to-contact';
import type { ContactDraft } from '@shared/domain/contact-draft';
import type { RowProblem } from '@shared/domain/contact-draft';
import type { DateOrder } from '@shared/domain/dates';
import { strings } from '@shared/locale/index';
import type { RawConnection } from '../../db/open';
import type { DayOrder } from '../../formats/date-order';
import type { JobContext } from '../context';
import { beyondOf, beyondRemark, joinBeyond, withBeyond } from './beyond';
import { readingOf, toKeep } from './file-reading';
import { marksOf, onCard } from './tally';
import { endOfLog } from './late-cards';
import { createMatcher, identityOf, type Match, type RowIdentity } from './matcher';
import { cardReader } from './existing-card';
import { updateReasons, updatesOf, updateWords, type UpdateMode } from './merge';
import { checkRecords, firstRows } from './record-check';
import type { ChosenValue } from './record-choices';
import { ownColumns, ownDates, ownOfFile, settleOfCard, settleOwn } from './own-columns';
import type { FoundPicture } from './card-pictures';
import { jobsIntoNotes } from './card-file';
import { inspectSource, readCardsOf, readSource, type Source, type SourceFile, type SourceSettings } from './source';
import {
  createStaging,
  dropStaging,
  openStagingReader,
  stagingCounts,
  type Counts,
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
  /** The user's own country, where none was chosen for the file. */
  region: string;
  /** Of the file, for amounts in columns that make a field. */
  currency: string;
  timeZone: string;
  /** What a person chose for stages and owners that the file names. */
  values: ChosenValue[];
  makeCards: boolean;
  onUpdate: UpdateMode;
}

/**
 * Reads a whole file, makes a draft of every row and says what it would become. Nothing is written to the data file.
 * @returns how many rows will meet which fate, and how many values each column has
 */
export async function checkImport(
  context: JobContext,
  params: CheckParams,
): Promise<{ batchId: string; counts: Counts; values: number[] }> {
  const since = endOfLog(context.raw);
  const source = await inspectSource(params.file, params.settings);
  const staging = createStaging(context.spoolDir, params.batchId, params.columns.length);
  const reading = readingOf(context.raw, source, params.settings, params.region);
  const { about, shape } = reading;
  const read = { ...params, region: reading.region, openOrder: reading.openOrder };
  try {
    staging.begin();
    context.backups.ahead();
    context.progress(strings.imports.reading, 0, source.rows);
    if (about === 'contacts') await checkCards(context, read, source, staging);
    else await checkRecords(context, read, source, about, staging);
    const { batchId, file, columns, onMatch, tagName, region, currency, timeZone, values, makeCards, onUpdate } = read;
    const how = { onMatch, tagName, region, currency, timeZone, values, makeCards, onUpdate };
    const kept = {
      headers: source.sniff.header,
      columns,
      shape,
      about,
      reading: toKeep(source, params.settings, reading),
    };
    staging.finish({ batchId, fileName: file.name, since, ...kept, ...how });
    staging.close();
  } catch (error) {
    staging.close();
    dropStaging(context.spoolDir, params.batchId);
    throw error;
  }
  const reader = openStagingReader(context.spoolDir, params.batchId);
  try {
    return { batchId: params.batchId, counts: stagingCounts(reader), values: [...staging.values()] };
  } finally {
    reader.close();
  }
}

/** A check with what the file left open settled. */
export type SettledCheck = CheckParams & { openOrder: DayOrder };

async function checkCards(
  context: JobContext,
  params: SettledCheck,
  source: Source,
  staging: StagingWriter,
): Promise<void> {
  const decide = decider(context, params, staging);
  const { header, width } = source.sniff;
  const { columns } = withBeyond({ columns: params.columns, headers: header }, 'contacts');
  for await (const rows of draftedRows(context.raw, source, params)) {
    context.checkpoint();
    for (const { draft, problems, picture, ...row } of rows) {
      const fatal = problems.find((problem) => problem.fatal);
      const filled = marksOf(joinBeyond(row.cells, width), columns);
      const staged = { row: row.number, line: row.line, cells: row.cells, filled };
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
        if (picture !== undefined) staging.keepPicture(picture);
        const identity = identityOf(draft);
        const { left, ...decision } = decide(row.number, identity, draft);
        if (left !== undefined) staged.filled = onCard(filled, columns, left);
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
}

/** A row as a contact, with what is odd about it. */
type DraftedSourceRow = DraftedRow & {
  number: number;
  line: number;
  cells: string[];
  picture?: FoundPicture | undefined;
};

/** Every row of a table by its mapping, or every card of a card file. */
async function* draftedRows(
  raw: RawConnection,
  source: Source,
  params: SettledCheck,
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
  const { columns, headers } = withBeyond({ columns: params.columns, headers: source.sniff.header }, 'contacts');
  const mapping = compileMapping(columns, headers, source.dialect === 'calldeck', ownDates(own));
  const dateOrders =
    mapping.dateColumns.length === 0
      ? new Map<number, DateOrder>()
      : detectDateOrders(mapping, await firstRows(source), params.openOrder);
  for await (const { rows } of readSource(source)) {
    yield rows.map(({ number, line, cells, ragged }) => {
      const { width } = source.sniff;
      const { draft, problems } = rowToDraft(joinBeyond(cells, width), mapping, { region, dateOrders });
      problems.push(...settleOwn(draft, own, { region, dateOrders }));
      if (ragged === 'long') problems.push(raggedProblem(cells, width));
      return { number, line, cells, draft, problems };
    });
  }
}

function raggedProblem(cells: readonly string[], width: number): RowProblem {
  const message = beyondRemark(cells, width, 'contacts', false);
  return { code: 'ragged', index: null, value: beyondOf(cells, width), message, fatal: false };
}

type Decision = Pick<StagedRow, 'action' | 'reason' | 'matchId' | 'matchName' | 'matchRow' | 'reasons'> & {
  /** Of a row that says nothing new: what its card keeps instead. */
  left?: ReadonlySet<string>;
};

function decider(
  context: JobContext,
  params: CheckParams,
  staging: StagingWriter,
): (row: number, identity: RowIdentity, draft: ContactDraft) => Decision {
  const matcher = createMatcher(context.raw, staging.draft);
  const readCard = cardReader(context.raw);
  const withJobs = jobsIntoNotes(context.raw);
  return (number, identity, draft) => {
    const match = matcher.find(identity);
    if (match === null) {
      matcher.remember(number, identity);
      return { action: 'add', reason: '', matchId: null, matchName: null, matchRow: null };
    }
    const found = { matchId: match.id, matchName: match.name, matchRow: match.row };
    if (!match.isSure) {
      matcher.remember(number, identity);
      const reasons = match.id === null ? {} : { reasons: reasonsOf(match.id, draft) };
      return { ...found, ...reasons, action: 'unsure', reason: reasonOf(match) };
    }
    // The same person twice in one file is one card, whatever is chosen for those that were here before.
    if (match.row !== null) return { ...found, action: 'update', reason: strings.imports.sameAsRow(match.row) };
    const id = match.id ?? '';
    const updates = updatesOf(readCard(id), withJobs(id, draft));
    const reasons = updateReasons(updates);
    if (params.onMatch !== 'update') return { ...found, reasons, action: params.onMatch, reason: reasonOf(match) };
    const update = updates[params.onUpdate];
    const row = { ...found, reasons, reason: reasons[params.onUpdate] };
    return updateWords(update) === '' && params.tagName === ''
      ? { ...row, action: 'skip', left: update.left }
      : { ...row, action: 'update' };
  };

  function reasonsOf(id: string, draft: ContactDraft): Record<UpdateMode, string> {
    return updateReasons(updatesOf(readCard(id), withJobs(id, draft)));
  }
}

function reasonOf(match: Match): string {
  if (match.bySource) return strings.imports.sameSource(match.name);
  const [first] = match.score.reasons;
  if (match.score.reasons.includes('like_name')) return strings.imports.like(match.name, match.score.reasons);
  if (first === 'email') return strings.imports.sameEmail(match.name);
  if (first === 'phone') return strings.imports.samePhone(match.name);
  if (first !== 'name_company') return strings.imports.like(match.name, match.score.reasons);
  return strings.imports.sameName(match.name);
}
