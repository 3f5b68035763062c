import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '@test/helpers/test-app';
import type { AppHolder } from '../app-holder';
import { commandOf, runCommand } from './command';

let test: TestApp;
let folder: string;
let out: string;
let err: string;

const terminal = {
  out: (text: string) => void (out += text),
  err: (text: string) => void (err += text),
  readInput: () => Promise.resolve(''),
};

beforeEach(async () => {
  test = await createTestApp({ onDisk: true });
  folder = mkdtempSync(join(tmpdir(), 'calldeck-cli-'));
});

afterEach(async () => {
  await test.close();
  rmSync(folder, { recursive: true, force: true });
});

async function run(...argv: string[]): Promise<number | null> {
  out = '';
  err = '';
  const command = commandOf(argv, terminal);
  if (command === null || typeof command === 'number') return command;
  const answers = { file: null, folder: null };
  const holder = { dispatch: test.app.dispatch, subscribe: test.app.subscribe } as unknown as AppHolder;
  return runCommand(holder, command, { spool: test.spool, terminal, answers });
}

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const contacts = async () => (await test.call('contacts.count', { filter: {} })).found;

describe('import', () => {
  it('updates as it is told, and says of each column what went in', async () => {
    const head = 'Name,Email,Source\n';
    await run('import', file('one.csv', `${head}Ana Ruiz,ana@x.example,Fair\n`));
    const other = file('two.csv', `${head}Ana Ruiz,ana@x.example,Web\n`);
    const source = () => test.connection.raw.prepare("SELECT source FROM contact WHERE kind = 'person'").pluck().get();
    expect(await run('import', other, '--on-update', 'fill')).toBe(0);
    expect(out).toContain('Source → source: 0 of 1 values. Something else is there already and stays');
    expect(source()).toBe('Fair');
    expect(await run('import', other, '--on-update=replace', '--json')).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ columns: [{}, {}, { name: 'Source', values: 1, kept: 1 }] });
    expect(source()).toBe('Web');
    expect(await run('import', other, '--on-update', 'never')).toBe(2);
  });

  it('reads open dates as it is told and says how, and finds the names of a map in a row that is no header by itself', async () => {
    const open = file('open.csv', 'Name,Birthday\nAna Ruiz,04/03/1981\n');
    expect(await run('import', open, '--dry-run')).toBe(0);
    expect(out).toContain('Every date here can be read both ways');
    expect(await run('import', open, '--dates', 'mdy')).toBe(0);
    expect(out).toContain('Dates are read with the month first: you chose it.');
    expect(test.connection.raw.prepare('SELECT birthday FROM contact').pluck().get()).toBe('1981-04-03');
    expect(await run('import', open, '--dates', 'both')).toBe(2);
    const unknown = file('unknown.csv', 'Wer,Was\nMia Lind,hello\n');
    const map = file('unknown.json', '{"Wer":"full_name","Was":"notes"}');
    expect(await run('import', unknown, '--map', map)).toBe(0);
    expect(test.connection.raw.prepare("SELECT notes FROM contact WHERE given = 'Mia'").pluck().get()).toBe('hello');
  });

  it('leaves calls of unknown people out, or makes cards for them, and says what it does with a folder', async () => {
    const at = 1_763_460_000_000;
    const calls = file(
      'calls.xml',
      `<?xml version="1.0"?><calls count="1"><call number="+442079460018" duration="61" date="${at}" type="1" contact_name="Zoe Fairfax" /></calls>`,
    );
    expect(await run('import', calls)).toBe(0);
    expect(out).toContain('Left out: 1');
    expect(await run('import', calls, '--unsure', 'add')).toBe(0);
    expect(out).toContain('Logged with a new card: 1');
    expect(await contacts()).toBe(1);
    expect(await run('import', folder)).toBe(2);
    expect(err).toContain('is a folder');
  });

  it('reads without writing, then writes with a tag, by a map, and says what went where', async () => {
    const people = file('people.csv', 'Name,Code\nAna Ruiz,A1\nBo Ek,B2\n');
    expect(await run('import', people, '--dry-run', '--json')).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ dryRun: true, counts: { total: 2, add: 2 }, importId: null });
    expect(JSON.parse(out)).toMatchObject({
      columns: [{ name: 'Name', target: 'full_name', values: 2, kept: null }, {}],
    });
    expect(await contacts()).toBe(0);
    expect(await run('import', people, '--map', file('m.json', '{"Code":"nickname"}'), '--tag', 'Fair')).toBe(0);
    expect(out).toContain('Code → nickname: 2 of 2 values');
    expect(out).toContain('New cards: 2');
    expect(await contacts()).toBe(2);
    expect(await run('import', people, '--on-match', 'add')).toBe(0);
    expect(await contacts()).toBe(4);
  });

  it('writes rows to fix beside the file and ends with 3', async () => {
    const people = file('people.csv', 'Name,Email\nAna Ruiz,ana@x.example\n,"",\n , \nx\n');
    const code = await run('import', people, '--json');
    const report = JSON.parse(out) as { counts: { fix: number }; failedRows: string | null };
    expect(code).toBe(report.counts.fix > 0 ? 3 : 0);
    expect(report.failedRows === null).toBe(report.counts.fix === 0);
  });

  it('has imported what it has, where the rows to fix cannot be written', async () => {
    const people = file('people.csv', 'Name,Email\nAna Ruiz,ana@x.example\n,nobody\n');
    const nowhere = join(file('plain.txt', ''), 'rows.csv');
    expect(await run('import', people, '--failed', nowhere)).toBe(3);
    expect(err).toContain(nowhere);
    expect(out).toContain('New cards: 1');
    expect(await contacts()).toBe(1);
    expect(await run('export', '--format', 'folder', '--out', nowhere)).toBe(1);
    expect(err).toContain(`${nowhere} could not be written`);
    expect(await run('import', nowhere)).toBe(2);
  });

  it('takes a log by its content', async () => {
    const ics =
      'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:20261101T100000Z\r\nSUMMARY:Meet\r\nATTENDEE;CN=Ana:mailto:ana@x.example\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n';
    expect(await run('import', file('a.ics', ics), '--json')).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ kind: 'calendar', counts: { total: 1 } });
  });

  it('says what was asked wrongly and ends with 2; what cannot be read, with 1', async () => {
    const people = file('people.csv', 'Name\nAna Ruiz\n');
    expect(await run('import')).toBe(2);
    expect(await run('import', join(folder, 'none.csv'))).toBe(2);
    expect(await run('import', people, '--colour')).toBe(2);
    expect(await run('import', people, '--tag')).toBe(2);
    expect(await run('import', people, '--on-match', 'never')).toBe(2);
    expect(await run('import', people, '--map', file('m.json', '{"None":"skip"}'))).toBe(2);
    expect(err).toContain('no column "None"');
    expect(await run('import', people, '--map', file('m.json', '[1'))).toBe(2);
    expect(await run('import', file('x.pdf', '%PDF-1.7 x'))).toBe(1);
    expect(await contacts()).toBe(0);
    expect(await run('export')).toBe(2);
    expect(await run('import', '--help')).toBe(0);
    expect(commandOf(['contacts.list'], terminal)).toBeNull();
  });
});

describe('export', () => {
  it('writes contacts, not over a file unless told to', async () => {
    await test.call('contacts.create', { kind: 'person', name: 'Ana Ruiz' });
    await test.call('contacts.create', { kind: 'person', name: 'Bo Ek' });
    const target = join(folder, 'out.vcf');
    expect(await run('export', '--out', target, '--format', 'vcard', '--filter', 'ruiz')).toBe(0);
    expect(readFileSync(target, 'utf8').match(/FN:/g)).toHaveLength(1);
    expect(await run('export', '--out', target)).toBe(1);
    expect(await run('export', '--out', target, '--force', '--no-bom', '--delimiter=;')).toBe(0);
    expect(readFileSync(target, 'utf8')).toMatch(/^Calldeck ID;/);
    expect(await run('export', '--out', target, '--format', 'doc')).toBe(2);
    expect(await run('export', '--out', target, '--filter', '{')).toBe(2);
    expect(await run('export', '--out', join(folder, 'none', 'x.csv'))).toBe(1);
  });
});
