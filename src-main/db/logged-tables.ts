import type { Entity } from '@shared/contract/index';
import type { Database } from './schema';

/** A table whose every cell is in the change log, but for its derived columns and its stamps. */
export interface LoggedTable {
  name: LoggedTableName;
  /** What windows are told changed. */
  entity: Entity;
  columns: readonly string[];
}

export type LoggedTableName = Exclude<
  keyof Database,
  'meta' | 'tx' | 'change' | 'import_batch' | 'import_row' | 'duplicate_pair'
>;

/** THE table list: the triggers, undo, history and later sync are made from it. Derived columns are those left out. */
export const loggedTables: readonly LoggedTable[] = [
  { name: 'user', entity: 'user', columns: ['name', 'initials'] },
  { name: 'setting', entity: 'setting', columns: ['key', 'value'] },
  {
    name: 'contact',
    entity: 'contact',
    columns: [
      'kind',
      'prefix',
      'given',
      'middle',
      'family',
      'suffix',
      'nickname',
      'phonetic_given',
      'phonetic_family',
      'organisation',
      'lifecycle',
      'lead_status',
      'source',
      'first_touch_channel',
      'birthday',
      'notes',
      'owner_id',
      'do_not_call',
      'do_not_mail',
      'keep_in_touch_days',
      'external_id',
      'name_order',
      'ready_budget',
      'ready_need',
      'ready_timing',
      'ready_authority',
      'touch_snooze',
      'merged_into',
    ],
  },
  { name: 'lifecycle_change', entity: 'contact', columns: ['contact_id', 'lifecycle', 'at'] },
  { name: 'contact_role', entity: 'contact', columns: ['contact_id', 'role'] },
  {
    name: 'contact_method',
    entity: 'contact',
    columns: ['contact_id', 'kind', 'label', 'value', 'normalised', 'digits', 'is_primary', 'position'],
  },
  {
    name: 'address',
    entity: 'contact',
    columns: ['contact_id', 'label', 'street', 'city', 'region', 'postal_code', 'country', 'po_box', 'position'],
  },
  {
    name: 'employment',
    entity: 'contact',
    columns: ['contact_id', 'company_id', 'title', 'department', 'from_date', 'to_date', 'is_current', 'is_primary'],
  },
  { name: 'tag', entity: 'tag', columns: ['name', 'colour'] },
  { name: 'contact_tag', entity: 'contact', columns: ['contact_id', 'tag_id'] },
  { name: 'call_outcome', entity: 'setting', columns: ['key', 'name', 'is_connected', 'position'] },
  { name: 'pipeline', entity: 'pipeline', columns: ['name', 'position'] },
  {
    name: 'stage',
    entity: 'pipeline',
    columns: ['pipeline_id', 'name', 'kind', 'probability', 'days_to_rot', 'position'],
  },
  { name: 'outcome_reason', entity: 'pipeline', columns: ['kind', 'name', 'position'] },
  {
    name: 'deal',
    entity: 'deal',
    columns: [
      'title',
      'pipeline_id',
      'stage_id',
      'amount',
      'currency',
      'contact_id',
      'company_id',
      'expected_close',
      'owner_id',
      'notes',
      'source',
      'position',
      'closed_at',
      'outcome_reason_id',
      'outcome_note',
      'external_id',
    ],
  },
  { name: 'deal_contact', entity: 'deal', columns: ['deal_id', 'contact_id', 'role'] },
  { name: 'stage_change', entity: 'deal', columns: ['deal_id', 'from_stage_id', 'to_stage_id', 'at'] },
  {
    name: 'interaction',
    entity: 'interaction',
    columns: [
      'channel',
      'direction',
      'occurred_at',
      'subject',
      'body',
      'outcome_id',
      'duration_seconds',
      'number',
      'number_e164',
      'deal_id',
      'user_id',
      'is_inquiry',
      'purpose',
      'awaiting_reply_until',
      'external_id',
    ],
  },
  { name: 'interaction_contact', entity: 'interaction', columns: ['interaction_id', 'contact_id'] },
  {
    name: 'task',
    entity: 'task',
    columns: [
      'kind',
      'title',
      'due_date',
      'due_time',
      'priority',
      'contact_id',
      'deal_id',
      'assignee_id',
      'recurrence',
      'done_at',
      'fulfilled_by',
      'external_id',
    ],
  },
  {
    name: 'relationship_kind',
    entity: 'setting',
    columns: ['key', 'name', 'reverse_name', 'between_kind', 'position'],
  },
  { name: 'relationship', entity: 'contact', columns: ['contact_id', 'other_id', 'kind_id', 'note'] },
  {
    name: 'attachment',
    entity: 'attachment',
    columns: ['contact_id', 'deal_id', 'interaction_id', 'role', 'sha256', 'file_name', 'media_type', 'bytes', 'note'],
  },
  { name: 'not_duplicate', entity: 'duplicate', columns: ['a_id', 'b_id'] },
  { name: 'quality_ignored', entity: 'contact', columns: ['contact_id', 'rule', 'value'] },
  {
    name: 'custom_field',
    entity: 'field',
    columns: ['entity', 'kind', 'name', 'type', 'options', 'currency', 'position', 'retired_at'],
  },
  { name: 'custom_value', entity: 'contact', columns: ['contact_id', 'field_id', 'value', 'number'] },
  {
    name: 'product',
    entity: 'product',
    columns: ['name', 'code', 'unit_price', 'currency', 'cost', 'unit', 'description', 'external_id', 'retired_at'],
  },
  { name: 'saved_view', entity: 'view', columns: ['entity', 'name', 'state', 'is_shared', 'owner_id', 'position'] },
];

/**
 * A logged table by its name, as the change log has it.
 * @throws Error when the log names a table that this version does not know
 */
export function loggedTable(name: string): LoggedTable {
  const table = loggedTables.find((candidate) => candidate.name === name);
  if (table === undefined) throw new Error(`the change log names an unknown table: ${name}`);
  return table;
}
