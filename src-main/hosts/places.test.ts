import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { choosePlaces, keepChosen } from './places';

describe('the places on this machine', () => {
  let base = '';
  beforeEach(() => (base = mkdtempSync(join(tmpdir(), 'calldeck-places-'))));
  afterEach(() => rmSync(base, { recursive: true }));
  const places = (args: { demo?: boolean; file?: string } = {}) =>
    choosePlaces(
      { demo: args.demo ?? false, file: args.file ?? null },
      { platform: 'linux', env: { CALLDECK_DATA_DIR: base }, home: '/home/mara', cwd: base, pid: 7 },
    );

  it('opens the file that was chosen last, with the window and the lock of the usual one', () => {
    const usual = places();
    expect(usual.file).toBe(join(base, 'Calldeck.calldeck'));
    const other = join(base, 'My book.calldeck');
    writeFileSync(other, '');
    keepChosen(usual.chosen ?? '', other);
    expect(places()).toEqual({ ...usual, file: other });
  });
  it('opens the usual one where the chosen one is gone, or what was kept is damaged', () => {
    const usual = places();
    keepChosen(usual.chosen ?? '', join(base, 'gone.calldeck'));
    expect(places(), 'the usual one is not there either').toEqual({
      ...usual,
      file: join(base, 'gone.calldeck'),
      wasChosen: true,
    });
    writeFileSync(usual.file, '');
    expect(places()).toEqual(usual);
    for (const text of ['', '{', '[]', 'null', '{"file":7}', '{"file":"Calldeck.calldeck"}']) {
      writeFileSync(usual.chosen ?? '', text);
      expect(places(), text).toEqual(usual);
    }
  });
  it('does as it is told, whatever was chosen', () => {
    const other = join(base, 'My book.calldeck');
    writeFileSync(other, '');
    keepChosen(places().chosen ?? '', other);
    expect(places({ demo: true })).toMatchObject({ file: join(base, 'Example office.calldeck'), chosen: null });
    expect(places({ file: 'third.calldeck' })).toMatchObject({ file: join(base, 'third.calldeck'), chosen: null });
  });
});
