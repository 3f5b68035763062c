import type { CommandHandlers } from '../context';

/** Files on their way in and out; the renderer knows them by id alone. */
export const fileCommands: CommandHandlers<
  'files.begin' | 'files.append' | 'files.end' | 'files.read' | 'files.release'
> = {
  async 'files.begin'({ ports }, input) {
    return { fileId: await ports.spool.begin({ name: input.name, size: input.bytes }) };
  },
  async 'files.append'({ ports }, input) {
    return { received: await ports.spool.append(input.fileId, input.offset, input.chunk) };
  },
  async 'files.end'({ ports }, input) {
    const file = await ports.spool.end(input.fileId);
    return { fileId: file.id, bytes: file.size };
  },
  'files.read': async ({ ports }, input) => ports.spool.read(input.fileId, input.offset, input.length),
  async 'files.release'({ ports }, input) {
    await ports.spool.remove(input.fileId);
    return { ok: true };
  },
};
