import { strings } from '@shared/locale/index';
import { AppError } from '../../core/errors';
import { prepared } from '../../db/prepared';
import type { CommandContext, CommandHandlers } from '../context';
import { importWaiting, leaveInHand } from './at-once.service';
import { isAtOnce, keepAtOnce, keepFolder } from './watch.service';

const words = strings.watch;

async function use(context: CommandContext, folder: string | null): Promise<void> {
  await context.write(words.chosen, ({ raw }) => keepFolder(raw, folder), { kind: 'system' });
  context.watch.use(folder);
  context.events.emit('data.changed', { entities: ['import'], txId: null });
}

export const watchCommands: CommandHandlers<
  | 'watch.state'
  | 'watch.choose'
  | 'watch.stop'
  | 'watch.at_once'
  | 'watch.import_waiting'
  | 'watch.take'
  | 'watch.leave'
  | 'watch.finish'
> = {
  async 'watch.state'({ watch, raw, ports }) {
    return {
      folder: watch.folder(),
      isGone: watch.isGone(),
      canChoose: ports.dataFiles.asksFolder,
      atOnce: isAtOnce(raw),
      arrived: watch.arrived().map(({ id, fileName, bytes }) => ({ id, fileName, bytes })),
    };
  },
  async 'watch.choose'(context) {
    const folder = await context.ports.dataFiles.chooseFolder();
    if (folder !== null) await use(context, folder);
    return { folder: context.watch.folder() };
  },
  async 'watch.stop'(context) {
    await use(context, null);
    return { ok: true };
  },
  async 'watch.at_once'(context, { on }) {
    await context.write(words.chosen, ({ raw }) => keepAtOnce(raw, on), { kind: 'system' });
    // What waits already comes in now.
    context.events.emit('data.changed', { entities: ['import'], txId: null });
    return { ok: true };
  },
  'watch.import_waiting': async (context) => ({ imported: await importWaiting(context) }),
  async 'watch.take'({ watch, ports }, { id }) {
    const file = watch.arrived().find((one) => one.id === id);
    if (file === undefined) throw new AppError('not_found', words.gone);
    leaveInHand(watch, id);
    const { id: fileId, name } = await ports.spool.adopt(file.path);
    return { fileId, fileName: name };
  },
  async 'watch.leave'({ watch }, { id }) {
    watch.leave(id);
    return { ok: true };
  },
  async 'watch.finish'({ watch, raw, clock, call, ports }, { id, batchId }) {
    const batch = prepared(
      raw,
      'SELECT file_name AS name, added, updated, skipped, failed FROM import_batch WHERE id = ?',
    ).get(batchId) as { name: string; added: number; updated: number; skipped: number; failed: number } | undefined;
    if (batch === undefined) throw new AppError('not_found', strings.app.notFound);
    const report = words.report({ ...batch, at: clock.now().toISOString() });
    if (batch.failed === 0) await watch.finish(id, report);
    else {
      const { fileId } = await call('imports.failed_rows', { batchId });
      await watch.finish(id, report, await ports.spool.get(fileId));
      await ports.spool.remove(fileId);
    }
    return { ok: true };
  },
};
