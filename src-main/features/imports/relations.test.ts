import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '@test/helpers/test-app';
import { checkFile, commitFile } from '@test/helpers/import-file';

let test: TestApp;

beforeEach(async () => {
  test = await createTestApp();
});

afterEach(() => test.close());

/** A kind that is the same from both sides stands with the names in their order. */
const connected = (): string[] =>
  test.connection.raw
    .prepare(
      `SELECT iif(k.name = k.reverse_name, min(a.display_name, b.display_name), a.display_name) || ' - ' || k.name || ' - ' ||
         iif(k.name = k.reverse_name, max(a.display_name, b.display_name), b.display_name) FROM relationship r
       JOIN contact a ON a.id = r.contact_id JOIN contact b ON b.id = r.other_id JOIN relationship_kind k ON k.id = r.kind_id
       WHERE r.deleted_at IS NULL ORDER BY 1`,
    )
    .pluck()
    .all() as string[];

const notesOf = (name: string): unknown =>
  test.connection.raw.prepare('SELECT notes FROM contact WHERE display_name = ?').pluck().get(name);

const card = (...lines: string[]): string => ['BEGIN:VCARD', 'VERSION:4.0', ...lines, 'END:VCARD', ''].join('\r\n');

describe('people whom a card names', () => {
  const file =
    card(
      'UID:urn:uuid:11111111-0000-4000-8000-000000000001',
      'FN:Ana Ruiz',
      'N:Ruiz;Ana;;;',
      'RELATED;TYPE=spouse:urn:uuid:11111111-0000-4000-8000-000000000002',
      'RELATED;TYPE=parent;VALUE=text:Eva Ruiz',
      'RELATED;TYPE=emergency;VALUE=text:Bo Lind',
      'RELATED;TYPE=friend;VALUE=text:Nobody Here',
      'RELATED;TYPE=friend:urn:uuid:11111111-0000-4000-8000-00000000000f',
    ) +
    card('UID:urn:uuid:11111111-0000-4000-8000-000000000002', 'FN:Tom Ruiz', 'N:Ruiz;Tom;;;') +
    card('FN:Eva Ruiz', 'N:Ruiz;Eva;;;', 'RELATED;TYPE=child;VALUE=text:Ana Ruiz') +
    card('FN:Bo Lind', 'N:Lind;Bo;;;');

  it('are connected by their id and their name, once from both sides; the rest is named in the notes and counted', async () => {
    const { batchId } = await checkFile(test, 'family.vcf', file);
    const row = await commitFile(test, batchId);
    expect(connected()).toEqual([
      'Ana Ruiz - Emergency - Bo Lind',
      'Ana Ruiz - Spouse or partner - Tom Ruiz',
      'Eva Ruiz - Child - Ana Ruiz',
    ]);
    expect(notesOf('Ana Ruiz')).toBe('Friend: Nobody Here');
    expect(row.tally).toEqual([
      {
        header: 'Related people',
        target: 'Related people',
        values: 6,
        kept: 5,
        why: 'One has no card here and is named in the notes; 1 is named by an id that leads to no card',
      },
    ]);
  });

  it('say nothing new when the file comes again, and go with the import when it is undone', async () => {
    const row = await commitFile(test, (await checkFile(test, 'family.vcf', file)).batchId);
    const again = await checkFile(test, 'family.vcf', file);
    expect(again.checked.counts).toMatchObject({ add: 0, update: 0, skip: 4 });
    await test.call('history.undo', { txId: row.txId ?? '' });
    expect(connected()).toEqual([]);
    await commitFile(test, (await checkFile(test, 'family.vcf', file)).batchId);
    expect(connected()).toHaveLength(3);
  });

  it('are found among the cards that are here, but not where two have the name', async () => {
    await commitFile(test, (await checkFile(test, 'a.csv', 'Name\nEva Ruiz\nBo Lind\nBo Lind\n')).batchId);
    const people = test.connection.raw.prepare("SELECT count(*) FROM contact WHERE display_name = 'Bo Lind'").pluck();
    expect(people.get()).toBe(2);
    const one = card(
      'FN:Ana Ruiz',
      'N:Ruiz;Ana;;;',
      'RELATED;TYPE=parent;VALUE=text:Eva Ruiz',
      'RELATED;TYPE=friend;VALUE=text:Bo Lind',
    );
    await commitFile(test, (await checkFile(test, 'one.vcf', one)).batchId);
    expect(connected()).toEqual(['Eva Ruiz - Child - Ana Ruiz']);
    expect(notesOf('Ana Ruiz')).toBe('Friend: Bo Lind');
  });
});

describe('columns that name people', () => {
  it("are Google's relations and Outlook's, and any that is pointed there", async () => {
    const google = [
      'First Name,Last Name,Organization Name,Labels,Relation 1 - Label,Relation 1 - Value,Relation 2 - Label,Relation 2 - Value',
      'Ana,Ruiz,,,Spouse,Tom Ruiz,Godmother,Eva Lind',
      'Tom,Ruiz,,,,,,',
      'Eva,Lind,,,Assistant,Ana Ruiz,,',
    ];
    const { batchId, seen } = await checkFile(test, 'google.csv', google.join('\n'));
    expect(seen.columns.map(({ target }) => target).slice(4)).toEqual([
      'skip',
      'related.other',
      'skip',
      'related.other',
    ]);
    const row = await commitFile(test, batchId);
    expect(connected()).toEqual([
      'Ana Ruiz - Godmother - Eva Lind',
      'Ana Ruiz - Spouse or partner - Tom Ruiz',
      'Eva Lind - Assistant - Ana Ruiz',
    ]);
    expect(row.tally.at(-1)).toMatchObject({ header: 'Related people', values: 3, kept: 3 });
    expect(row.tally.find(({ header }) => header === 'Relation 2 - Value')).toMatchObject({ values: 1, kept: 1 });
  });

  it('part children at commas, take a later row of the same person, and show in the card before they are written', async () => {
    const text =
      'Name,E-mail,Children,Dentist\nAna Ruiz,ana@x.example,"Tom Ruiz, Eva Ruiz",\nTom Ruiz,,,\nEva Ruiz,,,\nAna Ruiz,ana@x.example,,Bo Lind\nBo Lind,,,\n';
    const targets = { Dentist: 'related.other' };
    const { batchId, checked } = await checkFile(test, 'people.csv', text, {}, targets);
    expect(checked.rows[3]).toMatchObject({ action: 'update' });
    await commitFile(test, batchId);
    expect(connected()).toEqual([
      'Ana Ruiz - Child - Eva Ruiz',
      'Ana Ruiz - Child - Tom Ruiz',
      'Ana Ruiz - Dentist - Bo Lind',
    ]);
    const fileId = await test.upload('one.csv', 'Name,Spouse\nAna Ruiz,Tom Ruiz\n');
    const columns = [
      { index: 0, target: 'full_name' },
      { index: 1, target: 'related.spouse' },
    ];
    const { lines } = await test.call('imports.preview_card', { fileId, columns, row: 0 });
    expect(lines).toEqual([{ kind: 'related', value: 'Spouse: Tom Ruiz', typed: null, column: 'Spouse' }]);
  });
});
