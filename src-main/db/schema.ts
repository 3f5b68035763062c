import type { Generated } from 'kysely';
import type { ChangeTable, DuplicatePairTable, ImportBatchTable, ImportRowTable, TxTable } from './schema-records';

/** The tables as TypeScript sees them; migrations/ is what makes them. */
interface Stamps {
  rid: Generated<number>;
  id: string;
  created_at: string;
  created_by: string | null;
  updated_at: string;
  updated_by: string | null;
  revision: Generated<number>;
  deleted_at: string | null;
}

export interface UserTable extends Stamps {
  name: string;
  initials: string;
}

export interface SettingTable extends Stamps {
  key: string;
  value: string;
}

export interface ContactTable extends Stamps {
  kind: 'person' | 'company';
  prefix: Generated<string>;
  given: Generated<string>;
  middle: Generated<string>;
  family: Generated<string>;
  suffix: Generated<string>;
  nickname: Generated<string>;
  phonetic_given: Generated<string>;
  phonetic_family: Generated<string>;
  /** A company's own name. */
  organisation: Generated<string>;
  lifecycle: Generated<string>;
  lead_status: string | null;
  source: Generated<string>;
  first_touch_channel: string | null;
  birthday: string | null;
  notes: Generated<string>;
  owner_id: string | null;
  do_not_call: Generated<number>;
  do_not_mail: Generated<number>;
  keep_in_touch_days: number | null;
  external_id: Generated<string>;
  /** '' is the file's own way, 'family' puts the family name first. */
  name_order: Generated<string>;
  /** Readiness to buy: null not known, 0 no, 1 yes. */
  ready_budget: Generated<number | null>;
  ready_need: Generated<number | null>;
  ready_timing: Generated<number | null>;
  ready_authority: Generated<number | null>;
  /** 'from/until': the day that the keep-in-touch rhythm asked for, and the one to which it was put off. */
  touch_snooze: Generated<string>;
  /** The card that took this one in. */
  merged_into: Generated<string | null>;
  // From here on derived: db/derive.ts makes them, nothing else writes them.
  display_name: Generated<string>;
  sort_name: Generated<string>;
  company_id: Generated<string | null>;
  company_name: Generated<string>;
  company_sort: Generated<string>;
  primary_phone: Generated<string | null>;
  primary_phone_e164: Generated<string | null>;
  primary_email: Generated<string | null>;
  city: Generated<string>;
  last_interaction_at: Generated<string | null>;
  last_channel: Generated<string | null>;
  last_outcome: Generated<string | null>;
  next_task_id: Generated<string | null>;
  next_task_title: Generated<string | null>;
  /** Due date and time joined by a T, so that it sorts; a task for the whole day is its date alone. */
  next_task_at: Generated<string | null>;
  open_deal_amount: Generated<number>;
  open_deal_count: Generated<number>;
  /** The day on which the keep-in-touch rhythm wants the next contact. */
  touch_due: Generated<string | null>;
  won_deal_amount: Generated<number>;
  won_deal_count: Generated<number>;
  /** The attachment that shows this person or company. */
  picture_id: Generated<string | null>;
  job_title: Generated<string>;
  postal_code: Generated<string>;
  country: Generated<string>;
  search_text: Generated<string>;
}

export interface LifecycleChangeTable extends Stamps {
  contact_id: string;
  lifecycle: string;
  at: string;
}

export interface ContactRoleTable extends Stamps {
  contact_id: string;
  role: string;
}

export interface ContactMethodTable extends Stamps {
  contact_id: string;
  kind: 'phone' | 'email' | 'web' | 'social' | 'im';
  label: string;
  value: string;
  normalised: string | null;
  digits: string;
  is_primary: number;
  position: string;
}

export interface AddressTable extends Stamps {
  contact_id: string;
  label: string;
  street: string;
  city: string;
  region: string;
  postal_code: string;
  country: string;
  po_box: Generated<string>;
  position: string;
}

export interface EmploymentTable extends Stamps {
  contact_id: string;
  company_id: string;
  title: string;
  department: string;
  from_date: string | null;
  to_date: string | null;
  is_current: number;
  /** Of several jobs the one that the card is shown with. */
  is_primary: Generated<number>;
}

export interface TagTable extends Stamps {
  name: string;
  colour: number;
}

export interface ContactTagTable extends Stamps {
  contact_id: string;
  tag_id: string;
}

export interface CallOutcomeTable extends Stamps {
  key: string | null;
  name: string;
  is_connected: number;
  position: string;
}

export interface PipelineTable extends Stamps {
  name: string;
  position: string;
}

export interface StageTable extends Stamps {
  pipeline_id: string;
  name: string;
  kind: 'open' | 'won' | 'lost';
  probability: number;
  days_to_rot: number | null;
  position: string;
}

export interface OutcomeReasonTable extends Stamps {
  kind: 'won' | 'lost';
  name: string;
  position: string;
}

export interface DealTable extends Stamps {
  title: string;
  pipeline_id: string;
  stage_id: string;
  amount: number;
  currency: string;
  contact_id: string | null;
  company_id: string | null;
  expected_close: string | null;
  owner_id: string | null;
  notes: Generated<string>;
  source: Generated<string>;
  position: string;
  closed_at: string | null;
  outcome_reason_id: string | null;
  outcome_note: Generated<string>;
  external_id: Generated<string>;
  // From here on derived.
  title_sort: Generated<string>;
  stage_since: Generated<string>;
  last_touch_at: Generated<string>;
  next_task_id: Generated<string | null>;
  next_task_at: Generated<string | null>;
  search_text: Generated<string>;
}

export interface DealContactTable extends Stamps {
  deal_id: string;
  contact_id: string;
  role: string;
}

export interface StageChangeTable extends Stamps {
  deal_id: string;
  from_stage_id: string | null;
  to_stage_id: string;
  at: string;
}

export interface InteractionTable extends Stamps {
  channel: string;
  direction: 'in' | 'out';
  occurred_at: string;
  subject: Generated<string>;
  body: Generated<string>;
  outcome_id: string | null;
  duration_seconds: number | null;
  number: string | null;
  number_e164: string | null;
  deal_id: string | null;
  user_id: string | null;
  is_inquiry: Generated<number>;
  purpose: Generated<string>;
  awaiting_reply_until: string | null;
  /** What another program called it: a log read twice makes nothing twice. */
  external_id: Generated<string>;
}

export interface InteractionContactTable extends Stamps {
  interaction_id: string;
  contact_id: string;
  /** Derived: the interaction's own, so that a timeline is one walk of an index. */
  occurred_at: Generated<string>;
}

export interface TaskTable extends Stamps {
  kind: string;
  title: string;
  due_date: string | null;
  due_time: string | null;
  priority: Generated<string>;
  contact_id: string | null;
  deal_id: string | null;
  assignee_id: string | null;
  recurrence: string | null;
  done_at: string | null;
  fulfilled_by: string | null;
  external_id: Generated<string>;
}

export interface RelationshipKindTable extends Stamps {
  /** Of a built-in kind; null for the user's own. */
  key: string | null;
  name: string;
  reverse_name: string;
  between_kind: Generated<'person' | 'company' | 'any'>;
  position: string;
}

export interface RelationshipTable extends Stamps {
  contact_id: string;
  other_id: string;
  kind_id: string;
  note: Generated<string>;
}

export interface AttachmentTable extends Stamps {
  contact_id: string | null;
  deal_id: string | null;
  interaction_id: string | null;
  role: Generated<'file' | 'picture' | 'scan'>;
  sha256: string;
  file_name: string;
  media_type: string;
  bytes: number;
  note: Generated<string>;
}

export interface NotDuplicateTable extends Stamps {
  a_id: string;
  b_id: string;
}

/** What somebody looked at on the quality page and let stand: the rule, and what was there then. */
export interface QualityIgnoredTable extends Stamps {
  contact_id: string;
  rule: string;
  value: string;
}

export interface CustomFieldTable extends Stamps {
  entity: Generated<'contact'>;
  /** person, company, or '' for both. */
  kind: Generated<'' | 'person' | 'company'>;
  name: string;
  type: string;
  /** JSON: the choices, each with its id, name and colour. */
  options: Generated<string>;
  currency: Generated<string>;
  position: string;
  retired_at: string | null;
}

export interface CustomValueTable extends Stamps {
  contact_id: string;
  field_id: string;
  /** Canonical text by the field's type. */
  value: string;
  number: number | null;
}

export interface SavedViewTable extends Stamps {
  entity: Generated<string>;
  name: string;
  /** JSON: filter, columns, sort. */
  state: string;
  is_shared: Generated<number>;
  owner_id: string | null;
  position: string;
}

export interface ProductTable extends Stamps {
  name: string;
  code: Generated<string>;
  unit_price: Generated<number>;
  currency: string;
  cost: number | null;
  unit: Generated<string>;
  description: Generated<string>;
  external_id: Generated<string>;
  retired_at: string | null;
}

export interface Database {
  meta: { key: string; value: string };
  user: UserTable;
  setting: SettingTable;
  contact: ContactTable;
  lifecycle_change: LifecycleChangeTable;
  contact_role: ContactRoleTable;
  contact_method: ContactMethodTable;
  address: AddressTable;
  employment: EmploymentTable;
  tag: TagTable;
  contact_tag: ContactTagTable;
  call_outcome: CallOutcomeTable;
  pipeline: PipelineTable;
  stage: StageTable;
  outcome_reason: OutcomeReasonTable;
  deal: DealTable;
  deal_contact: DealContactTable;
  stage_change: StageChangeTable;
  interaction: InteractionTable;
  interaction_contact: InteractionContactTable;
  task: TaskTable;
  relationship_kind: RelationshipKindTable;
  relationship: RelationshipTable;
  attachment: AttachmentTable;
  not_duplicate: NotDuplicateTable;
  duplicate_pair: DuplicatePairTable;
  quality_ignored: QualityIgnoredTable;
  product: ProductTable;
  custom_field: CustomFieldTable;
  custom_value: CustomValueTable;
  saved_view: SavedViewTable;
  import_batch: ImportBatchTable;
  import_row: ImportRowTable;
  tx: TxTable;
  change: ChangeTable;
}
