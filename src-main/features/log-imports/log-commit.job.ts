import { isTouch } from '@shared/domain/channels';
import { normalisePhone } from '@shared/domain/phone';
import { strings } from '@shared/locale/index';
import { derivedId } from '../../core/ids';
import { deriveAfter } from '../../db/derive';
import type { TouchedRow } from '../../db/derive-affected';
import { prepared } from '../../db/prepared';
import type { RawConnection } from '../../db/open';
import type { Write } from '../../db/writer';
import type { LogEntry } from '../../formats/log-entry';
import { createContact } from '../contacts/contact-create.service';
import type { JobContext } from '../context';
import { fileHanger, storeFiles } from './log-files';
import { loadSettings, saveSettings } from '../settings/settings.service';
import {
  dropLogStaging,
  entryOf,
  logCounts,
  logMeta,
  openLogStaging,
  stagedPage,
  type LogMeta,
  type StagedEntry,
} from './log-staging';

/** What an import of a log did. */
export interface LogImportResult {
  batchId: string;
  added: number;
  cards: number;
  skipped: number;
  failed: number;
  txId: string | null;
}

type Fate = Omit<LogImportResult, 'batchId' | 'txId'>;

/** Entries between two looks at whether to stop. */
const slice = 500;
/** Own addresses that are remembered. */
const mostOwn = 50;

/**
 * Writes a checked log in one transaction, which is one entry of the history: all of it, or, when it is stopped or fails,
 * nothing. A verified backup is made first.
 */
export async function commitLog(
  context: JobContext,
  { batchId, keepFiles }: { batchId: string; keepFiles: boolean },
): Promise<LogImportResult> {
  const staging = openLogStaging(context.spoolDir, batchId);
  try {
    const meta = logMeta(staging);
    const counts = logCounts(staging);
    const { region, ownEmails } = await loadSettings(context.db);
    context.progress(strings.logImports.backingUp, 0, null);
    await context.backups.ensure();
    context.checkpoint();
    if (keepFiles) await storeFiles(context, staging);
    const written = await context.write(
      strings.logImports.label(meta.fileName, counts.log + counts.card),
      async (write) => {
        const fate = await writeEntries(context, write, staging, { region, total: counts.total, keepFiles });
        keepBatch(write, meta, fate);
        const own = [...new Set([...ownEmails, ...meta.mine])].slice(0, mostOwn);
        if (meta.kind === 'mail' && own.length > ownEmails.length) await saveSettings(write, { ownEmails: own });
        return fate;
      },
      { kind: 'import', bulk: ['contact', 'deal', 'interaction', 'task', 'setting', 'attachment', 'import', 'file'] },
    );
    dropLogStaging(context.spoolDir, batchId);
    return { batchId, ...written.value, txId: written.txId };
  } finally {
    staging.close();
  }
}

async function writeEntries(
  context: JobContext,
  write: Write,
  staging: RawConnection,
  { region, total, keepFiles }: { region: string; total: number; keepFiles: boolean },
): Promise<Fate> {
  const { raw } = write;
  const meta = logMeta(staging);
  const fate: Fate = { added: 0, cards: 0, skipped: 0, failed: 0 };
  const made = new Map<string, string>();
  const firstTouch = new Map<string, { at: string; channel: string }>();
  const isLive = prepared(raw, 'SELECT 1 FROM contact WHERE id = ? AND deleted_at IS NULL');
  const party = prepared(staging, 'SELECT name, value FROM party WHERE key = ?');
  const touch = prepared(
    raw,
    'UPDATE contact SET first_touch_channel = ? WHERE id = ? AND first_touch_channel IS NULL',
  );
  const keep = prepared(
    raw,
    'INSERT INTO import_row (batch_id, row, line, action, reason, contact_id, cells) VALUES (?, ?, ?, ?, ?, NULL, ?)',
  );
  const insert = entryWriter(write, region);
  const hang = fileHanger(write, staging);
  context.progress(strings.logImports.writing, 0, total);
  for (let after = 0; ;) {
    const rows = stagedPage(staging, after, slice);
    const touched: TouchedRow[] = [];
    for (const staged of rows) {
      const entry = entryOf(staged);
      if (entry === null) {
        fate.failed += 1;
        keep.run(meta.batchId, staged.row, staged.line, 'fix', staged.reason, JSON.stringify([staged.name]));
        continue;
      }
      if (staged.action !== 'log' && staged.action !== 'card') {
        fate.skipped += 1;
        continue;
      }
      const contacts = (JSON.parse(staged.contacts) as string[]).filter((id) => isLive.get(id) !== undefined);
      if (staged.action === 'card' && staged.party !== null) contacts.push(await cardOf(staged.party, touched));
      const written = insert(staged, entry, contacts);
      touched.push(written);
      if (keepFiles && written.tbl === 'interaction') touched.push(...hang(staged.row, written.rowId));
      fate.added += 1;
      noteTouch(staged, entry, contacts);
    }
    deriveAfter(raw, touched);
    after = rows.at(-1)?.row ?? after;
    context.checkpoint();
    context.progress(strings.logImports.writing, after, total);
    if (rows.length < slice) break;
  }
  for (const [id, { channel }] of firstTouch) touch.run(channel, id);
  return fate;

  async function cardOf(key: string, touched: TouchedRow[]): Promise<string> {
    const before = made.get(key);
    if (before !== undefined) return before;
    const { name, value } = party.get(key) as { name: string; value: string };
    const id = await createContact(
      write,
      {
        kind: 'person',
        name,
        methods: [{ kind: key.startsWith('e:') ? 'email' : 'phone', label: '', value }],
      },
      region,
    );
    made.set(key, id);
    fate.cards += 1;
    touched.push({ tbl: 'contact', rowId: id, cols: '+' });
    return id;
  }

  function noteTouch(staged: StagedEntry, entry: LogEntry, contacts: readonly string[]): void {
    if (staged.what !== 'interaction' || entry.at === null || entry.channel === 'todo' || !isTouch(entry.channel))
      return;
    for (const id of contacts) {
      const first = firstTouch.get(id);
      if (first === undefined || entry.at < first.at) firstTouch.set(id, { at: entry.at, channel: entry.channel });
    }
  }
}

/** Writes one entry of the log, or one task, with whom it was; what it touched is for the caller to derive. */
function entryWriter(
  write: Write,
  region: string,
): (staged: StagedEntry, entry: LogEntry, contacts: readonly string[]) => TouchedRow {
  const { raw } = write;
  const stamps = [write.at, write.userId, write.at, write.userId] as const;
  const interaction = prepared(
    raw,
    `INSERT INTO interaction (id, channel, direction, occurred_at, subject, body, outcome_id, duration_seconds, number, number_e164, user_id, external_id, created_at, created_by, updated_at, updated_by)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const link = prepared(
    raw,
    `INSERT INTO interaction_contact (id, interaction_id, contact_id, created_at, created_by, updated_at, updated_by)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  const task = prepared(
    raw,
    `INSERT INTO task (id, kind, title, due_date, due_time, contact_id, assignee_id, done_at, external_id, created_at, created_by, updated_at, updated_by)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const outcomes = new Map(
    (
      prepared(raw, 'SELECT id, key FROM call_outcome WHERE key IS NOT NULL AND deleted_at IS NULL').all() as {
        id: string;
        key: string;
      }[]
    ).map(({ id, key }) => [key, id]),
  );
  return (staged, entry, contacts) => {
    const id = write.newId();
    if (staged.what === 'task' || entry.channel === 'todo') {
      task.run(
        id,
        entry.channel === 'todo' ? 'todo' : 'meeting',
        entry.subject,
        entry.wall?.date ?? null,
        entry.wall?.time ?? null,
        contacts[0] ?? null,
        write.userId,
        entry.doneAt,
        entry.externalId,
        ...stamps,
      );
      return { tbl: 'task', rowId: id, cols: '+' };
    }
    const byPhone = entry.channel === 'call' || entry.channel === 'text';
    const number = byPhone && staged.value !== '' ? staged.value : null;
    interaction.run(
      id,
      entry.channel,
      staged.direction,
      entry.at ?? write.at,
      entry.subject || strings.interactions.subject(entry.channel),
      entry.body,
      entry.outcome === null ? null : (outcomes.get(entry.outcome) ?? null),
      entry.durationSeconds,
      number,
      number === null ? null : normalisePhone(number, region).e164,
      write.userId,
      entry.externalId,
      ...stamps,
    );
    for (const contact of new Set(contacts))
      link.run(derivedId('interaction_contact', id, contact), id, contact, ...stamps);
    return { tbl: 'interaction', rowId: id, cols: '+' };
  };
}

function keepBatch(write: Write, meta: LogMeta, fate: Fate): void {
  prepared(
    write.raw,
    `INSERT INTO import_batch (id, kind, file_name, headers, mapping, shape, tx_id, user_id, at, added, updated, skipped, failed, cards)
     VALUES (?, ?, ?, ?, '[]', ?, ?, ?, ?, ?, 0, ?, ?, ?)`,
  ).run(
    meta.batchId,
    meta.kind,
    meta.fileName,
    JSON.stringify([strings.logImports.entryColumn]),
    // No CSV has such a header.
    `\u0000${meta.kind}`,
    write.txId,
    write.userId,
    write.at,
    fate.added,
    fate.skipped,
    fate.failed,
    fate.cards,
  );
}
