import { expect, it } from 'vitest';
import { checkFile, commitFile } from '@test/helpers/import-file';
import { createTestApp } from '@test/helpers/test-app';
import { findTx } from './undo';
import { tablesChanged } from './undo-made';

it('counts what a transaction changed in each table, in however many parts it is looked through', async () => {
  const test = await createTestApp();
  try {
    const { raw } = test.connection;
    await test.call('contacts.create', { kind: 'person', name: 'Ada Byron' });
    const rows = Array.from({ length: 30 }, (_, at) => `Given${at},Byron,Firm ${at % 4},g${at}@x.example,VIP\n`);
    const file = `First name,Last name,Company,Email,Tags\nAda,Byron,,ada@x.example,VIP\n${rows.join('')}`;
    const { txId } = await commitFile(test, (await checkFile(test, 'people.csv', file)).batchId);
    const tx = findTx(raw, txId ?? '');
    if (tx === undefined) throw new Error('the import is no entry of the history');
    const whole = raw
      .prepare(
        `SELECT tbl, count(*) AS count, sum(col IS NULL) AS made, coalesce(min(iif(col IS NULL, seq, NULL)), 0) AS firstMade,
           coalesce(max(iif(col IS NULL, seq, NULL)), 0) AS lastMade FROM change WHERE tx = ? GROUP BY tbl`,
      )
      .all(tx.seq) as { tbl: string }[];
    expect(whole.length).toBeGreaterThan(4);
    for (const slice of [1, 7, 50, 100_000])
      expect(tablesChanged(raw, tx, slice)).toEqual(new Map(whole.map(({ tbl, ...changes }) => [tbl, changes])));
  } finally {
    await test.close();
  }
});
