import { derivedId } from '@main/core/ids';
import { stamped } from '@main/db/writer';
import type { TestApp } from './test-app';

/** What may be done with what hangs on cards, deals and entries: files, addresses, days, values of before, the trash. */
export const hungStepNames = [
  'attach',
  'detach',
  'noteFile',
  'different',
  'restoreValue',
  'fromTrash',
  'unaddress',
  'dateLifecycle',
] as const;

const nothing = derivedId('nothing');

/**
 * Those steps, each on whatever is there.
 * @param pick the id of one row of a statement, by a number
 */
export function hungSteps(
  app: TestApp,
  pick: (sql: string, which: number) => string,
  a: number,
  b: number,
  title: string,
): Record<(typeof hungStepNames)[number], () => Promise<unknown>> {
  const live = (table: string, which: number) =>
    pick(`SELECT id FROM ${table} WHERE deleted_at IS NULL ORDER BY id`, which);
  const owner = () => {
    const [deal, entry] = [live('deal', a), live('interaction', a)];
    if (b % 4 === 3 && deal !== nothing) return { deal_id: deal };
    if (b % 4 === 2 && entry !== nothing) return { interaction_id: entry };
    return { contact_id: live('contact', a) };
  };
  return {
    // The bytes are the store's business; what is derived hangs on the rows.
    attach: () =>
      app.writer.write({ label: 'Attach' }, (write) =>
        write.db
          .insertInto('attachment')
          .values(
            stamped(write, {
              ...owner(),
              role: b % 3 === 0 ? ('file' as const) : ('picture' as const),
              sha256: '00'.repeat(32),
              file_name: title,
              media_type: 'image/png',
              bytes: b,
            }),
          )
          .execute(),
      ),
    detach: () => app.call('attachments.remove', { id: live('attachment', a) }),
    noteFile: () => app.call('attachments.update', { id: live('attachment', a), fileName: title, note: `${b}` }),
    different: () => app.call('duplicates.dismiss', { ids: [live('contact', a), live('contact', b)] }),
    restoreValue: async () => {
      const contactId = live('contact', a);
      const { rows } = await app.call('history.of_card', { contactId });
      const changes = rows.flatMap(({ change }) => change ?? []);
      return app.call('history.restore', { contactId, change: changes[b % Math.max(1, changes.length)] ?? 0 });
    },
    fromTrash: () => {
      const kind = (['contact', 'deal', 'interaction', 'task', 'attachment'] as const)[b % 5]!;
      const id = pick(`SELECT id FROM ${kind} WHERE deleted_at IS NOT NULL ORDER BY id`, a);
      return app.call('trash.restore', { items: [{ kind, id }], alone: b % 2 === 0 });
    },
    unaddress: () => app.call('contacts.remove_address', { id: live('address', a) }),
    dateLifecycle: () =>
      app.call('contacts.date_lifecycle', {
        id: live('lifecycle_change', a),
        date: b % 4 === 0 ? null : '2026-01-15',
      }),
  };
}
