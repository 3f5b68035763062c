import type { ProcedureName } from '@shared/contract/index';
import type { CommandContext, CommandHandlers } from '../features/context';

type CommandHandler = (context: CommandContext, input: never) => Promise<unknown>;
type Load = () => Promise<CommandHandlers<never>>;

const backupCommands: Load = async () => (await import('../features/backups/backups.handlers')).backupCommands;
const cardCommands: Load = async () => (await import('../features/contacts/card.handlers')).cardCommands;
const givingCommands: Load = async () => (await import('../features/giving/giving.handlers')).givingCommands;
const settingsCommands: Load = async () => (await import('../features/settings/settings.handlers')).settingsCommands;

/**
 * What main does, by how the names of its procedures begin. Each feature's is loaded with its first call: what a start does
 * without keeps main from serving the page meanwhile.
 */
const loads = new Map<string, readonly Load[]>([
  ['app', [settingsCommands, backupCommands, givingCommands]],
  ['archive', [async () => (await import('../features/archive/archive.handlers')).archiveCommands]],
  ['attachments', [async () => (await import('../features/attachments/attachments.handlers')).attachmentCommands]],
  ['backups', [backupCommands]],
  [
    'contacts',
    [
      async () => (await import('../features/contacts/contacts.handlers')).contactsCommands,
      async () => (await import('../features/contacts/contact-bulk.handlers')).contactBulkCommands,
      cardCommands,
    ],
  ],
  ['deals', [async () => (await import('../features/deals/deals.handlers')).dealCommands]],
  ['duplicates', [async () => (await import('../features/duplicates/duplicates.handlers')).duplicateCommands]],
  ['employments', [cardCommands]],
  ['exports', [async () => (await import('../features/exports/exports.handlers')).exportCommands]],
  ['fields', [async () => (await import('../features/custom-fields/custom-fields.handlers')).customFieldCommands]],
  ['files', [async () => (await import('../features/files/files.handlers')).fileCommands]],
  ['giving', [givingCommands]],
  ['history', [async () => (await import('../features/history/history.handlers')).historyCommands]],
  ['imports', [async () => (await import('../features/imports/imports.handlers')).importCommands]],
  ['interactions', [async () => (await import('../features/interactions/interactions.handlers')).interactionCommands]],
  ['jobs', [async () => (await import('../features/jobs/jobs.handlers')).jobCommands]],
  ['logs', [async () => (await import('../features/log-imports/log-imports.handlers')).logImportCommands]],
  ['merge', [async () => (await import('../features/merge/merge.handlers')).mergeCommands]],
  ['outcomes', [async () => (await import('../features/call-outcomes/call-outcomes.handlers')).outcomeCommands]],
  ['paper', [async () => (await import('../features/paper/paper.handlers')).paperCommands]],
  ['products', [async () => (await import('../features/products/products.handlers')).productCommands]],
  ['quality', [async () => (await import('../features/quality/quality.handlers')).qualityCommands]],
  ['recovery', [async () => (await import('../features/recovery/recovery.handlers')).recoveryCommands]],
  ['relationships', [cardCommands]],
  ['settings', [settingsCommands]],
  ['tags', [async () => (await import('../features/tags/tags.handlers')).tagsCommands]],
  ['tasks', [async () => (await import('../features/tasks/tasks.handlers')).taskCommands]],
  ['trash', [async () => (await import('../features/trash/trash.handlers')).trashCommands]],
  ['updates', [async () => (await import('../features/updates/updates.handlers')).updateCommands]],
  ['users', [settingsCommands]],
  ['views', [async () => (await import('../features/views/views.handlers')).viewCommands]],
  ['watch', [async () => (await import('../features/watch/watch.handlers')).watchCommands]],
]);

/**
 * The handler in main.
 * @returns undefined where the procedure is a reader's
 */
export async function commandHandler(name: ProcedureName): Promise<CommandHandler | undefined> {
  for (const load of loads.get(name.slice(0, name.indexOf('.'))) ?? []) {
    const handlers: Readonly<Record<string, CommandHandler>> = await load();
    // Own keys only, so that no key of a prototype is ever called.
    if (Object.hasOwn(handlers, name)) return handlers[name];
  }
  return undefined;
}
