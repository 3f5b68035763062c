import { afterEach, expect, it, vi } from 'vitest';
import { bringFiles, forgetWaiting, takeNextFile, useFileQueue } from './file-queue';
import { logImport, noLog } from './log-store';
import { nothingBegun, wizard } from './wizard-store';

// There is no window here, and nothing is asked of main.
vi.mock('@renderer/bridge', () => ({}));
const taken: string[] = [];
vi.mock('./wizard-acts', () => ({ takeFile: ({ name }: { name: string }) => void taken.push(name) }));

const file = (name: string) => ({ fileId: '01890000-0000-7000-8000-000000000001', name });
const waiting = () => useFileQueue.getState().waiting.map(({ name }) => name);

afterEach(() => {
  wizard.put(nothingBegun);
  logImport.put(noLog);
  forgetWaiting();
  taken.length = 0;
});

it.each([
  ['read', () => wizard.put({ upload: { fileName: 'first.csv', share: 0.5 } })],
  ['checked', () => wizard.put({ step: 'checking' })],
  ['written', () => wizard.put({ step: 'committing' })],
  ['checked, a call log', () => logImport.put({ step: 'checking' })],
  ['written, a call log', () => logImport.put({ step: 'committing' })],
])('keeps a file that comes while another is %s', (_, begin) => {
  begin();
  bringFiles([file('second.csv')]);
  bringFiles([file('third.csv')]);
  expect(waiting()).toEqual(['second.csv', 'third.csv']);
  expect(taken).toEqual([]);
});

it('takes the first of several, and forgets none that waits already', () => {
  bringFiles([file('a.csv'), file('b.csv'), file('c.csv')]);
  bringFiles([file('d.csv')]);
  expect(taken).toEqual(['a.csv', 'd.csv']);
  expect(waiting()).toEqual(['b.csv', 'c.csv']);
  takeNextFile();
  expect(taken).toEqual(['a.csv', 'd.csv', 'b.csv']);
  expect(waiting()).toEqual(['c.csv']);
});
