import type { Updates } from '@main/ports/index';
import type { UpdateState } from '@shared/contract/updates';
import { strings } from '@shared/locale/index';
import { createTestApp, type TestApp } from '@test/helpers/test-app';
import { afterEach, describe, expect, it } from 'vitest';

const words = strings.updates;
let test: TestApp | undefined;
afterEach(async () => {
  await test?.close();
  test = undefined;
});

function recorded(phase: UpdateState['phase']): Updates & { done: string[] } {
  const done: string[] = [];
  return {
    done,
    state: () => ({ phase, version: '9.9.9', percent: null, message: null, lookedAt: null, daily: false }),
    look: () => void done.push('look'),
    download: () => void done.push('download'),
    install: () => void done.push('install'),
    setDaily: (daily) => void done.push(`daily ${daily}`),
    connections: () => 3,
  };
}

describe('newer versions', () => {
  it('are not offered where the host cannot look for them', async () => {
    test = await createTestApp();
    expect(await test.call('updates.state', {})).toMatchObject({ phase: 'unavailable', daily: false });
    await expect(test.call('updates.look', {})).rejects.toThrow(words.unavailable);
    await expect(test.call('updates.set_daily', { daily: true })).rejects.toThrow(words.unavailable);
    expect(await test.call('app.connections', {})).toEqual({ count: 0 });
  });

  it('are looked for, and downloaded, when asked for; the connections are counted', async () => {
    const updates = recorded('found');
    test = await createTestApp({ updates });
    await test.call('updates.look', {});
    await test.call('updates.download', {});
    await test.call('updates.set_daily', { daily: true });
    expect(updates.done).toEqual(['look', 'download', 'daily true']);
    expect(await test.call('app.connections', {})).toEqual({ count: 3 });
  });

  it('are installed only once downloaded, and after a backup', async () => {
    const early = recorded('found');
    test = await createTestApp({ updates: early });
    await expect(test.call('updates.install', {})).rejects.toThrow(words.notReady);
    expect(early.done).toEqual([]);
    await test.close();

    const updates = recorded('ready');
    test = await createTestApp({ updates, onDisk: true });
    expect((await test.call('backups.list', {})).rows).toHaveLength(0);
    await test.call('updates.install', {});
    expect(updates.done).toEqual(['install']);
    expect((await test.call('backups.list', {})).rows).toHaveLength(1);
  });

  it('are not installed when no backup can be made', async () => {
    const updates = recorded('ready');
    // A file in memory has no place beside it.
    test = await createTestApp({ updates });
    test.connection.raw.exec('BEGIN IMMEDIATE');
    await expect(test.call('updates.install', {})).rejects.toThrow('Not installed: no backup could be made.');
    test.connection.raw.exec('ROLLBACK');
    expect(updates.done).toEqual([]);
  });
});
