import { expect, it } from 'vitest';
import { contract, type ProcedureName } from '@shared/contract/index';
import { strings } from '@shared/locale/index';
import { inputProblems } from './input-problems';

const id = '0199d3a0-0000-7000-8000-000000000001';

function problems(name: ProcedureName, input: unknown) {
  return inputProblems(contract[name].input.safeParse(input).error?.issues ?? []);
}

it('says in plain words what a person can mend, and where', () => {
  const long = problems('views.save', { entity: 'contact', name: 'x'.repeat(81), state: '{}' });
  expect(long).toEqual({
    message: 'This is longer than 80 characters. Nothing was changed.',
    fields: { name: 'This is longer than 80 characters.' },
  });
  expect(problems('views.save', { entity: 'contact', name: ' ', state: '{}' }).fields).toEqual({
    name: 'Something is needed here.',
  });
  expect(problems('contacts.bulk_update', { ids: [id], patch: { keepInTouchDays: 4000 } })).toMatchObject({
    message: 'This is more than 3,650, the most there can be. Nothing was changed.',
  });
  expect(problems('tags.remove', { ids: [] }).message).toContain('Nothing was chosen.');
});

it('names what nobody asked for, and says what there is to choose from', () => {
  expect(problems('contacts.list', { filtre: {}, filter: { kind: 'robot', town: 'York' } }).fields).toEqual({
    'filter.kind': 'This is one of: person, company.',
    'filter.town': strings.app.input.unknown,
    filtre: strings.app.input.unknown,
  });
});

it('leaves the words of our own rules, and says nothing of types', () => {
  const wrong = problems('contacts.snooze_touch', { id: 7, until: '2026-02-31', more: true });
  expect(wrong.message).toBe(strings.app.badInput);
  expect(wrong.fields['until']).toContain('a day of the calendar');
  for (const text of Object.values(wrong.fields)) expect(text).not.toMatch(/expected|invalid input|<=|>=|string/i);
});
