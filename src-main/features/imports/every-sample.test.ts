import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CallError, createTestApp, type TestApp } from '@test/helpers/test-app';

// Every real file that is at hand goes through the app's own import, to its check: rows, or a refusal in words.

const samples = process.env['CALLDECK_SAMPLE_DATA'] ?? resolve(import.meta.dirname, '../../../../shared/data');
/** Generous, for a machine that is busy: what hangs takes minutes. */
const fileMs = 20_000;
/** Larger ones are tables of orders, which take their time and tell nothing more. */
const largest = 350_000;

/** What some of them are: kind, subject, encoding, and how many rows become new cards or records. */
const known: Readonly<Record<string, string>> = {
  'contacts-csv/GPCsolutions__google-shared-contacts-client/outlook.csv': 'csv contacts utf-8 3/3',
  'contacts-csv/labeldekho__linkedin-network-intelligence/Connections.csv': 'csv contacts utf-8 10/10',
  'contacts-csv/marmelab__atomic-crm/test-data/contacts.csv': 'csv contacts utf-8 500/500',
  'contacts-csv/mozilla__releases-comm-central/csv_no_header.csv': 'csv contacts utf-8 2/2',
  'contacts-csv/mozilla__releases-comm-central/csv_semicolon.csv': 'csv contacts utf-8 2/2',
  'contacts-csv/mozilla__releases-comm-central/shiftjis_addressbook.csv': 'csv contacts shift_jis 1/1',
  'contacts-csv/mozilla__releases-comm-central/utf16_addressbook.csv': 'csv contacts utf-16le 1/1',
  'contacts-csv/uniVocity__univocity-parsers/uk-500.csv': 'csv contacts utf-8 500/500',
  'calls/lbeder__google-voice-takeout-merger/contacts.vcf': 'vcard contacts utf-8 16/16',
  'crm/forcedotcom__dataloader/main/resources/samples/data/accountData.csv': 'csv contacts windows-1252 423/423',
  'crm/forcedotcom__dataloader/main/resources/samples/data/opportunityData.csv': 'csv deals utf-8 38/38',
  'crm/kisaraF__CRM-Sales_Analysis/original/accounts.csv': 'csv contacts utf-8 85/85',
  'crm/kisaraF__CRM-Sales_Analysis/original/products.csv': 'csv products utf-8 7/7',
  'crm/kisaraF__CRM-Sales_Analysis/original/sales_pipeline.csv': 'csv deals utf-8 8800/8800',
  'vcard/LineageOS__android_frameworks_opt_vcard/v21_japanese_1.vcf': 'vcard contacts shift_jis 1/1',
  'vcard/mangstadt__ez-vcard/io/text/John_Doe_ANDROID.vcf': 'vcard contacts utf-8 6/6',
  'vcard/mangstadt__ez-vcard/io/text/rfc2426-example.vcf': 'vcard contacts utf-8 2/2',
  'calls/shruggietech__sms-backup-restore-parser/tests/fixtures/mixed.xml': 'calls 3',
  'calls/devadvance__sms-backup-reader-2/packages/lib/test-assets/sms_and_mms.xml': 'calls 50',
};

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesUnder(path) : [path];
  });
}

describe.skipIf(!existsSync(samples))('every sample', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await createTestApp();
  });
  afterAll(() => test.close());

  /** What a file is, as in `known`; or, after an exclamation mark, why it was refused. */
  async function fateOf(path: string): Promise<string> {
    const fileId = await test.upload(basename(path), readFileSync(path));
    try {
      if ((await test.call('archive.recognise', { fileId })).archive !== null) return 'archive';
      const { log } = await test.call('logs.recognise', { fileId });
      if (log !== null) {
        const { jobId, batchId } = await test.call('logs.check', { fileId });
        const { error } = await test.job(jobId);
        if (error !== null) return `!${error.code} ${error.message}`;
        return `${log.kind} ${(await test.call('logs.rows', { batchId, limit: 1 })).counts.total}`;
      }
      const seen = await test.call('imports.inspect', { fileId });
      const columns = seen.columns.map(({ index, target }) => ({ index, target }));
      const { jobId, batchId } = await test.call('imports.check', { fileId, columns, onMatch: 'update' });
      const { error } = await test.job(jobId);
      if (error !== null) return `!${error.code} ${error.message}`;
      const { counts } = await test.call('imports.rows', { batchId, limit: 1 });
      return `${seen.kind} ${seen.about} ${seen.encoding} ${counts.add}/${counts.total}`;
    } catch (error) {
      if (error instanceof CallError) return `!${error.code} ${error.message}`;
      throw error;
    } finally {
      await test.spool.remove(fileId);
    }
  }

  const seen = new Set<string>();

  /** Too large, or the same as another to the byte. */
  function isToldAlready(path: string): boolean {
    if (statSync(path).size > largest) return true;
    const hash = createHash('sha1').update(readFileSync(path)).digest('hex');
    return seen.size === seen.add(hash).size;
  }

  it.each(readdirSync(existsSync(samples) ? samples : '.').filter((name) => !name.includes('.')))(
    'of %s comes to rows or to a refusal in words',
    async (folder) => {
      const odd: string[] = [];
      for (const path of filesUnder(join(samples, folder))) {
        const name = relative(samples, path);
        if (known[name] === undefined && isToldAlready(path)) continue;
        const began = performance.now();
        const fate = await fateOf(path);
        if (performance.now() - began > fileMs) odd.push(`${name} took ${performance.now() - began} ms`);
        if (fate.startsWith('!') && !fate.startsWith('!validation ')) odd.push(`${name}: ${fate}`);
        if (known[name] !== undefined && known[name] !== fate) odd.push(`${name} is ${fate}, not ${known[name]}`);
      }
      expect(odd).toEqual([]);
    },
    300_000,
  );

  it('has all files that are known', () => {
    for (const name of Object.keys(known)) expect(existsSync(join(samples, name)), name).toBe(true);
  });
});
