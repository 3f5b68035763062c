import type { ProcedureName } from '@shared/contract/index';
import type { ReadContext, ReadHandlers } from '../features/context';

type ReadHandler = (context: ReadContext, input: never) => Promise<unknown>;
type Load = () => Promise<ReadHandlers<never>>;

/**
 * What the readers read. Each feature's is loaded with the first question for it: a reader begins while the window does, and
 * to load all of it would take longer than the first page.
 */
const loads = new Map<string, Load>(
  [
    of(
      ['attachments.pictures'],
      async () => (await import('../features/attachments/attachments.handlers')).attachmentReads,
    ),
    of(['backups.describe'], async () => (await import('../features/backups/backups.handlers')).backupReads),
    of(
      [
        'contacts.list',
        'contacts.count',
        'contacts.letters',
        'contacts.marks',
        'contacts.ids',
        'contacts.get',
        'contacts.timeline',
        'contacts.channel_counts',
        'contacts.pick',
        'contacts.candidates',
      ],
      async () => (await import('../features/contacts/contacts.handlers')).contactsReads,
    ),
    of(['duplicates.list'], async () => (await import('../features/duplicates/duplicates.handlers')).duplicateReads),
    of(
      ['fields.list', 'fields.counts', 'fields.values'],
      async () => (await import('../features/custom-fields/custom-fields.handlers')).customFieldReads,
    ),
    of(['giving.cards', 'giving.code'], async () => (await import('../features/giving/giving.handlers')).givingReads),
    of(
      ['history.list', 'history.of_card', 'history.of_record', 'history.changes'],
      async () => (await import('../features/history/history.handlers')).historyReads,
    ),
    of(
      ['imports.rows', 'imports.list'],
      async () => (await import('../features/imports/imports.handlers')).importReads,
    ),
    of(
      ['interactions.list', 'interactions.get', 'interactions.last_said', 'interactions.outcomes'],
      async () => (await import('../features/interactions/interactions.handlers')).interactionReads,
    ),
    of(['logs.rows'], async () => (await import('../features/log-imports/log-imports.handlers')).logImportReads),
    of(['merge.preview'], async () => (await import('../features/merge/merge.handlers')).mergeReads),
    of(['outcomes.list'], async () => (await import('../features/call-outcomes/call-outcomes.handlers')).outcomeReads),
    of(
      ['pipelines.list', 'deals.board', 'deals.column', 'deals.list', 'deals.count', 'deals.get'],
      async () => (await import('../features/deals/deals.handlers')).dealReads,
    ),
    of(['products.list'], async () => (await import('../features/products/products.handlers')).productReads),
    of(
      ['quality.summary', 'quality.rows'],
      async () => (await import('../features/quality/quality.handlers')).qualityReads,
    ),
    of(['relationships.kinds'], async () => (await import('../features/contacts/card.handlers')).cardReads),
    of(
      ['search.all', 'search.page', 'search.counts'],
      async () => (await import('../features/search/search.handlers')).searchReads,
    ),
    of(['tags.list'], async () => (await import('../features/tags/tags.handlers')).tagsReads),
    of(['tasks.list'], async () => (await import('../features/tasks/tasks.handlers')).taskReads),
    of(['today.get', 'today.counts'], async () => (await import('../features/today/today.handlers')).todayReads),
    of(['trash.list', 'trash.counts'], async () => (await import('../features/trash/trash.handlers')).trashReads),
    of(
      ['users.list', 'app.figures'],
      async () => (await import('../features/settings/settings.handlers')).settingsReads,
    ),
    of(['views.list', 'views.layouts'], async () => (await import('../features/views/views.handlers')).viewReads),
  ].flat(),
);

function of<N extends ProcedureName>(names: readonly N[], load: () => Promise<ReadHandlers<N>>): [string, Load][] {
  return names.map((name) => [name, load]);
}

/** Whether a procedure is read by a reader; any other is main's. */
export function isRead(name: ProcedureName): boolean {
  return loads.has(name);
}

/**
 * The handler that reads.
 * @returns undefined where the procedure is main's
 */
export async function readHandler(name: ProcedureName): Promise<ReadHandler | undefined> {
  const handlers: Readonly<Record<string, ReadHandler>> = (await loads.get(name)?.()) ?? {};
  return handlers[name];
}
