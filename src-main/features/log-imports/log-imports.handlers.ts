import { strings } from '@shared/locale/index';
import { newId } from '../../core/ids';
import { readNumberCursor } from '../../db/keyset';
import { prepared } from '../../db/prepared';
import type { CommandHandlers, JobHandler, ReadHandlers } from '../context';
import { loadSettings } from '../settings/settings.service';
import type { LogCheckParams } from './log-check.job';
import { commitLog } from './log-commit.job';
import {
  choicesFor,
  decideEntries,
  dropLogStaging,
  entryOf,
  logCounts,
  logMeta,
  openLogReader,
  openLogStaging,
  stagedPage,
} from './log-staging';

/** The readers of mail, calendars and XML are large and seldom needed: a start does without them. */
const readers = () => import('./log-source');

/** What is shown of a text in the panel. */
const shownBody = 600;

export const logImportReads: ReadHandlers<'logs.rows'> = {
  async 'logs.rows'({ spoolDir }, { batchId, action, cursor, limit }) {
    const staging = openLogReader(spoolDir, batchId);
    try {
      const size = limit ?? 200;
      const rows = stagedPage(staging, readNumberCursor(cursor) ?? 0, size, action);
      const last = rows.at(-1);
      const times = prepared(staging, 'SELECT count(*) AS n FROM staged WHERE party = ?');
      return {
        counts: logCounts(staging),
        rows: rows.map((staged) => {
          const entry = entryOf(staged);
          const contacts = JSON.parse(staged.contacts) as string[];
          return {
            row: staged.row,
            at: entry?.wall?.time === null ? null : (entry?.at ?? null),
            day: entry?.wall?.time === null ? entry.wall.date : null,
            channel: entry?.channel ?? 'call',
            direction: staged.direction,
            what: staged.what,
            name: staged.name,
            value: staged.value,
            contactId: contacts[0] ?? null,
            times: staged.party === null ? 1 : (times.get(staged.party) as { n: number }).n,
            durationSeconds: entry?.durationSeconds ?? null,
            outcome: entry?.outcome ?? null,
            subject: entry?.subject ?? '',
            body: entry?.body.slice(0, shownBody) ?? '',
            action: staged.action,
            reason: staged.reason,
            can: choicesFor(staged),
          };
        }),
        nextCursor: rows.length === size && last !== undefined ? String(last.row) : null,
      };
    } finally {
      staging.close();
    }
  },
};

export const logImportCommands: CommandHandlers<
  'logs.recognise' | 'logs.check' | 'logs.decide' | 'logs.commit' | 'logs.discard'
> = {
  async 'logs.recognise'({ ports }, { fileId }) {
    const { id: _, ...file } = await ports.spool.get(fileId);
    const { kindOf, recogniseLog } = await readers();
    const source = await recogniseLog(file);
    return {
      fileName: file.name,
      log: source === null ? null : { kind: kindOf(source.format), format: strings.logFormats.names[source.format] },
    };
  },
  async 'logs.check'({ ports, jobs, db, userId }, { fileId, mine }) {
    const { id: _, ...file } = await ports.spool.get(fileId);
    const { region, timeZone, ownEmails } = await loadSettings(db);
    const batchId = newId();
    const params: LogCheckParams = { batchId, file, region, timeZone, ownEmails, mine: mine ?? null };
    return {
      jobId: jobs.start({ kind: 'log.check', title: strings.logImports.checkTitle(file.name), params, userId }),
      batchId,
    };
  },
  async 'logs.decide'({ spoolDir }, { batchId, rows, action }) {
    const staging = openLogStaging(spoolDir, batchId);
    try {
      return { counts: decideEntries(staging, rows, action) };
    } finally {
      staging.close();
    }
  },
  async 'logs.commit'({ jobs, spoolDir, userId }, { batchId, keepFiles = true }) {
    const staging = openLogReader(spoolDir, batchId);
    let title;
    try {
      title = strings.logImports.commitTitle(logMeta(staging).fileName);
    } finally {
      staging.close();
    }
    return { jobId: jobs.start({ kind: 'log.commit', title, params: { batchId, keepFiles }, userId }) };
  },
  async 'logs.discard'({ spoolDir }, { batchId }) {
    dropLogStaging(spoolDir, batchId);
    return { ok: true };
  },
};

export const logImportJobs: Record<'log.check' | 'log.commit', JobHandler> = {
  'log.check': async (context, params) => {
    const { checkLog } = await import('./log-check.job');
    return checkLog(context, params as LogCheckParams);
  },
  'log.commit': (context, params) => commitLog(context, params as { batchId: string; keepFiles: boolean }),
};
