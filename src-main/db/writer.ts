import type { Entity } from '@shared/contract/index';
import { nextHlc } from '@shared/domain/hlc';
import { strings } from '@shared/locale/index';
import type { Clock } from '../core/clock';
import { AppError } from '../core/errors';
import { newId } from '../core/ids';
import { deriveAfter } from './derive';
import type { TouchedRow } from './derive-affected';
import { loggedTable } from './logged-tables';
import type { Connection, Db, RawConnection } from './open';
import type { TxKind } from './schema-records';
import { prepared } from './prepared';

/** What a write is handed: the transaction, its time, and who writes. */
export interface Write {
  db: Db;
  raw: RawConnection;
  /** The one instant of this whole transaction. */
  at: string;
  userId: string | null;
  txId: string;
  txSeq: number;
  newId(): string;
}

export interface WriteOptions {
  /** What is being done, in words: the line of the history and of undo. */
  label: string;
  kind?: TxKind;
  userId?: string | null;
  undoes?: number | null;
  /** Bulk work makes its derived columns and search entries itself; these are the entities it wrote. */
  bulk?: readonly Entity[] | undefined;
}

export interface Written<T> {
  value: T;
  /** Null when nothing changed: then there is no entry in the history either. */
  txId: string | null;
  txSeq: number | null;
  changes: number;
  entities: Entity[];
}

export interface Writer {
  /**
   * Runs one transaction behind the gate, named in the change log; all of it or nothing stays.
   * @throws whatever `work` throws, after rolling back
   */
  write<T>(options: WriteOptions, work: (write: Write) => Promise<T> | T): Promise<Written<T>>;
}

/** Why nothing is written to a backup that is looked at. */
export function lookOnly(): AppError {
  return new AppError('forbidden', strings.dataFile.lookOnly);
}

export interface WriterDeps {
  connection: Connection;
  clock: Clock;
  /** Waits for the gate; answers the function that lets it go. */
  acquire(holder: string): Promise<() => void>;
  onWritten?(written: Written<unknown>): void;
}

/**
 * Makes the one way to write to the file.
 * @param deps the writer's connection, the clock, and the gate
 */
export function createWriter(deps: WriterDeps): Writer {
  const { connection, clock } = deps;
  const { raw, db } = connection;

  return {
    async write(options, work) {
      const release = await deps.acquire(options.label);
      let written;
      try {
        raw.exec('BEGIN IMMEDIATE');
        try {
          const write = begin(options);
          const value = await work(write);
          written = { value, ...finish(write, options.bulk) };
          raw.exec('COMMIT');
        } catch (error) {
          // A full disk rolls back by itself; rolling back twice would hide the first error.
          if (raw.inTransaction) raw.exec('ROLLBACK');
          throw error;
        }
      } finally {
        release();
      }
      deps.onWritten?.(written);
      return written;
    },
  };

  function begin(options: WriteOptions): Write {
    const at = clock.now().toISOString();
    const last = prepared(raw, 'SELECT max(hlc) AS hlc FROM (SELECT hlc FROM tx ORDER BY seq DESC LIMIT 1)').get() as {
      hlc: number | null;
    };
    const device = prepared(raw, "SELECT value FROM meta WHERE key = 'device'").get() as { value: string } | undefined;
    const txId = newId(clock.now().getTime());
    const userId = options.userId ?? null;
    const { lastInsertRowid } = prepared(
      raw,
      `INSERT INTO tx (id, hlc, at, user_id, device, kind, label, undoes, first_change)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, (SELECT coalesce(max(seq), 0) + 1 FROM change))`,
    ).run(
      txId,
      nextHlc(last.hlc ?? 0, clock.now().getTime()),
      at,
      userId,
      device?.value ?? '',
      options.kind ?? 'edit',
      options.label,
      options.undoes ?? null,
    );
    const txSeq = Number(lastInsertRowid);
    prepared(raw, 'INSERT INTO ctx (one, seq, at, user_id) VALUES (1, ?, ?, ?)').run(txSeq, at, userId);
    return { db, raw, at, userId, txId, txSeq, newId: () => newId(clock.now().getTime()) };
  }

  function finish(write: Write, bulk: readonly Entity[] | undefined): Omit<Written<unknown>, 'value'> {
    const range = prepared(
      raw,
      'SELECT count(*) AS changes, min(seq) AS first, max(seq) AS last FROM change WHERE seq >= (SELECT first_change FROM tx WHERE seq = ?)',
    ).get(write.txSeq) as { changes: number; first: number | null; last: number | null };
    if (range.first === null || range.last === null) {
      prepared(raw, 'DELETE FROM ctx').run();
      prepared(raw, 'DELETE FROM tx WHERE seq = ?').run(write.txSeq);
      return { txId: null, txSeq: null, changes: 0, entities: [] };
    }
    // Every entry is a line of the history; whether an import stands or is undone shows in the imports' own.
    const entities = new Set<Entity>(['history', 'import', ...(bulk ?? [])]);
    if (bulk === undefined) deriveFrom(range.first, range.last, entities);
    prepared(raw, 'DELETE FROM ctx').run();
    prepared(raw, 'UPDATE tx SET last_change = ? WHERE seq = ?').run(range.last, write.txSeq);
    return { txId: write.txId, txSeq: write.txSeq, changes: range.changes, entities: [...entities] };
  }

  function deriveFrom(first: number, last: number, entities: Set<Entity>): void {
    const touched = prepared(
      raw,
      "SELECT tbl, row_id AS rowId, group_concat(DISTINCT coalesce(col, '+')) AS cols FROM change WHERE seq BETWEEN ? AND ? GROUP BY tbl, row_id",
    ).all(first, last) as TouchedRow[];
    for (const entity of deriveAfter(raw, touched)) entities.add(entity);
    for (const row of touched) entities.add(loggedTable(row.tbl).entity);
  }
}

/** The stamps of a new row, with its id. */
export function stamped<T extends object>(
  write: Write,
  values: T,
): T & {
  id: string;
  created_at: string;
  created_by: string | null;
  updated_at: string;
  updated_by: string | null;
  deleted_at: null;
} {
  return {
    id: write.newId(),
    ...values,
    created_at: write.at,
    created_by: write.userId,
    updated_at: write.at,
    updated_by: write.userId,
    deleted_at: null,
  };
}
