import { describe, expect, it } from 'vitest';
import { parseHostArguments } from './arguments';

describe('the arguments of a host', () => {
  it('reads ours and passes over those of Electron and Chromium', () => {
    expect(parseHostArguments(['.', '--no-sandbox', '--disable-gpu', '--inspect=0', '--demo'])).toEqual({
      demo: true,
      file: null,
      imports: [],
      watch: null,
      port: 0,
      smoke: null,
    });
    expect(parseHostArguments(['--file', 'a b.calldeck', '--port=8080', '--smoke', 'r.json'])).toMatchObject({
      file: 'a b.calldeck',
      port: 8080,
      smoke: 'r.json',
    });
  });
  it('takes the bare path that a double click gives', () => {
    expect(parseHostArguments(['/home/mara/office.calldeck']).file).toBe('/home/mara/office.calldeck');
    expect(parseHostArguments(['.', 'C:\\Cards\\Ana Ruiz.VCF', '--x.csv', 'out/main', 'a.exe'])).toMatchObject({
      file: null,
      imports: ['C:\\Cards\\Ana Ruiz.VCF'],
    });
  });
  it('refuses a switch without its value, and a port that is none', () => {
    for (const argv of [
      ['--file'],
      ['--file', '--demo'],
      ['--file='],
      ['--port', 'x'],
      ['--port', '70000'],
      ['--port', '-1'],
      ['--smoke'],
    ]) {
      expect(() => parseHostArguments(argv), argv.join(' ')).toThrow();
    }
  });
});
