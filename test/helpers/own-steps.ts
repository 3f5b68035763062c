import { derivedId } from '@main/core/ids';
import type { TestApp } from './test-app';

/** What may be done with fields, tags and outcomes of the user's own. */
export const ownStepNames = [
  'field',
  'fieldValue',
  'fieldMany',
  'fieldChoices',
  'retireField',
  'removeField',
  'mergeTags',
  'outcome',
  'retireOutcome',
  'moveField',
  'renameTag',
  'removeTag',
  'kindOfRelationship',
  'removeKind',
  'view',
  'changeView',
  'moveView',
  'removeView',
] as const;

const nothing = derivedId('nothing');

/**
 * Those steps, each on whatever is there.
 * @param pick the id of one row of a statement, by a number
 */
export function ownSteps(
  app: TestApp,
  pick: (sql: string, which: number) => string,
  a: number,
  b: number,
): Record<(typeof ownStepNames)[number], () => Promise<unknown>> {
  const contact = (which: number) => pick('SELECT id FROM contact WHERE deleted_at IS NULL ORDER BY id', which);
  const ownField = (which: number) => pick('SELECT id FROM custom_field WHERE deleted_at IS NULL ORDER BY id', which);
  const tag = (which: number) => pick('SELECT id FROM tag WHERE deleted_at IS NULL ORDER BY id', which);
  const view = (which: number) => pick('SELECT id FROM saved_view WHERE deleted_at IS NULL ORDER BY id', which);
  const ownKind = (which: number) =>
    pick('SELECT id FROM relationship_kind WHERE deleted_at IS NULL AND key IS NULL ORDER BY id', which);
  return {
    field: () =>
      app.call('fields.save', {
        name: `f${b % 4}`,
        kind: b % 3 === 0 ? 'person' : '',
        type: b % 2 === 0 ? 'text' : 'choice',
        ...(b % 2 === 0 ? {} : { options: [{ name: 'Red' }, { name: 'Blue' }] }),
      }),
    fieldValue: () =>
      app.call('fields.set_value', {
        contactIds: [contact(a)],
        fieldId: ownField(b),
        value: b % 5 === 0 ? null : b % 2 === 0 ? 'Blue' : 'Red',
      }),
    fieldMany: () =>
      app.written(
        app.call('contacts.bulk_update', { filter: {}, patch: { own: { fieldId: ownField(a), value: 'Red' } } }),
      ),
    fieldChoices: async () => {
      const field = (await app.call('fields.list', {})).rows.find((one) => one.id === ownField(a));
      if (field === undefined) return;
      const [first, second] = field.options;
      const options = [{ ...first, name: `Red ${b}` }, ...(b % 2 === 0 && second ? [second] : [])];
      await app.call('fields.save', {
        id: field.id,
        name: field.name,
        kind: field.kind,
        type: b % 7 === 0 ? 'text' : field.type,
        options,
        moves: second && first ? [{ from: second.id, to: b % 3 === 0 ? null : first.id }] : [],
      });
    },
    retireField: () => app.call('fields.retire', { id: ownField(a), retired: b % 2 === 0 }),
    removeField: () => app.call('fields.remove', { id: ownField(a) }),
    mergeTags: () => app.call('tags.merge', { ids: [tag(a)], into: tag(b) }),
    outcome: () => {
      const own = pick("SELECT id FROM call_outcome WHERE key IS NULL OR key = '' ORDER BY id", a);
      const isNew = own === nothing;
      return app.call('outcomes.save', { ...(isNew ? {} : { id: own }), name: `o${b}`, isConnected: b % 2 === 0 });
    },
    retireOutcome: () =>
      app.call('outcomes.retire', { id: pick('SELECT id FROM call_outcome ORDER BY id', a), retired: b % 2 === 0 }),
    moveField: () => app.call('fields.move', { id: ownField(a), before: b % 2 === 0 ? null : ownField(b) }),
    renameTag: () => app.call('tags.update', { id: tag(a), name: `t${b}`, colour: b % 8 }),
    removeTag: () => app.call('tags.remove', { ids: [tag(a)] }),
    kindOfRelationship: () => {
      const own = ownKind(a);
      const isNew = own === nothing || b % 2 === 0;
      return app.call('relationships.save_kind', {
        ...(isNew ? {} : { id: own }),
        name: `k${b}`,
        reverseName: b % 3 === 0 ? '' : `r${b}`,
      });
    },
    removeKind: () => app.call('relationships.remove_kind', { id: ownKind(a) }),
    view: () =>
      app.call('views.save', { entity: 'contact', name: `v${b}`, state: JSON.stringify({ tags: [tag(a), tag(b)] }) }),
    changeView: () =>
      app.call('views.update', {
        id: view(a),
        ...(b % 3 === 0 ? { name: `v${b}` } : b % 3 === 1 ? { isShared: b % 2 === 0 } : { state: `{"b":${b}}` }),
      }),
    moveView: () => app.call('views.move', { id: view(a), before: b % 2 === 0 ? null : view(b) }),
    removeView: () => app.call('views.remove', { id: view(a) }),
  };
}
