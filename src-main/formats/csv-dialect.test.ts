import { describe, expect, it } from 'vitest';
import { sniffCsv } from './csv-dialect';

describe('sniffCsv', () => {
  it.each([
    [',', 'Name,Email\nAda Byron,ada@one.example\n'],
    [';', 'Name;Email;Betrag\nByron, Ada;ada@one.example;1,50\nLee, Bob;bob@one.example;2,50\n'],
    ['\t', 'Name\tEmail\nByron, Ada\tada@one.example\n'],
    ['|', 'Name|Email\nAda; Byron|ada@one.example\n'],
  ])('finds the separator %j', (delimiter, text) => {
    expect(sniffCsv(text, true)).toMatchObject({ delimiter, headerRow: 0, skipRows: 1 });
  });

  it('believes a first line that declares the separator', () => {
    expect(sniffCsv('sep=;\r\nName;Email\r\nAda;ada@one.example\r\n', true)).toMatchObject({
      delimiter: ';',
      headerRow: 1,
      header: ['Name', 'Email'],
    });
  });

  it('does not take that line for a row where there is no header', () => {
    const sniff = sniffCsv('sep=;\r\nAda Byron;ada@one.example\r\nBob Finch;bob@one.example\r\n', true);
    expect(sniff).toMatchObject({ headerRow: -1, skipRows: 1 });
    expect(sniff.sample).toHaveLength(2);
  });

  it('finds the header below a preamble', () => {
    const sniff = sniffCsv(
      'Notes:\n"When exporting your connection data, you may notice that some of the email addresses are missing."\n\nFirst Name,Last Name,URL,Email Address,Company,Position,Connected On\nAda,Byron,https://www.linkedin.com/in/ada,,Engines,Analyst,05 Mar 2024\n',
      true,
    );
    expect(sniff.header[0]).toBe('First Name');
    expect(sniff).toMatchObject({ headerRow: 2, skipRows: 3, width: 7 });
    expect(sniff.sample.map((record) => record.line)).toEqual([5]);
  });

  it('sees that there is no header', () => {
    const sniff = sniffCsv('John Doe,John,Doe,john@doe.example\nJane Doe,Jane,Doe,jane@doe.example\n', true);
    expect(sniff).toMatchObject({ headerRow: -1, skipRows: 0, width: 4 });
    expect(sniff.sample).toHaveLength(2);
    expect(sniff.notes.join()).toMatch(/no row of column names/);
  });

  it('takes a header in a language it does not know for one, above values', () => {
    expect(sniffCsv('Etunimi,Sukunimi,Sähköposti\nAino,Virtanen,aino@yksi.example\n', true).headerRow).toBe(0);
    expect(sniffCsv('sales_agent,manager,office\nAnna Snelling,Dustin Brinkmann,Central\n', true).headerRow).toBe(0);
  });

  it('finds quotes of both kinds, and blanks before them', () => {
    expect(sniffCsv("Name,Email\n'Byron, Ada','ada@one.example'\n'Lee, Bob','bob@one.example'\n", true)).toMatchObject({
      quote: "'",
    });
    expect(sniffCsv('Name, Email\n"Byron, Ada", "ada@one.example"\n', true)).toMatchObject({ padded: true });
  });

  it('lets a person settle it', () => {
    const text = 'Vorname;Nachname\nAda;Byron\n';
    expect(sniffCsv(text, true, { headerRow: -1 })).toMatchObject({ headerRow: -1, skipRows: 0 });
    expect(sniffCsv(text, true, { delimiter: ',' })).toMatchObject({ delimiter: ',', width: 1 });
  });

  it('answers an empty file, a header alone, one column and an open quote each in its words', () => {
    expect(() => sniffCsv('', true)).toThrow(/empty/);
    expect(() => sniffCsv('\r\n\r\n', true)).toThrow(/empty/);
    expect(() => sniffCsv('First Name,Last Name,Email\r\n', true)).toThrow(/no rows below/);
    expect(sniffCsv('Email\nada@one.example\nbob@one.example\n', true).notes.join()).toMatch(/one column/);
    expect(() => sniffCsv('Name,Email\nAda,"ada@one.example\nBob,bob@one.example\n', true)).toThrow(/line 2/);
  });
});
