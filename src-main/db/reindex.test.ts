import { expect, it } from 'vitest';
import { createTestApp } from '@test/helpers/test-app';
import { dropLogTriggers } from './change-log';
import { indexNewContacts } from './reindex';

it('finds every one of thousands of new cards, and leaves the index as it was otherwise', async () => {
  const test = await createTestApp();
  try {
    const { raw } = test.connection;
    const settings = () =>
      raw.prepare("SELECT v FROM contact_fts_config WHERE k = 'hashsize'").pluck().get() ?? 1 << 20;
    expect(settings()).toBe(1 << 20);
    const { after } = raw.prepare('SELECT coalesce(max(rid), 0) AS after FROM contact').get() as { after: number };
    raw.exec('BEGIN');
    dropLogTriggers(raw);
    raw.exec(`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)
      INSERT INTO contact (id, search_text) SELECT 'card ' || i, 'person' || i || 'x' FROM n`);
    const told: number[] = [];
    indexNewContacts(raw, after, (done, total) => told.push(done, total));
    raw.exec('COMMIT');
    expect(told).toEqual([8000, 20_000, 16_000, 20_000, 20_000, 20_000]);
    const found = raw.prepare('SELECT count(*) FROM contact_fts WHERE contact_fts MATCH ?').pluck();
    expect(found.get('"per"')).toBe(20_000);
    expect(found.get('"777" AND "77x"')).toBe(20);
    raw.exec("INSERT INTO contact_fts (contact_fts) VALUES ('integrity-check')");
    expect(settings()).toBe(1 << 20);
  } finally {
    await test.close();
  }
});
