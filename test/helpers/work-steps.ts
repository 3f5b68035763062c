import type { TestApp } from './test-app';

/** What may be done with tasks, with deals and with the people of theirs. */
export const workStepNames = [
  'task',
  'moveMany',
  'moveTask',
  'doneTask',
  'trashTask',
  'deal',
  'editDeal',
  'reassignDeal',
  'moveDeal',
  'closeDeal',
  'reopenDeal',
  'personOfDeal',
  'offDeal',
  'trashDeal',
] as const;

interface Ground {
  /** The id of one row of a statement, by a number. */
  pick: (sql: string, which: number) => string;
  /** With so many more that they go the way of a job. */
  many: (ids: readonly string[]) => string[];
  date: string;
}

/**
 * Those steps, each on whatever is there.
 */
export function workSteps(
  app: TestApp,
  { pick, many, date }: Ground,
  a: number,
  b: number,
  title: string,
): Record<(typeof workStepNames)[number], () => Promise<unknown>> {
  const live = (table: string, which: number) =>
    pick(`SELECT id FROM ${table} WHERE deleted_at IS NULL ORDER BY id`, which);
  const task = (which: number) => live('task', which);
  const deal = (which: number) => live('deal', which);
  const contact = (which: number) => live('contact', which);
  const person = (which: number) => live("(SELECT * FROM contact WHERE kind = 'person')", which);
  const company = (which: number) => live("(SELECT * FROM contact WHERE kind = 'company')", which);
  const stage = (which: number) => pick('SELECT id FROM stage ORDER BY position', which);
  return {
    task: () =>
      app.call('tasks.create', {
        kind: 'todo',
        title,
        dueDate: b % 3 === 0 ? null : date,
        contactId: b % 4 === 0 ? null : contact(a),
        dealId: b % 2 ? deal(b) : null,
      }),
    moveMany: () =>
      app.written(app.call('tasks.update', { ids: many([task(a), task(b)]), patch: { dueDate: date, title } })),
    moveTask: () => app.call('tasks.update', { ids: [task(a), task(b)], patch: { dueDate: date, title } }),
    doneTask: () => app.call('tasks.complete', { id: task(a), done: b % 3 !== 0 }),
    trashTask: () => app.call('tasks.trash', { id: task(a) }),
    deal: () =>
      app.call('deals.create', {
        title,
        amount: b * 100,
        ...(b % 3 === 0 ? { currency: 'USD' } : {}),
        contactId: contact(a),
        stageId: stage(b),
      }),
    editDeal: () =>
      app.call('deals.update', {
        id: deal(a),
        patch: { title, money: { amount: b, currency: b % 2 ? 'GBP' : 'EUR' } },
      }),
    reassignDeal: () =>
      app.call('deals.update', { id: deal(a), patch: { contactId: person(b), companyId: b % 2 ? company(b) : null } }),
    moveDeal: () =>
      app.call('deals.move', {
        id: deal(a),
        stageId: stage(b),
        ...(b % 2 ? { beforeId: deal(b) } : { afterId: null }),
      }),
    closeDeal: () => app.call('deals.close', { id: deal(a), as: b % 2 ? 'won' : 'lost', note: title }),
    reopenDeal: () => app.call('deals.reopen', { id: deal(a) }),
    personOfDeal: () => app.call('deals.set_person', { id: deal(a), contactId: person(b), role: title }),
    offDeal: () => app.call('deals.remove_person', { id: deal(a), contactId: person(b) }),
    trashDeal: () => app.call('deals.trash', { id: deal(a) }),
  };
}
