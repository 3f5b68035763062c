import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { JobProgress } from '@shared/contract/index';
import { strings } from '@shared/locale/index';
import { createTestApp, type TestApp } from '@test/helpers/test-app';
import { likeName, type LikeCard } from '@shared/domain/like-cards';
import { candidatePairs } from './candidate-pairs';
import { clusterPairs } from './duplicates.service';

let app: TestApp;
beforeEach(async () => {
  app = await createTestApp();
});
afterEach(() => app.close());

const person = (name: string, values: readonly string[] = [], extra: object = {}) =>
  app
    .call('contacts.create', {
      kind: 'person',
      name,
      methods: values.map((value) => ({ kind: value.includes('@') ? 'email' : 'phone', label: '', value })),
      ...extra,
    })
    .then(({ id }) => id);

async function scan(): Promise<{ cards: number; pairs: number }> {
  const { jobId } = await app.call('duplicates.scan', {});
  const job = await app.job(jobId);
  expect(job.error).toBeNull();
  return job.result as { cards: number; pairs: number };
}
const list = () => app.call('duplicates.list', {});

describe('the look for duplicates', () => {
  it('groups cards by what they have in common, says why, and finds none by name alone', async () => {
    expect(await list()).toEqual({ scannedAt: null, groups: [], total: 0, cards: 0, nextCursor: null });
    const ana = await person('Ana Ruiz', ['0161 496 0001', 'ana@example.org']);
    const ana2 = await person('Anna Ruiz', ['+44 161 496 0001']);
    const ana3 = await person('Ana Ruiz', ['ana@example.org']);
    await person('John Smith', ['john@example.org']);
    await person('John Smith', ['smith@example.com']);
    expect(await scan()).toMatchObject({ cards: 5, pairs: 2 });
    const found = await list();
    expect(found.scannedAt).toBe(app.clock.now().toISOString());
    expect(found.total).toBe(1);
    expect(found.groups[0]?.cards.map(({ id }) => id).sort()).toEqual([ana, ana2, ana3].sort());
    expect(found.groups[0]?.pairs.map(({ reasons }) => reasons)).toEqual([
      ['email', 'name'],
      ['phone', 'like_name'],
    ]);
    // A look is no doing of the user's.
    expect((await app.call('history.list', {})).rows.every(({ label }) => !label.includes('duplicates'))).toBe(true);
  });

  it('remembers what is not the same, until that is undone', async () => {
    const ana = await person('Ana Ruiz', ['0161 496 0001']);
    const ana2 = await person('Ana Ruiz', ['0161 496 0001']);
    await scan();
    const { txId } = await app.call('duplicates.dismiss', { ids: [ana, ana2] });
    expect((await list()).total).toBe(0);
    await scan();
    expect((await list()).total).toBe(0);
    await app.call('history.undo', { txId: txId! });
    expect((await list()).total).toBe(1);
    await expect(app.call('duplicates.dismiss', { ids: [ana, ana] })).rejects.toThrow('two cards');
  });

  it('puts no two into one group that were told apart, be a third like both', async () => {
    const [ana, ann] = [await person('Ana Ruiz', ['0161 496 0001']), await person('Ann Ruiz', ['0161 496 0001'])];
    await app.call('duplicates.dismiss', { ids: [ana, ann] });
    const third = await person('Ana Ruiz', ['0161 496 0001']);
    await scan();
    const groups = async () => (await list()).groups.map(({ cards }) => cards.map(({ id }) => id).sort());
    expect(await groups()).toEqual([[ana, third]]);
    await app.call('duplicates.dismiss', { ids: [ana, third] });
    expect(await groups()).toEqual([[ann, third]]);
  });

  it('drops what was merged or thrown away, and shows it again when that is undone', async () => {
    const ana = await person('Ana Ruiz', ['0161 496 0001']);
    const ana2 = await person('Ana Ruiz', ['0161 496 0001']);
    await scan();
    await app.call('merge.run', { keeperId: ana, ids: [ana2] });
    expect((await list()).total).toBe(0);
    await app.call('history.undo', {});
    expect((await list()).total).toBe(1);
  });

  it('carries what is not the same over to the card that stays', async () => {
    const ana = await person('Ana Ruiz', ['0161 496 0001']);
    const ana2 = await person('Ana Ruiz', ['0161 496 0001']);
    const other = await person('Ana Ruiz', ['0161 496 0001']);
    await app.call('duplicates.dismiss', { ids: [ana2, other] });
    await app.call('merge.run', { keeperId: ana, ids: [ana2] });
    await scan();
    expect((await list()).total).toBe(0);
  });

  it('stops when it is told to, and keeps what was found before', async () => {
    await person('Ana Ruiz', ['0161 496 0001']);
    await person('Ana Ruiz', ['0161 496 0001']);
    await scan();
    const before = await list();
    const stop = app.app.subscribe((topic, payload) => {
      const job = topic === 'job.progress' ? (payload as JobProgress) : null;
      if (job?.stage === strings.duplicates.stages.comparing) app.app.jobs.cancel(job.id);
    });
    await person('Bob Stone', ['0161 496 0002']);
    await person('Bob Stone', ['0161 496 0002']);
    const { jobId } = await app.call('duplicates.scan', {});
    expect((await app.job(jobId)).state).toBe('cancelled');
    stop();
    expect(await list()).toEqual(before);
  });

  it('compares those under one shared address with their neighbours only', () => {
    const cards: LikeCard[] = Array.from({ length: 500 }, (_, n) => ({
      kind: 'person',
      name: `Person ${n}`,
      company: '',
      emails: ['info@example.org'],
      phones: ['+441614960001'],
      birthday: '',
      addresses: [],
      ...likeName('', '', `P${n} Family${n}`),
    }));
    let pairs = 0;
    candidatePairs(
      cards,
      () => (pairs += 1),
      () => undefined,
    );
    expect(pairs).toBeLessThan(500 * 13 * 2);
  });

  it('makes no group larger than what can be merged', () => {
    const pairs = Array.from({ length: 80 }, (_, n) => ({
      a: `c${String(n).padStart(3, '0')}`,
      b: `c${String(n + 1).padStart(3, '0')}`,
      score: 0.9,
      reasons: [],
    }));
    const groups = clusterPairs(pairs);
    expect(groups.every(({ ids }) => ids.length <= 50)).toBe(true);
    expect(groups.length).toBeGreaterThan(1);
  });
});
