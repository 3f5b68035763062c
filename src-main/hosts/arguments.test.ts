import { describe, expect, it } from 'vitest';
import { parseHostArguments } from './arguments';

describe('the arguments of a host', () => {
  it('reads ours and passes over those of Electron and Chromium', () => {
    expect(parseHostArguments(['.', '--no-sandbox', '--disable-gpu', '--inspect=0', '--demo'])).toEqual({
      demo: true,
      file: null,
      given: ['.'],
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
      given: ['.', 'C:\\Cards\\Ana Ruiz.VCF', 'out/main', 'a.exe'],
    });
    expect(
      parseHostArguments(['file:///home/mara/Ana%20Ruiz%20%26%20Co.vcf', 'FILE:///home/mara/office.calldeck']),
    ).toMatchObject({
      file: '/home/mara/office.calldeck',
      given: ['/home/mara/Ana Ruiz & Co.vcf'],
    });
    expect(parseHostArguments(['file://else.where/a.vcf', 'file:///%zz']).given).toEqual([
      'file://else.where/a.vcf',
      'file:///%zz',
    ]);
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
