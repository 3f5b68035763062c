import type { Migration } from './index';

const head = 'rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE';
const stamps = `
  created_at TEXT NOT NULL DEFAULT '', created_by TEXT,
  updated_at TEXT NOT NULL DEFAULT '', updated_by TEXT,
  revision INTEGER NOT NULL DEFAULT 1, deleted_at TEXT`;
const to = (table: string) => `REFERENCES ${table}(id) DEFERRABLE INITIALLY DEFERRED`;

const columns = `
-- '' is the file's own way; 'family' puts the family name first.
ALTER TABLE contact ADD COLUMN name_order TEXT NOT NULL DEFAULT '';
-- Readiness to buy: NULL not known, 0 no, 1 yes.
ALTER TABLE contact ADD COLUMN ready_budget INTEGER;
ALTER TABLE contact ADD COLUMN ready_need INTEGER;
ALTER TABLE contact ADD COLUMN ready_timing INTEGER;
ALTER TABLE contact ADD COLUMN ready_authority INTEGER;
-- 'from/until': the day that the keep-in-touch rhythm asked for, and the one to which it was put off.
ALTER TABLE contact ADD COLUMN touch_snooze TEXT NOT NULL DEFAULT '';
-- Of several jobs the one that a card is shown with.
ALTER TABLE employment ADD COLUMN is_primary INTEGER NOT NULL DEFAULT 0;
-- The card that took this one in; such a card lies in the trash.
ALTER TABLE contact ADD COLUMN merged_into TEXT ${to('contact')};
CREATE INDEX contact_by_merged ON contact(merged_into) WHERE merged_into IS NOT NULL;
-- Derived: when the keep-in-touch rhythm wants the next contact, and what was won with them.
ALTER TABLE contact ADD COLUMN touch_due TEXT;
ALTER TABLE contact ADD COLUMN won_deal_amount INTEGER NOT NULL DEFAULT 0;
ALTER TABLE contact ADD COLUMN won_deal_count INTEGER NOT NULL DEFAULT 0;
ALTER TABLE contact ADD COLUMN picture_id TEXT;
-- Derived: what lists show and sort of the present job and the first address.
ALTER TABLE contact ADD COLUMN job_title TEXT NOT NULL DEFAULT '';
ALTER TABLE contact ADD COLUMN postal_code TEXT NOT NULL DEFAULT '';
ALTER TABLE contact ADD COLUMN country TEXT NOT NULL DEFAULT '';
-- One or two letters find names by how they begin, as they are read.
CREATE INDEX contact_as_read ON contact(substr(search_text, 1, 12), id) WHERE deleted_at IS NULL;
CREATE INDEX contact_by_touch_due ON contact(touch_due, id) WHERE deleted_at IS NULL AND touch_due IS NOT NULL;

-- What another program called it: the same file read twice makes nothing twice.
ALTER TABLE interaction ADD COLUMN external_id TEXT NOT NULL DEFAULT '';
CREATE INDEX interaction_by_external ON interaction(external_id) WHERE external_id <> '';
ALTER TABLE task ADD COLUMN external_id TEXT NOT NULL DEFAULT '';
CREATE INDEX task_by_external ON task(external_id) WHERE external_id <> '';
ALTER TABLE deal ADD COLUMN external_id TEXT NOT NULL DEFAULT '';
CREATE INDEX deal_by_external ON deal(external_id) WHERE external_id <> '';
CREATE INDEX contact_by_external ON contact(external_id) WHERE external_id <> '';
ALTER TABLE import_batch ADD COLUMN kind TEXT NOT NULL DEFAULT 'contacts';
-- Cards that were made along the way, of an import that is not of cards.
ALTER TABLE import_batch ADD COLUMN cards INTEGER NOT NULL DEFAULT 0;
`;

// The days are those of UTC here; the next write of a card makes its day by the file's own time zone.
const figures = `
UPDATE contact SET touch_due = date(coalesce(last_interaction_at, created_at), '+' || keep_in_touch_days || ' days') WHERE keep_in_touch_days IS NOT NULL;
UPDATE contact SET won_deal_count = n.count, won_deal_amount = n.amount FROM (
  SELECT party.id, count(*) AS count,
    coalesce(sum(CASE WHEN d.currency = (SELECT json_extract(value, '$') FROM setting WHERE key = 'currency') THEN d.amount END), 0) AS amount
  FROM (SELECT contact_id AS id, id AS deal_id FROM deal WHERE contact_id IS NOT NULL
    UNION SELECT company_id, id FROM deal WHERE company_id IS NOT NULL
    UNION SELECT contact_id, deal_id FROM deal_contact WHERE deleted_at IS NULL) party
  CROSS JOIN deal d ON d.id = party.deal_id JOIN stage s ON s.id = d.stage_id
  WHERE d.deleted_at IS NULL AND d.closed_at IS NOT NULL AND s.kind = 'won' GROUP BY party.id) n WHERE n.id = contact.id;
`;

const cards = `
CREATE TABLE relationship_kind (
  ${head}, key TEXT, name TEXT NOT NULL DEFAULT '', reverse_name TEXT NOT NULL DEFAULT '',
  between_kind TEXT NOT NULL DEFAULT 'any', position TEXT NOT NULL DEFAULT '', ${stamps}
) STRICT;
CREATE TABLE relationship (
  ${head}, contact_id TEXT NOT NULL ${to('contact')}, other_id TEXT NOT NULL ${to('contact')},
  kind_id TEXT NOT NULL ${to('relationship_kind')}, note TEXT NOT NULL DEFAULT '', ${stamps}
) STRICT;
CREATE INDEX relationship_by_contact ON relationship(contact_id);
CREATE INDEX relationship_by_other ON relationship(other_id);
CREATE INDEX relationship_by_kind ON relationship(kind_id);

-- The bytes lie beside the data file under their hash; a row is the name by which they hang on something.
CREATE TABLE attachment (
  ${head}, contact_id TEXT ${to('contact')}, deal_id TEXT ${to('deal')}, interaction_id TEXT ${to('interaction')},
  role TEXT NOT NULL DEFAULT 'file', sha256 TEXT NOT NULL DEFAULT '', file_name TEXT NOT NULL DEFAULT '',
  media_type TEXT NOT NULL DEFAULT '', bytes INTEGER NOT NULL DEFAULT 0, note TEXT NOT NULL DEFAULT '', ${stamps}
) STRICT;
CREATE INDEX attachment_by_contact ON attachment(contact_id) WHERE contact_id IS NOT NULL;
CREATE INDEX attachment_by_deal ON attachment(deal_id) WHERE deal_id IS NOT NULL;
CREATE INDEX attachment_by_interaction ON attachment(interaction_id) WHERE interaction_id IS NOT NULL;
CREATE INDEX attachment_by_hash ON attachment(sha256);
CREATE VIRTUAL TABLE attachment_fts USING fts5(text, content='', contentless_delete=1, detail=none, tokenize="trigram case_sensitive 1");

-- The trash is looked through by when things came into it, and lies apart from what is in use.
CREATE INDEX deal_trashed ON deal(deleted_at, id) WHERE deleted_at IS NOT NULL;
CREATE INDEX interaction_trashed ON interaction(deleted_at, id) WHERE deleted_at IS NOT NULL;
CREATE INDEX task_trashed ON task(deleted_at, id) WHERE deleted_at IS NOT NULL;
CREATE INDEX attachment_trashed ON attachment(deleted_at, id) WHERE deleted_at IS NOT NULL;

-- Two cards that somebody looked at and found to be different; a_id is the smaller id.
CREATE TABLE not_duplicate (
  ${head}, a_id TEXT NOT NULL ${to('contact')}, b_id TEXT NOT NULL ${to('contact')}, ${stamps}
) STRICT;
CREATE INDEX not_duplicate_by_a ON not_duplicate(a_id);
CREATE INDEX not_duplicate_by_b ON not_duplicate(b_id);

-- What the last look for duplicates found; a finding, not the user's doing, so it is not in the change log.
CREATE TABLE duplicate_pair (
  a_id TEXT NOT NULL, b_id TEXT NOT NULL, score REAL NOT NULL, reasons TEXT NOT NULL DEFAULT '[]', PRIMARY KEY (a_id, b_id)
) STRICT, WITHOUT ROWID;

-- What somebody looked at on the quality page and let stand.
CREATE TABLE quality_ignored (
  ${head}, contact_id TEXT NOT NULL ${to('contact')}, rule TEXT NOT NULL DEFAULT '', value TEXT NOT NULL DEFAULT '', ${stamps}
) STRICT;
CREATE INDEX quality_ignored_by_contact ON quality_ignored(contact_id);
`;

const ownFields = `
CREATE TABLE custom_field (
  ${head}, entity TEXT NOT NULL DEFAULT 'contact', kind TEXT NOT NULL DEFAULT '', name TEXT NOT NULL DEFAULT '',
  type TEXT NOT NULL DEFAULT 'text', options TEXT NOT NULL DEFAULT '[]', currency TEXT NOT NULL DEFAULT '',
  position TEXT NOT NULL DEFAULT '', retired_at TEXT, ${stamps}
) STRICT;
-- One value a field and card: value is its canonical text, number what it sorts and compares by where it is one.
CREATE TABLE custom_value (
  ${head}, contact_id TEXT NOT NULL ${to('contact')}, field_id TEXT NOT NULL ${to('custom_field')},
  value TEXT NOT NULL DEFAULT '', number REAL, ${stamps}
) STRICT;
CREATE INDEX custom_value_by_contact ON custom_value(contact_id);
CREATE INDEX custom_value_by_value ON custom_value(field_id, value, contact_id) WHERE deleted_at IS NULL;
CREATE INDEX custom_value_by_number ON custom_value(field_id, number, contact_id) WHERE deleted_at IS NULL AND number IS NOT NULL;

CREATE TABLE saved_view (
  ${head}, entity TEXT NOT NULL DEFAULT 'contact', name TEXT NOT NULL DEFAULT '', state TEXT NOT NULL DEFAULT '{}',
  is_shared INTEGER NOT NULL DEFAULT 0, owner_id TEXT ${to('user')}, position TEXT NOT NULL DEFAULT '', ${stamps}
) STRICT;
CREATE INDEX saved_view_by_owner ON saved_view(owner_id) WHERE owner_id IS NOT NULL;
`;

// When a row goes for good, SQLite looks for what points at it: without these it would read every child.
const references = `
CREATE INDEX contact_by_owner ON contact(owner_id) WHERE owner_id IS NOT NULL;
CREATE INDEX deal_by_owner ON deal(owner_id) WHERE owner_id IS NOT NULL;
CREATE INDEX deal_by_pipeline ON deal(pipeline_id);
-- With whom deals are in a stage is asked of all of them at once.
CREATE INDEX deal_of_stage ON deal(stage_id, contact_id, company_id, deleted_at);
CREATE INDEX deal_by_reason ON deal(outcome_reason_id) WHERE outcome_reason_id IS NOT NULL;
CREATE INDEX stage_by_pipeline ON stage(pipeline_id);
CREATE INDEX stage_change_by_stage ON stage_change(to_stage_id);
-- The log is shown by outcome and by user too, newest first.
CREATE INDEX interaction_by_outcome ON interaction(outcome_id, occurred_at) WHERE outcome_id IS NOT NULL;
CREATE INDEX interaction_by_user ON interaction(user_id, occurred_at) WHERE user_id IS NOT NULL;
CREATE INDEX task_by_assignee ON task(assignee_id) WHERE assignee_id IS NOT NULL;
CREATE INDEX task_by_fulfilled ON task(fulfilled_by) WHERE fulfilled_by IS NOT NULL;
CREATE INDEX custom_value_by_field ON custom_value(field_id);
`;

// What is derived is there from the first look on.
const fill = `
UPDATE contact SET (city, postal_code, country) = (
  SELECT a.city, a.postal_code, a.country FROM address a WHERE a.contact_id = contact.id AND a.deleted_at IS NULL
  ORDER BY a.city = '', a.position, a.rid LIMIT 1)
WHERE id IN (SELECT contact_id FROM address WHERE deleted_at IS NULL);
UPDATE contact SET job_title = coalesce((
  SELECT e.title FROM employment e JOIN contact c ON c.id = e.company_id
  WHERE e.contact_id = contact.id AND e.is_current = 1 AND e.deleted_at IS NULL AND c.deleted_at IS NULL
  ORDER BY e.is_primary DESC, e.rid DESC LIMIT 1), '')
WHERE id IN (SELECT contact_id FROM employment WHERE deleted_at IS NULL);
`;

export const cardsAndFields: Migration = {
  version: 20,
  name: 'cards and fields',
  up(target) {
    target.exec(columns);
    target.exec(figures);
    target.exec(cards);
    target.exec(ownFields);
    target.exec(fill);
    target.exec(references);
  },
};
