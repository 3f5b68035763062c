import type { OutputOf } from '@shared/contract/index';
import { localDateOf } from '@shared/domain/dates';
import { normaliseEmail } from '@shared/domain/email';
import { strings } from '@shared/locale/index';
import type { z } from 'zod';
import type { logSummary } from '@shared/contract/log-imports';
import { AppError } from '../../core/errors';
import { prepared } from '../../db/prepared';
import type { RawConnection } from '../../db/open';
import { idOfUid } from '../../formats/ics/write';
import type { LogEntry, LogPerson } from '../../formats/log-entry';
import { kindOf, type LogKind } from '../../formats/log-kind';
import type { JobContext } from '../context';
import { createPeople, type FoundPerson } from './log-people';
import { fileStager, stagedFiles } from './log-files';
import { readLogFile, recogniseLog, type LogFile } from './log-source';
import {
  createLogStaging,
  dropLogStaging,
  entryOf,
  logCounts,
  stagedPage,
  stageEntry,
  type LogAction,
  type LogMeta,
} from './log-staging';

export interface LogCheckParams {
  batchId: string;
  file: LogFile;
  region: string;
  timeZone: string;
  /** Own addresses as chosen; null to take those of the settings, or else the most frequent. */
  mine: string[] | null;
  ownEmails: string[];
}

export type LogSummary = z.output<typeof logSummary>;
type Row = OutputOf<'logs.rows'>['rows'][number];

const slice = 500;
const words = strings.logImports;

/**
 * Reads a whole log, finds who each entry was with and whether it is in the log already. Nothing is written to the data
 * file.
 * @throws AppError `validation` for a file that is no log
 */
export async function checkLog(context: JobContext, params: LogCheckParams): Promise<LogSummary> {
  const source = await recogniseLog(params.file);
  if (source === null) throw new AppError('validation', words.notALog);
  const kind = kindOf(source.format);
  const now = context.clock.now().toISOString();
  const staging = createLogStaging(context.spoolDir, params.batchId);
  try {
    let row = 0;
    const setAside = fileStager(staging);
    context.progress(words.reading, 0, null);
    const told = (done: number, total: number) => context.progress(words.reading, done, total);
    for await (const entries of readLogFile(source, { timeZone: params.timeZone, now }, told)) {
      context.checkpoint();
      for (const entry of entries) {
        stageEntry(staging, (row += 1), entry);
        if ('files' in entry && entry.files !== undefined) setAside(row, entry.files);
      }
    }
    staging.exec('CREATE INDEX staged_by_external ON staged(external_id)');
    const mine = ownAddresses(staging, kind, params);
    decideAll(context, staging, params, mine, row, now);
    const meta: LogMeta = { batchId: params.batchId, fileName: params.file.name, kind, mine };
    prepared(staging, 'INSERT INTO meta (value) VALUES (?)').run(JSON.stringify(meta));
    staging.exec('COMMIT');
    staging.exec('CREATE INDEX staged_by_action ON staged(action, row)');
    staging.exec('CREATE INDEX staged_by_party ON staged(party) WHERE party IS NOT NULL');
    const summary = summaryOf(staging, meta, strings.logFormats.names[source.format], params.timeZone, now);
    staging.close();
    return summary;
  } catch (error) {
    staging.close();
    dropLogStaging(context.spoolDir, params.batchId);
    throw error;
  }
}

/** The user's own addresses: as chosen, as the settings have them where the mail does too, else the most frequent one. */
function ownAddresses(staging: RawConnection, kind: LogKind, params: LogCheckParams): string[] {
  if (params.mine !== null) return [...new Set(params.mine.map(normaliseEmail).filter((one) => one !== ''))];
  const own = params.ownEmails.map(normaliseEmail);
  if (kind !== 'mail') return own;
  const isThere = prepared(staging, 'SELECT 1 FROM address WHERE value = ?');
  const there = own.filter((one) => isThere.get(one) !== undefined);
  if (there.length > 0) return there;
  // Of one mail alone nobody can tell whose it is.
  const top = staging.prepare('SELECT value, times FROM address ORDER BY times DESC, value LIMIT 2').all() as {
    value: string;
    times: number;
  }[];
  const [first, second] = top;
  return first !== undefined && first.times > 1 && first.times > (second?.times ?? 0) ? [first.value] : [];
}

function decideAll(
  context: JobContext,
  staging: RawConnection,
  params: LogCheckParams,
  mine: readonly string[],
  total: number,
  now: string,
): void {
  const people = createPeople(context.raw, params.region);
  const isMine = new Set(mine);
  const isLogged = loggedBefore(context.raw);
  const earlier = prepared(
    staging,
    "SELECT 1 FROM staged WHERE external_id = ? AND external_id <> '' AND row < ? LIMIT 1",
  );
  const decide = prepared(
    staging,
    'UPDATE staged SET action = ?, direction = ?, what = ?, contacts = ?, party = ?, name = ?, value = ?, reason = ? WHERE row = ?',
  );
  const count = prepared(
    staging,
    `INSERT INTO party (key, name, value, times) VALUES (?, ?, ?, 1)
     ON CONFLICT (key) DO UPDATE SET times = times + 1, name = CASE WHEN name = '' THEN excluded.name ELSE name END`,
  );
  for (let after = 0; ;) {
    const rows = stagedPage(staging, after, slice);
    for (const staged of rows) {
      const entry = entryOf(staged);
      if (entry === null) continue;
      const { direction, others } = sidesOf(entry, isMine);
      const found = others.map(people);
      const known = found.filter((one) => one.known !== null);
      const shown = known[0] ?? found[0];
      const what = whatOf(entry, now);
      const contacts = [...new Set(known.map((one) => one.known?.id ?? ''))];
      const party = contacts.length > 0 ? null : (found.find((one) => one.key !== null)?.key ?? null);
      const key = shown?.key ?? null;
      if (key !== null && shown !== undefined) count.run(key, shown.person.name, shown.person.value);
      let action: LogAction = contacts.length > 0 || (party === null && what === 'task') ? 'log' : 'left';
      let reason = what === 'task' && entry.channel === 'meeting' ? words.becomesTask : '';
      if (action === 'left') reason = party === null ? words.nobody : words.noCard;
      if (earlier.get(entry.externalId, staged.row) !== undefined) {
        action = 'duplicate';
        reason = words.twice;
      } else if (isLogged(entry, direction, found)) {
        action = 'duplicate';
        reason = words.already;
      }
      decide.run(
        action,
        direction,
        what,
        JSON.stringify(contacts),
        party,
        nameOf(known.length > 0 ? known : found),
        shown?.e164 ?? shown?.person.value ?? '',
        reason,
        staged.row,
      );
    }
    after = rows.at(-1)?.row ?? after;
    context.checkpoint();
    context.progress(words.matching, after, total);
    if (rows.length < slice) return;
  }
}

/** Which way an entry went, and who the others were. */
function sidesOf(
  entry: LogEntry,
  isMine: ReadonlySet<string>,
): { direction: 'in' | 'out'; others: readonly LogPerson[] } {
  const others = entry.people.filter((one) => !isMine.has(one.value));
  if (entry.channel !== 'email') return { direction: entry.direction ?? 'out', others };
  const isOut = entry.direction === 'out' || entry.from === null || isMine.has(entry.from.value);
  return isOut || entry.from === null ? { direction: 'out', others } : { direction: 'in', others: [entry.from] };
}

/** What is to come is a task; so is what somebody noted to do. */
function whatOf(entry: LogEntry, now: string): Row['what'] {
  if (entry.channel === 'todo') return 'task';
  return entry.channel === 'meeting' && (entry.at ?? '') > now ? 'task' : 'interaction';
}

function nameOf(found: readonly FoundPerson[]): string {
  const names = found.map((one) => one.known?.name ?? one.person.name).filter((name) => name !== '');
  return [...new Set(names)].slice(0, 5).join(', ');
}

/** Starts this close are one call: two phones, or a person and a phone, seldom write the same second. */
const minute = 60_000;

/** Whether an entry is in the log already: by what it was called when it was brought in, and a call by its number and time. */
function loggedBefore(
  raw: RawConnection,
): (entry: LogEntry, direction: 'in' | 'out', found: readonly FoundPerson[]) => boolean {
  const byId = prepared(
    raw,
    "SELECT 1 FROM interaction WHERE external_id = ? AND external_id <> '' AND deleted_at IS NULL LIMIT 1",
  );
  const taskById = prepared(
    raw,
    "SELECT 1 FROM task WHERE external_id = ? AND external_id <> '' AND deleted_at IS NULL LIMIT 1",
  );
  const isHere = prepared(
    raw,
    'SELECT 1 FROM interaction WHERE id = @own AND deleted_at IS NULL UNION ALL SELECT 1 FROM task WHERE id = @own AND deleted_at IS NULL',
  );
  const call = prepared(
    raw,
    `SELECT 1 FROM interaction i INDEXED BY interaction_by_channel
     WHERE i.channel = 'call' AND i.occurred_at > @from AND i.occurred_at < @to AND i.deleted_at IS NULL AND i.direction = @direction
     AND (i.number_e164 = @number OR i.number = @typed OR (i.number IS NULL AND EXISTS (
       SELECT 1 FROM interaction_contact l WHERE l.interaction_id = i.id AND l.contact_id = @contact AND l.deleted_at IS NULL))) LIMIT 1`,
  );
  return (entry, direction, found) => {
    if (byId.get(entry.externalId) !== undefined) return true;
    if (entry.channel === 'meeting' || entry.channel === 'todo') {
      // A calendar that we wrote ourselves holds what is here.
      const own = idOfUid(entry.externalId.replace(/^ics:/, ''));
      return taskById.get(entry.externalId) !== undefined || (own !== null && isHere.get({ own }) !== undefined);
    }
    if (entry.channel !== 'call' || entry.at === null) return false;
    const at = Date.parse(entry.at);
    const [person] = found;
    return (
      call.get({
        from: new Date(at - minute).toISOString(),
        to: new Date(at + minute).toISOString(),
        direction,
        number: person?.e164 ?? null,
        typed: person?.person.value ?? null,
        contact: person?.known?.id ?? null,
      }) !== undefined
    );
  };
}

function summaryOf(staging: RawConnection, meta: LogMeta, format: string, timeZone: string, now: string): LogSummary {
  const span = staging.prepare('SELECT min(at) AS first, max(at) AS last FROM staged WHERE at IS NOT NULL').get() as {
    first: string | null;
    last: string | null;
  };
  const week = new Date(Date.parse(now) - 7 * 86_400_000).toISOString();
  const calls = staging
    .prepare(
      "SELECT count(*) AS n FROM staged WHERE at >= ? AND action IN ('log', 'left') AND entry IS NOT NULL AND json_extract(entry, '$.channel') = 'call'",
    )
    .get(week) as { n: number };
  const unknown = staging
    .prepare("SELECT count(DISTINCT party) AS n FROM staged WHERE action = 'left' AND party IS NOT NULL")
    .get() as { n: number };
  return {
    batchId: meta.batchId,
    kind: meta.kind,
    format,
    counts: logCounts(staging),
    from: span.first === null ? null : localDateOf(span.first, timeZone),
    to: span.last === null ? null : localDateOf(span.last, timeZone),
    newCalls: calls.n,
    unknown: unknown.n,
    mine: meta.mine,
    files: stagedFiles(staging),
  };
}
