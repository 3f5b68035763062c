import { beforeEach, describe, expect, it, vi } from 'vitest';
import { CallFailure } from '@renderer/app/ask';
import { useConflict } from '@renderer/features/contact-card/conflict';
import { writeUnlessStale } from './mutations';

// There is no window here.
vi.mock('@renderer/bridge', () => ({}));

const read = { name: 'Rang off', isConnected: false };
const fields = { name: 'Hung up', 'name.yours': 'Cut off' };
const save = vi.fn();
beforeEach(() => {
  save.mockReset();
  save.mockRejectedValueOnce(new CallFailure({ code: 'conflict', message: 'changed', fields, traceId: '' }));
  save.mockResolvedValue({ txId: null });
});
const choices = () => useConflict.getState().conflict;

describe('a record that is saved whole, of which another window changed the name', () => {
  const typed = { name: 'Cut off', isConnected: true };

  it('keeps the name that is there, and writes what else was changed here', async () => {
    await writeUnlessStale((name) => name, typed, read, save);
    expect(save).toHaveBeenLastCalledWith(typed, read);
    await choices()?.keepTheirs?.();
    expect(save).toHaveBeenLastCalledWith({ name: 'Rang off', isConnected: true }, read);
  });

  it('takes the name that was typed, and writes over nothing else', async () => {
    await writeUnlessStale((name) => name, typed, read, save);
    await choices()?.takeYours();
    expect(save).toHaveBeenLastCalledWith(typed, { isConnected: false });
  });

  it('has nothing more to write where the name is all there is', async () => {
    await writeUnlessStale((name) => name, { name: 'Cut off' }, { name: 'Rang off' }, save);
    expect(choices()?.keepTheirs).toBeUndefined();
  });
});
