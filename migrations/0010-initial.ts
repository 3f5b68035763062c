import type { Migration } from './index';

// Every logged row carries the same stamps; `rid` is local and never shown, the search index hangs on it.
const head = 'rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE';
const stamps = `
  created_at TEXT NOT NULL DEFAULT '', created_by TEXT,
  updated_at TEXT NOT NULL DEFAULT '', updated_by TEXT,
  revision INTEGER NOT NULL DEFAULT 1, deleted_at TEXT`;
// Deferred, so that a change set may arrive in any order within its transaction.
const to = (table: string) => `REFERENCES ${table}(id) DEFERRABLE INITIALLY DEFERRED`;

const changeLog = `
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE tx (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, hlc INTEGER NOT NULL, at TEXT NOT NULL,
  user_id TEXT, device TEXT NOT NULL DEFAULT '', kind TEXT NOT NULL DEFAULT 'edit', label TEXT NOT NULL DEFAULT '',
  undoes INTEGER, undone_by INTEGER, first_change INTEGER NOT NULL DEFAULT 0, last_change INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX tx_by_kind ON tx(kind, seq) WHERE undone_by IS NULL;
CREATE TABLE change (
  seq INTEGER PRIMARY KEY, tx INTEGER NOT NULL, tbl TEXT NOT NULL, row_id TEXT NOT NULL,
  col TEXT, old ANY, new ANY
) STRICT;
-- A create is found by its row's own stamps; only edits and purges are looked up by row.
CREATE INDEX change_by_row ON change(row_id, seq) WHERE col IS NOT NULL;
CREATE TABLE ctx (one INTEGER PRIMARY KEY CHECK (one = 1), seq INTEGER NOT NULL, at TEXT NOT NULL, user_id TEXT) STRICT;
`;

const people = `
CREATE TABLE user (${head}, name TEXT NOT NULL DEFAULT '', initials TEXT NOT NULL DEFAULT '', ${stamps}) STRICT;
CREATE TABLE setting (${head}, key TEXT NOT NULL DEFAULT '', value TEXT NOT NULL DEFAULT 'null', ${stamps}) STRICT;

CREATE TABLE contact (
  ${head},
  kind TEXT NOT NULL DEFAULT 'person',
  prefix TEXT NOT NULL DEFAULT '', given TEXT NOT NULL DEFAULT '', middle TEXT NOT NULL DEFAULT '',
  family TEXT NOT NULL DEFAULT '', suffix TEXT NOT NULL DEFAULT '', nickname TEXT NOT NULL DEFAULT '',
  phonetic_given TEXT NOT NULL DEFAULT '', phonetic_family TEXT NOT NULL DEFAULT '',
  organisation TEXT NOT NULL DEFAULT '',
  lifecycle TEXT NOT NULL DEFAULT 'new', lead_status TEXT, source TEXT NOT NULL DEFAULT '', first_touch_channel TEXT,
  birthday TEXT, notes TEXT NOT NULL DEFAULT '', owner_id TEXT ${to('user')},
  do_not_call INTEGER NOT NULL DEFAULT 0, do_not_mail INTEGER NOT NULL DEFAULT 0, keep_in_touch_days INTEGER,
  external_id TEXT NOT NULL DEFAULT '',
  display_name TEXT NOT NULL DEFAULT '', sort_name TEXT NOT NULL DEFAULT '',
  company_id TEXT, company_name TEXT NOT NULL DEFAULT '', company_sort TEXT NOT NULL DEFAULT '',
  primary_phone TEXT, primary_phone_e164 TEXT, primary_email TEXT, city TEXT NOT NULL DEFAULT '',
  last_interaction_at TEXT, last_channel TEXT, last_outcome TEXT,
  next_task_id TEXT, next_task_title TEXT, next_task_at TEXT,
  open_deal_amount INTEGER NOT NULL DEFAULT 0, open_deal_count INTEGER NOT NULL DEFAULT 0,
  search_text TEXT NOT NULL DEFAULT '',
  ${stamps}
) STRICT;
CREATE INDEX contact_by_name ON contact(sort_name, id) WHERE deleted_at IS NULL;
CREATE INDEX contact_by_updated ON contact(updated_at, id) WHERE deleted_at IS NULL;
CREATE INDEX contact_by_created ON contact(created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX contact_by_last ON contact(last_interaction_at, id) WHERE deleted_at IS NULL AND last_interaction_at IS NOT NULL;
CREATE INDEX contact_by_next ON contact(next_task_at, id) WHERE deleted_at IS NULL AND next_task_at IS NOT NULL;
CREATE INDEX contact_by_birthday ON contact(substr(birthday, -5)) WHERE birthday IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX contact_trashed ON contact(deleted_at, id) WHERE deleted_at IS NOT NULL;

CREATE TABLE lifecycle_change (
  ${head}, contact_id TEXT NOT NULL ${to('contact')}, lifecycle TEXT NOT NULL DEFAULT 'new', at TEXT NOT NULL DEFAULT '', ${stamps}
) STRICT;
CREATE INDEX lifecycle_change_by_contact ON lifecycle_change(contact_id, at);

CREATE TABLE contact_role (${head}, contact_id TEXT NOT NULL ${to('contact')}, role TEXT NOT NULL DEFAULT '', ${stamps}) STRICT;
CREATE INDEX contact_role_by_contact ON contact_role(contact_id);

CREATE TABLE contact_method (
  ${head}, contact_id TEXT NOT NULL ${to('contact')}, kind TEXT NOT NULL DEFAULT 'phone', label TEXT NOT NULL DEFAULT '',
  value TEXT NOT NULL DEFAULT '', normalised TEXT, digits TEXT NOT NULL DEFAULT '',
  is_primary INTEGER NOT NULL DEFAULT 0, position TEXT NOT NULL DEFAULT '', ${stamps}
) STRICT;
CREATE INDEX contact_method_by_contact ON contact_method(contact_id);
CREATE INDEX contact_method_by_value ON contact_method(normalised) WHERE normalised IS NOT NULL;

CREATE TABLE address (
  ${head}, contact_id TEXT NOT NULL ${to('contact')}, label TEXT NOT NULL DEFAULT '', street TEXT NOT NULL DEFAULT '',
  city TEXT NOT NULL DEFAULT '', region TEXT NOT NULL DEFAULT '', postal_code TEXT NOT NULL DEFAULT '',
  country TEXT NOT NULL DEFAULT '', po_box TEXT NOT NULL DEFAULT '', position TEXT NOT NULL DEFAULT '', ${stamps}
) STRICT;
CREATE INDEX address_by_contact ON address(contact_id);

CREATE TABLE employment (
  ${head}, contact_id TEXT NOT NULL ${to('contact')}, company_id TEXT NOT NULL ${to('contact')},
  title TEXT NOT NULL DEFAULT '', department TEXT NOT NULL DEFAULT '',
  from_date TEXT, to_date TEXT, is_current INTEGER NOT NULL DEFAULT 1, ${stamps}
) STRICT;
CREATE INDEX employment_by_contact ON employment(contact_id);
CREATE INDEX employment_by_company ON employment(company_id);

CREATE TABLE tag (${head}, name TEXT NOT NULL DEFAULT '', colour INTEGER NOT NULL DEFAULT 0, ${stamps}) STRICT;
CREATE TABLE contact_tag (${head}, contact_id TEXT NOT NULL ${to('contact')}, tag_id TEXT NOT NULL ${to('tag')}, ${stamps}) STRICT;
CREATE INDEX contact_tag_by_contact ON contact_tag(contact_id);
CREATE INDEX contact_tag_by_tag ON contact_tag(tag_id, contact_id);
`;

const work = `
CREATE TABLE call_outcome (
  ${head}, key TEXT, name TEXT NOT NULL DEFAULT '', is_connected INTEGER NOT NULL DEFAULT 0, position TEXT NOT NULL DEFAULT '', ${stamps}
) STRICT;

CREATE TABLE pipeline (${head}, name TEXT NOT NULL DEFAULT '', position TEXT NOT NULL DEFAULT '', ${stamps}) STRICT;
CREATE TABLE stage (
  ${head}, pipeline_id TEXT NOT NULL ${to('pipeline')}, name TEXT NOT NULL DEFAULT '', kind TEXT NOT NULL DEFAULT 'open',
  probability INTEGER NOT NULL DEFAULT 0, days_to_rot INTEGER, position TEXT NOT NULL DEFAULT '', ${stamps}
) STRICT;
CREATE TABLE outcome_reason (
  ${head}, kind TEXT NOT NULL DEFAULT 'lost', name TEXT NOT NULL DEFAULT '', position TEXT NOT NULL DEFAULT '', ${stamps}
) STRICT;
CREATE TABLE deal (
  ${head}, title TEXT NOT NULL DEFAULT '', pipeline_id TEXT NOT NULL ${to('pipeline')}, stage_id TEXT NOT NULL ${to('stage')},
  amount INTEGER NOT NULL DEFAULT 0, currency TEXT NOT NULL DEFAULT '',
  contact_id TEXT ${to('contact')}, company_id TEXT ${to('contact')},
  expected_close TEXT, owner_id TEXT ${to('user')}, notes TEXT NOT NULL DEFAULT '', source TEXT NOT NULL DEFAULT '',
  position TEXT NOT NULL DEFAULT '', closed_at TEXT, outcome_reason_id TEXT ${to('outcome_reason')}, outcome_note TEXT NOT NULL DEFAULT '',
  title_sort TEXT NOT NULL DEFAULT '', stage_since TEXT NOT NULL DEFAULT '', last_touch_at TEXT NOT NULL DEFAULT '',
  next_task_id TEXT, next_task_at TEXT, search_text TEXT NOT NULL DEFAULT '',
  ${stamps}
) STRICT;
CREATE INDEX deal_by_stage ON deal(stage_id, position, id) WHERE deleted_at IS NULL;
-- The columns of the condition stand in the index too: without them SQLite looks each row up to ask for them.
CREATE INDEX deal_sums ON deal(stage_id, currency, amount, last_touch_at, next_task_id, deleted_at, closed_at) WHERE deleted_at IS NULL AND closed_at IS NULL;
CREATE INDEX deal_by_closed ON deal(closed_at, stage_id, currency, amount, deleted_at) WHERE deleted_at IS NULL AND closed_at IS NOT NULL;
CREATE INDEX deal_by_amount ON deal(amount, id) WHERE deleted_at IS NULL;
CREATE INDEX deal_by_close ON deal(expected_close, id) WHERE deleted_at IS NULL AND expected_close IS NOT NULL;
-- What is closed lies before everything that is open; a list of the open ones must not walk past it.
CREATE INDEX deal_by_close_open ON deal(expected_close, id) WHERE deleted_at IS NULL AND closed_at IS NULL AND expected_close IS NOT NULL;
CREATE INDEX deal_by_updated ON deal(updated_at, id) WHERE deleted_at IS NULL;
CREATE INDEX deal_by_title ON deal(title_sort, id) WHERE deleted_at IS NULL;
CREATE INDEX deal_by_contact ON deal(contact_id) WHERE contact_id IS NOT NULL;
CREATE INDEX deal_by_company ON deal(company_id) WHERE company_id IS NOT NULL;
CREATE TABLE deal_contact (
  ${head}, deal_id TEXT NOT NULL ${to('deal')}, contact_id TEXT NOT NULL ${to('contact')}, role TEXT NOT NULL DEFAULT '', ${stamps}
) STRICT;
CREATE INDEX deal_contact_by_deal ON deal_contact(deal_id);
CREATE INDEX deal_contact_by_contact ON deal_contact(contact_id);
CREATE TABLE stage_change (
  ${head}, deal_id TEXT NOT NULL ${to('deal')}, from_stage_id TEXT, to_stage_id TEXT NOT NULL ${to('stage')}, at TEXT NOT NULL DEFAULT '', ${stamps}
) STRICT;
CREATE INDEX stage_change_by_deal ON stage_change(deal_id, at);

CREATE TABLE interaction (
  ${head}, channel TEXT NOT NULL DEFAULT 'call', direction TEXT NOT NULL DEFAULT 'out', occurred_at TEXT NOT NULL DEFAULT '',
  subject TEXT NOT NULL DEFAULT '', body TEXT NOT NULL DEFAULT '', outcome_id TEXT ${to('call_outcome')}, duration_seconds INTEGER,
  number TEXT, number_e164 TEXT, deal_id TEXT ${to('deal')}, user_id TEXT ${to('user')},
  is_inquiry INTEGER NOT NULL DEFAULT 0, purpose TEXT NOT NULL DEFAULT 'sales', awaiting_reply_until TEXT,
  ${stamps}
) STRICT;
CREATE INDEX interaction_by_time ON interaction(occurred_at, id) WHERE deleted_at IS NULL;
CREATE INDEX interaction_by_channel ON interaction(channel, occurred_at, id) WHERE deleted_at IS NULL;
CREATE INDEX interaction_by_deal ON interaction(deal_id, occurred_at) WHERE deal_id IS NOT NULL;
CREATE TABLE interaction_contact (
  ${head}, interaction_id TEXT NOT NULL ${to('interaction')}, contact_id TEXT NOT NULL ${to('contact')},
  occurred_at TEXT NOT NULL DEFAULT '', ${stamps}
) STRICT;
CREATE INDEX interaction_contact_by_contact ON interaction_contact(contact_id, occurred_at, interaction_id);
CREATE INDEX interaction_contact_by_interaction ON interaction_contact(interaction_id, contact_id);

CREATE TABLE task (
  ${head}, kind TEXT NOT NULL DEFAULT 'todo', title TEXT NOT NULL DEFAULT '', due_date TEXT, due_time TEXT,
  priority TEXT NOT NULL DEFAULT 'normal', contact_id TEXT ${to('contact')}, deal_id TEXT ${to('deal')}, assignee_id TEXT ${to('user')},
  recurrence TEXT, done_at TEXT, fulfilled_by TEXT ${to('interaction')}, ${stamps}
) STRICT;
CREATE INDEX task_due ON task(due_date, due_time, id) WHERE done_at IS NULL AND deleted_at IS NULL;
CREATE INDEX task_by_contact ON task(contact_id, due_date) WHERE contact_id IS NOT NULL;
CREATE INDEX task_by_deal ON task(deal_id, due_date) WHERE deal_id IS NOT NULL;
`;

const bookkeeping = `
-- What an import did is a record of its own, kept also when the import is undone; it is not in the change log.
CREATE TABLE import_batch (
  ${head}, file_name TEXT NOT NULL DEFAULT '', headers TEXT NOT NULL DEFAULT '[]', mapping TEXT NOT NULL DEFAULT '[]',
  shape TEXT NOT NULL DEFAULT '', tx_id TEXT, user_id TEXT, at TEXT NOT NULL DEFAULT '',
  added INTEGER NOT NULL DEFAULT 0, updated INTEGER NOT NULL DEFAULT 0, skipped INTEGER NOT NULL DEFAULT 0, failed INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE import_row (
  rid INTEGER PRIMARY KEY, batch_id TEXT NOT NULL, row INTEGER NOT NULL, line INTEGER NOT NULL, action TEXT NOT NULL,
  reason TEXT NOT NULL DEFAULT '', contact_id TEXT, cells TEXT NOT NULL DEFAULT '[]'
) STRICT;
CREATE INDEX import_row_by_batch ON import_row(batch_id, row);
`;

// Trigrams of what a person may have in mind: names, companies, emails, digits, subjects. Not bodies: those go by words,
// whose beginnings are kept ready as one types them; of longer ones few words are left to gather.
const search = `
CREATE VIRTUAL TABLE contact_fts USING fts5(text, content='', contentless_delete=1, detail=none, tokenize="trigram case_sensitive 1");
CREATE VIRTUAL TABLE deal_fts USING fts5(text, content='', contentless_delete=1, detail=none, tokenize="trigram case_sensitive 1");
CREATE VIRTUAL TABLE task_fts USING fts5(text, content='', contentless_delete=1, detail=none, tokenize="trigram case_sensitive 1");
CREATE VIRTUAL TABLE interaction_fts USING fts5(text, content='', contentless_delete=1, detail=none, prefix='3 4 5', tokenize="unicode61 remove_diacritics 0");
`;

export const initial: Migration = {
  version: 10,
  name: 'initial',
  up(target) {
    target.exec(changeLog);
    target.exec(people);
    target.exec(work);
    target.exec(bookkeeping);
    target.exec(search);
  },
};
