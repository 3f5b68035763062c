import { afterEach, expect, it, vi } from 'vitest';
import { forgetWaiting, takeOrKeepFiles, useFileQueue } from './file-queue';
import { nothingBegun, wizard } from './wizard-store';

// There is no window here, and nothing is asked of main.
vi.mock('@renderer/bridge', () => ({}));

const dropped = { fileId: '01890000-0000-7000-8000-000000000001', name: 'second.csv' };

afterEach(() => {
  wizard.put(nothingBegun);
  forgetWaiting();
});

it.each(['checking', 'committing'] as const)('keeps a file that is dropped while another is at %s', (step) => {
  wizard.put({ ...nothingBegun, step });
  expect(takeOrKeepFiles([dropped])).toBe(false);
  expect(takeOrKeepFiles([{ ...dropped, name: 'third.csv' }])).toBe(false);
  expect(useFileQueue.getState().waiting.map(({ name }) => name)).toEqual(['second.csv', 'third.csv']);
  expect(wizard.get().step).toBe(step);
});
