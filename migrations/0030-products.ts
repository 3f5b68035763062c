import type { Migration } from './index';

/** What is sold, and what an import says of each column: how many values came in and how many were kept. */
export const products: Migration = {
  version: 30,
  name: 'products',
  up(target) {
    target.exec(`
CREATE TABLE product (
  rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL DEFAULT '', code TEXT NOT NULL DEFAULT '',
  unit_price INTEGER NOT NULL DEFAULT 0, currency TEXT NOT NULL DEFAULT '', cost INTEGER, unit TEXT NOT NULL DEFAULT '',
  description TEXT NOT NULL DEFAULT '', external_id TEXT NOT NULL DEFAULT '', retired_at TEXT,
  created_at TEXT NOT NULL DEFAULT '', created_by TEXT, updated_at TEXT NOT NULL DEFAULT '', updated_by TEXT,
  revision INTEGER NOT NULL DEFAULT 1, deleted_at TEXT
) STRICT;
CREATE INDEX product_by_external ON product(external_id) WHERE external_id <> '';
ALTER TABLE import_batch ADD COLUMN tally TEXT NOT NULL DEFAULT '[]';
`);
  },
};
