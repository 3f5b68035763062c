import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ContactDraft } from '@shared/domain/contact-draft';
import { POSSIBLE_DUPLICATE, SAME_CARD, scoreDuplicate, type DuplicateCandidate } from '@shared/domain/duplicates';
import { displayName } from '@shared/domain/name';
import { VcardLexer } from './lexer';
import { cardToDraft, type DraftedCard } from './to-contact';
import { writeVcard } from './write';

const samples = resolve(
  process.env.CALLDECK_SAMPLE_DATA ?? resolve(import.meta.dirname, '../../../../shared/data'),
  'vcard',
);
const android = 'LineageOS__android_frameworks_opt_vcard';
const ez = 'mangstadt__ez-vcard/io/text';

function read(path: string | Uint8Array): DraftedCard[] {
  const lexer = new VcardLexer('utf-8');
  const bytes = typeof path === 'string' ? readFileSync(join(samples, path)) : path;
  return [...lexer.push(bytes), ...lexer.push(null)].map((card) => cardToDraft(card, 'US'));
}

function candidateOf({ kind, name, company, methods }: ContactDraft): DuplicateCandidate {
  const of = (what: string) =>
    methods.filter((method) => method.kind === what).flatMap((method) => method.normalised ?? []);
  return { kind, name: displayName(name, company), company, emails: of('email'), phones: of('phone') };
}

describe.skipIf(!existsSync(samples))('cards that other programs wrote', () => {
  it.each([
    [`${android}/v21_multiple_entry.vcf`, 3],
    [`${android}/v21_nest.vcf`, 3],
    [`${ez}/John_Doe_ANDROID.vcf`, 6],
    [`${ez}/gmail-list.vcf`, 3],
    [`${ez}/rfc2426-example.vcf`, 2],
    ['mozilla__releases-comm-central/addrbook/test/unit/data/export.vcf', 2],
    ['mozilla__releases-comm-central/import/test/unit/resources/emptylines_vcard_addressbook.vcf', 2],
  ])('are all found in %s: %i', (path, count) => {
    expect(read(path)).toHaveLength(count);
  });

  it('are all read, and written again lose nothing', () => {
    const files = readdirSync(samples, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.vcf'));
    let cards = 0;
    for (const file of files) {
      for (const { draft, group, problems } of read(file)) {
        cards += 1;
        if (group !== null || problems.some((problem) => problem.fatal)) continue;
        for (const version of ['3.0', '4.0'] as const) {
          const [again] = read(Buffer.from(writeVcard(draft, version)));
          // What could not be read is a note by now, and is one from then on.
          expect(again?.draft, file).toEqual(draft);
        }
      }
    }
    expect(cards).toBeGreaterThanOrEqual(90);
  });

  it('have their cells where they belong', () => {
    const [first] = read(`${ez}/John_Doe_IPHONE.vcf`);
    expect(first?.draft).toMatchObject({
      name: { prefix: 'Mr.', given: 'John', middle: 'Richter James', family: 'Doe', suffix: 'Sr.', nickname: 'Johny' },
      company: 'IBM',
      department: 'Accounting',
      title: 'Money Counter',
      birthday: '2012-06-06',
    });
    expect(first?.draft.methods.find((method) => method.label === 'assistant')?.value).toBe('905-222-1234');
    expect(first?.draft.extras?.pictures[0]?.type).toBe('image/jpeg');
    expect(read(`${android}/v21_japanese_2.vcf`)[0]?.draft).toMatchObject({
      name: { family: '安藤', given: 'ロイド1', phoneticFamily: 'ｱﾝﾄﾞｳ' },
      notes: 'メモ',
      addresses: [{ label: 'home', street: '東京都渋谷区桜丘町26-1セルリアンタワー6階', postalCode: '150-8512' }],
    });
    expect(read(`${android}/v21_adr_multiple_line.vcf`)[0]?.draft.addresses[1]?.street).toBe(
      'Hermann v. Brevern\n9999999\nPackstation 999',
    );
    expect(read(`${android}/v30_ios_613_multiline.vcf`)[0]).toMatchObject({
      problems: [],
      draft: { company: 'Smith Auto Repair', notes: '' },
    });
    expect(read(`${ez}/rfc6350-example.vcf`)[0]?.draft).toMatchObject({
      birthday: '--02-03',
      extras: { dates: [{ label: 'anniversary', date: '2009-08-08' }] },
    });
    expect(read('mangstadt__ez-vcard/issue/issue114.vcf')[0]?.draft.addresses[0]).toMatchObject({
      street: 'Dummy-Dummy-Strasse 1',
      country: 'Germany',
    });
    expect(read('kewisch__ical.js/escape_semicolon.vcf')[0]?.draft.methods[4]?.value).toBe('205246;;,;');
  });

  it('are one person, whichever program wrote it', () => {
    const john = ['IPHONE', 'GMAIL', 'EVOLUTION', 'LOTUS_NOTES', 'MAC_ADDRESS_BOOK', 'MS_OUTLOOK'].map((program) =>
      candidateOf(read(`${ez}/John_Doe_${program}.vcf`)[0]!.draft),
    );
    for (const [index, one] of john.entries()) {
      if (index === 0) continue;
      const best = Math.max(...john.slice(0, index).map((other) => scoreDuplicate(one, other).score));
      // "I" is not "Sr.": father and son share a mailbox, so this one is asked about.
      const least = one.name.endsWith(' I') ? POSSIBLE_DUPLICATE : SAME_CARD;
      expect(best, one.name).toBeGreaterThanOrEqual(least);
    }
    // Another number, another company: nobody can know, and nobody is merged.
    const other = candidateOf(read(`${ez}/John_Doe_BLACK_BERRY.vcf`)[0]!.draft);
    for (const one of john) expect(scoreDuplicate(one, other).score).toBeLessThan(SAME_CARD);
  });
});
