import type { Generated } from 'kysely';

/** The tables in which the file keeps what was done to it and found in it; none of them is in the change log itself. */

/** What the last look for duplicates found; a_id is the smaller id. */
export interface DuplicatePairTable {
  a_id: string;
  b_id: string;
  score: number;
  /** JSON: what speaks for it, strongest first. */
  reasons: string;
}

export interface ImportBatchTable {
  rid: Generated<number>;
  id: string;
  file_name: string;
  headers: string;
  mapping: string;
  shape: string;
  tx_id: string | null;
  user_id: string | null;
  at: string;
  added: number;
  updated: number;
  skipped: number;
  failed: number;
  /** What was imported: contacts, deals, a log, …. */
  kind: Generated<string>;
  /** Cards made along the way, of an import that is not of cards. */
  cards: Generated<number>;
  /** JSON: of each column how many values there were and how many are in what was written. */
  tally: Generated<string>;
}

export interface ImportRowTable {
  rid: Generated<number>;
  batch_id: string;
  row: number;
  line: number;
  action: string;
  reason: string;
  contact_id: string | null;
  cells: string;
}

export interface TxTable {
  seq: Generated<number>;
  id: string;
  hlc: number;
  at: string;
  user_id: string | null;
  device: string;
  kind: TxKind;
  label: string;
  undoes: number | null;
  undone_by: number | null;
  first_change: number;
  last_change: number;
}

export interface ChangeTable {
  seq: Generated<number>;
  tx: number;
  tbl: string;
  row_id: string;
  /** Null for a create, `*` for a purge, else the column. */
  col: string | null;
  old: string | number | null;
  new: string | number | null;
}

export type TxKind = 'edit' | 'undo' | 'redo' | 'import' | 'system';
