import { basename } from 'node:path';
import type { OutputOf, ParsedInputOf } from '@shared/contract/index';
import { strings } from '@shared/locale/index';
import { AppError } from '../../core/errors';
import { listBackups, timeOfBackup } from '../../db/backup';
import { backupsBeside } from '../../db/data-file';
import { farReach, reachOf } from '../../db/reach';
import type { CommandContext, CommandHandlers, JobContext, JobHandler, ReadHandlers } from '../context';
import { countLive, holdsRecords, readUsers } from './settings.repo';
import { labelOfUser, loadSettings, saveSettings, saveUser, type Settings } from './settings.service';

/** Writes the settings that differ: at once, or as a job where much is counted anew after them. */
async function changeSettings(
  context: CommandContext,
  input: ParsedInputOf<'settings.update'>,
): Promise<OutputOf<'settings.update'>> {
  const now = await loadSettings(context.db);
  const patch = Object.fromEntries(
    Object.entries(input).filter(
      ([key, value]) => JSON.stringify(value) !== JSON.stringify(now[key as keyof Settings]),
    ),
  );
  const cells = Object.keys(patch).map((key) => ({ tbl: 'setting', rowId: key, col: null }));
  if (reachOf(context.raw, cells) < farReach) return { ...(await applySettings(context, patch)), jobId: null };
  const title = strings.app.settings;
  const request = {
    kind: 'settings.change',
    title,
    params: patch,
    userId: context.userId,
    cancellable: false,
  } as const;
  return { txId: null, jobId: context.jobs.start(request) };
}

async function applySettings(
  { write }: Pick<JobContext, 'write'>,
  patch: Partial<Settings>,
): Promise<{ txId: string | null }> {
  const { txId } = await write(strings.app.settings, (tx) => saveSettings(tx, patch), { kind: 'system' });
  return { txId };
}

export const settingsJobs: Record<'settings.change', JobHandler> = {
  'settings.change': (context, params) => applySettings(context, params as Partial<Settings>),
};

export const settingsReads: ReadHandlers<'users.list' | 'app.figures'> = {
  async 'app.figures'({ db }) {
    return {
      contacts: await countLive(db, 'contact'),
      interactions: await countLive(db, 'interaction'),
      deals: await countLive(db, 'deal'),
    };
  },
  async 'users.list'({ db }) {
    return { rows: await readUsers(db) };
  },
};

function lookedAt(looking: CommandContext['file']['lookingAt']): OutputOf<'app.info'>['file']['lookingAt'] {
  if (looking === null) return null;
  const name = basename(looking.backup);
  const at = timeOfBackup(name);
  return at === null ? null : { of: basename(looking.of), backup: name, at };
}

export const settingsCommands: CommandHandlers<
  | 'app.info'
  | 'app.connections'
  | 'settings.update'
  | 'users.save'
  | 'app.load_example'
  | 'app.open_file'
  | 'app.show_file'
  | 'app.open_link'
> = {
  async 'app.info'({ db, raw, file, ports, userId }) {
    const home = file.lookingAt?.of ?? file.path;
    const backups = listBackups(backupsBeside(home), basename(home));
    const settings = await loadSettings(db);
    return {
      version: ports.version,
      host: ports.host,
      asksFolder: ports.dataFiles.asksFolder,
      userId,
      // A file dropped on the welcome, or imported from the terminal, has answered it too.
      settings: { ...settings, welcomed: settings.welcomed || (await holdsRecords(db)) },
      file: {
        path: file.path,
        name: basename(file.path).replace(/\.calldeck$/, ''),
        isDemo: file.isDemo,
        // As it stands with what still waits in the write-ahead log, which the file's own size leaves out.
        bytes: Number(raw.pragma('page_count', { simple: true })) * Number(raw.pragma('page_size', { simple: true })),
        lastBackupAt: backups[0]?.at ?? null,
        backupDir: backupsBeside(home),
        lookingAt: lookedAt(file.lookingAt),
      },
    };
  },
  // Looking for a newer version, when asked to, is the only thing that goes to another machine; the tests hold that.
  'app.connections': async ({ ports }) => ({ count: ports.updates?.connections() ?? 0 }),
  'settings.update': changeSettings,
  async 'users.save'({ db, write }, input) {
    const { value, txId } = await write(await labelOfUser(db, input), (tx) => saveUser(tx, input));
    return { id: value, txId };
  },
  async 'app.load_example'({ ports }) {
    ports.dataFiles.reopen({ demo: true });
    return { ok: true };
  },
  async 'app.open_file'({ ports }, input) {
    const file = await ports.dataFiles.choose(input.create ?? false);
    if (file === null) return { opened: false };
    ports.dataFiles.reopen({ file });
    return { opened: true };
  },
  async 'app.show_file'({ ports, file }) {
    if (!(await ports.dataFiles.reveal(file.path)))
      throw new AppError('unavailable', strings.file.cannotShow(file.path));
    return { ok: true };
  },
  async 'app.open_link'({ ports }, input) {
    const result = await ports.opener.open(input.url);
    if (result === 'refused') throw new AppError('forbidden', strings.app.linkRefused);
    return { ok: true };
  },
};
