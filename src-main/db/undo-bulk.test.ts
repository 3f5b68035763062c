import { afterEach, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '@test/helpers/test-app';
import { everythingLive } from '@test/helpers/rows';
import { withBulkLog } from './bulk';
import { deriveContact } from './derive-contact';
import { undoChanges, findTx, type UndoOutcome } from './undo';
import { undoChangesInBulk } from './undo-bulk';
import type { Write } from './writer';

const opened: TestApp[] = [];
afterEach(async () => {
  for (const test of opened.splice(0)) await test.close();
});

/** A file with a card of old, and an import that changed it and made others, whose ids are the same in every file. */
async function withImport(): Promise<{ test: TestApp; txId: string }> {
  const test = await createTestApp();
  opened.push(test);
  await test.writer.write({ label: 'Old', kind: 'edit' }, (write) => {
    write.raw.prepare("INSERT INTO contact (id, kind, given) VALUES ('old', 'person', 'Old')").run();
  });
  const { txId } = await test.writer.write({ label: 'Import', kind: 'import', bulk: ['contact'] }, (write) =>
    withBulkLog(write, () => makeCards(write)),
  );
  await test.writer.write({ label: 'Between', kind: 'system' }, (write) => {
    for (const { id } of write.raw.prepare('SELECT id FROM contact').all() as { id: string }[])
      deriveContact(write.raw, id);
  });
  return { test, txId: txId ?? '' };
}

function makeCards({ raw, txSeq }: Write): void {
  const contact = raw.prepare('INSERT INTO contact (id, kind, given, organisation) VALUES (?, ?, ?, ?)');
  const method = raw.prepare(
    "INSERT INTO contact_method (id, contact_id, kind, value, is_primary) VALUES (?, ?, 'email', ?, 1)",
  );
  const job = raw.prepare('INSERT INTO employment (id, contact_id, company_id) VALUES (?, ?, ?)');
  contact.run('c0', 'company', '', 'Harbour Ltd');
  contact.run('c1', 'company', '', 'Lantern Ltd');
  for (let number = 0; number < 40; number += 1) {
    const id = `p${String(number).padStart(2, '0')}`;
    contact.run(id, 'person', `Person ${number}`, '');
    method.run(`m${number}`, id, `${number}@x.example`);
    job.run(`e${number}`, id, `c${number % 2}`);
  }
  method.run('m-old', 'old', 'old@x.example');
  raw.prepare("UPDATE contact SET family = 'Changed' WHERE id = 'old'").run();
  raw
    .prepare(
      "INSERT INTO change (tx, tbl, row_id, col, old, new) VALUES (?, 'contact', 'old', 'family', '', 'Changed')",
    )
    .run(txSeq);
}

/** Undoes the import, or what was done since and is told by its id, both ways, each in a file of its own. */
async function bothWays(
  since: (test: TestApp) => Promise<string | null | void>,
): Promise<{ one: unknown; bulk: unknown; left: number }> {
  const results: { outcome: UndoOutcome; live: unknown; log: unknown }[] = [];
  for (const way of ['one', 'bulk'] as const) {
    const { test, txId: imported } = await withImport();
    const txId = (await since(test)) ?? imported;
    const { value } = await test.writer.write(
      { label: 'Undo', kind: 'undo', ...(way === 'bulk' ? { bulk: ['contact'] as const } : {}) },
      (write) => {
        const tx = findTx(write.raw, txId)!;
        return way === 'bulk' ? undoChangesInBulk(write, tx, () => undefined) : undoChanges(write, tx);
      },
    );
    const live = everythingLive(test);
    const log = test.connection.raw
      .prepare(
        'SELECT tbl, row_id, col, old FROM change WHERE tx = (SELECT max(seq) FROM tx) ORDER BY tbl, row_id, col',
      )
      .all();
    const count = (from: string) =>
      (test.connection.raw.prepare(`SELECT count(*) AS n FROM ${from}`).get() as { n: number }).n;
    expect(count('contact_fts')).toBe(count('contact WHERE deleted_at IS NULL'));
    results.push({ outcome: value, live: comparable(live), log });
  }
  const [one, bulk] = results;
  return { one, bulk, left: bulk?.outcome.left ?? -1 };
}

/** Without what differs between any two files: who the users are, and which device. */
function comparable(live: Record<string, unknown[]>): unknown {
  const { user: _user, setting: _setting, ...rest } = live;
  return rest;
}

describe('undoing much at once', () => {
  it('leaves what undoing one by one leaves', async () => {
    const { one, bulk, left } = await bothWays(() => Promise.resolve());
    expect(bulk).toEqual(one);
    expect(left).toBe(0);
  });

  it('keeps what was edited since, and what it hangs on', async () => {
    const { one, bulk, left } = await bothWays(async (test) => {
      await test.writer.write({ label: 'Edit', kind: 'edit' }, (write) => {
        write.raw.prepare("UPDATE contact SET notes = 'mine' WHERE id = 'p07'").run();
        write.raw.prepare("UPDATE contact SET family = 'Mine' WHERE id = 'old'").run();
      });
    });
    expect(bulk).toEqual(one);
    // The person, the email, the job, the company with its other people's jobs, and the old card's name.
    expect(left).toBeGreaterThan(4);
  });

  it('works where some of it lies in the trash, or is gone for good', async () => {
    const { one, bulk } = await bothWays(async (test) => {
      await test.writer.write({ label: 'Trash', kind: 'system' }, (write) => {
        write.raw.prepare("UPDATE contact SET deleted_at = ? WHERE id IN ('p03', 'p04', 'p09')").run(write.at);
      });
      await test.writer.write({ label: 'Purge', kind: 'system' }, (write) => {
        for (const table of ['contact_method', 'employment'])
          write.raw.prepare(`DELETE FROM ${table} WHERE contact_id = 'p09'`).run();
        write.raw.prepare("DELETE FROM contact WHERE id = 'p09'").run();
      });
    });
    expect((bulk as { live: unknown }).live).toEqual((one as { live: unknown }).live);
  });

  it('brings cards back from the trash as the cards around them are by now', async () => {
    const { one, bulk, left } = await bothWays(async (test) => {
      const trash = (which: string) =>
        test.writer.write({ label: 'Trash', kind: 'edit', bulk: ['contact'] }, ({ raw, at }) => {
          raw.prepare(`UPDATE contact SET deleted_at = ? WHERE ${which}`).run(at);
        });
      const { txId } = await trash("id <> 'c0'");
      await trash("id = 'c0'");
      return txId;
    });
    expect(bulk).toEqual(one);
    expect(left).toBe(0);
    for (const test of opened) {
      const named = test.connection.raw.prepare('SELECT company_name AS name FROM contact WHERE id = ?').pluck();
      expect([named.get('p00'), named.get('p01')]).toEqual(['', 'Lantern Ltd']);
    }
  });
});
