import { localDateOf } from '@shared/domain/dates';
import { fold } from '@shared/domain/fold';
import { digitsOf, normalisePhone } from '@shared/domain/phone';
import { strings } from '@shared/locale/index';
import { instantOf, type RecordDraft } from '../../formats/records/read-record';
import type { RecordSubject } from '@shared/domain/record-fields';
import { channelOf, directionOf, isDone, priorityOf, taskKindOf, type Choices } from './record-choices';
import type { UpdateMode } from './merge';
import type { RecordLinks } from './record-links';

const words = strings.recordImports;

export const TABLES: Readonly<Record<RecordSubject, 'deal' | 'task' | 'interaction' | 'product'>> = {
  deals: 'deal',
  tasks: 'task',
  activities: 'interaction',
  products: 'product',
};

export type Cells = Record<string, string | number | null>;

/** What a row says of the cells of its table; a column is there only where the file has a value for it. */
export interface RecordCells {
  cells: Cells;
  /** What has no column of its own and is kept in the notes. */
  notes: string[];
  /** What a person should know. */
  remarks: string[];
  createdAt: string | null;
}

export interface CellOptions {
  choices: Choices;
  timeZone: string;
  region: string;
  /** The one instant of the write, for a deal that is closed without a day. */
  now: string;
  productName: (typed: string) => string;
}

/** What a record is called; a deal without a title by its product and whose it is. */
export function titleOf(
  { subject, values }: RecordDraft,
  links: RecordLinks,
  productName: (typed: string) => string,
): string {
  if (subject === 'products') return values.name ?? values.code ?? '';
  const title = values.title ?? '';
  if (title !== '' || subject !== 'deals') return title;
  const product = (values.product ?? '')
    .split('\n')
    .filter((one) => one !== '')
    .map(productName)
    .join(', ');
  return words.dealTitle(product, links.shown) || (values.external_id ?? '');
}

/** The cells of a record by its draft; links to cards and deals are put in by whoever writes it. */
export function cellsOf(draft: RecordDraft, title: string, options: CellOptions): RecordCells {
  const { values } = draft;
  const out: RecordCells = { cells: {}, notes: [], remarks: [], createdAt: null };
  if (values.external_id !== undefined) out.cells.external_id = values.external_id;
  const notes = [values.notes, values.notes_line].filter((one) => one !== undefined);
  if (draft.subject === 'deals') dealCells(draft, title, options, out);
  else if (draft.subject === 'tasks') taskCells(draft, title, options, out);
  else if (draft.subject === 'activities') activityCells(draft, title, options, out);
  else productCells(draft, title, out);
  out.notes.unshift(...notes);
  return out;
}

function dealCells({ values, amounts }: RecordDraft, title: string, options: CellOptions, out: RecordCells): void {
  const { cells, notes, remarks } = out;
  const { choices, timeZone } = options;
  cells.title = title;
  if (amounts.amount !== undefined) {
    cells.amount = amounts.amount.amount;
    cells.currency = amounts.amount.currency;
  }
  const typed = values.stage ?? '';
  const found = choices.stage(typed, values.status ?? '', values.pipeline ?? '');
  let kind: 'open' | 'won' | 'lost' = 'open';
  if (found !== null && (typed !== '' || values.status !== undefined)) {
    cells.stage_id = found.stage.id;
    cells.pipeline_id = found.stage.pipelineId;
    ({ kind } = found.stage);
    if (!found.known) remarks.push(words.unknownStage(typed, found.stage.name));
  }
  if (values.close !== undefined) cells.expected_close = values.close;
  if (kind !== 'open') {
    const at = values.closed_at ?? values.close;
    cells.closed_at = at === undefined ? options.now : instantOf(at, timeZone);
    if (cells.expected_close === undefined && at !== undefined)
      cells.expected_close = localDateOf(String(cells.closed_at), timeZone);
    if (values.reason !== undefined) cells.outcome_reason_id = choices.reason(values.reason, kind);
  }
  const unknownReason = cells.outcome_reason_id === null || kind === 'open' ? values.reason : undefined;
  if (cells.outcome_reason_id === null) delete cells.outcome_reason_id;
  const note = [unknownReason, values.reason_note].filter((one) => one !== undefined).join('\n');
  if (note !== '') cells.outcome_note = note;
  if (values.source !== undefined) cells.source = values.source;
  ownerCells(values.owner, 'owner_id', choices, out);
  if (values.product !== undefined)
    notes.push(words.product(values.product.split('\n').map(options.productName).join(', ')));
  if (values.created_at !== undefined) out.createdAt = instantOf(values.created_at, timeZone);
}

function ownerCells(owner: string | undefined, column: string, choices: Choices, { cells, notes }: RecordCells): void {
  if (owner === undefined) return;
  const id = choices.owner(owner);
  if (id === null) notes.push(words.ownerLine(owner));
  else cells[column] = id;
}

function taskCells(
  { values }: RecordDraft,
  title: string,
  { choices, timeZone, now }: CellOptions,
  out: RecordCells,
): void {
  const { cells } = out;
  cells.title = title;
  if (values.due !== undefined) {
    const wall = values.due.endsWith('Z') ? wallOf(values.due, timeZone) : values.due;
    const [date = '', time] = wall.split('T');
    cells.due_date = date;
    cells.due_time = values.due_time ?? time ?? null;
  }
  if (values.kind !== undefined) cells.kind = taskKindOf(values.kind);
  if (values.priority !== undefined) cells.priority = priorityOf(values.priority);
  if (values.done_at !== undefined) cells.done_at = instantOf(values.done_at, timeZone);
  else if (values.status !== undefined && isDone(values.status)) cells.done_at = now;
  ownerCells(values.owner, 'assignee_id', choices, out);
}

function wallOf(instant: string, timeZone: string): string {
  const date = localDateOf(instant, timeZone);
  const time = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hour12: false }).format(
    new Date(instant),
  );
  return `${date}T${time}`;
}

function activityCells({ values }: RecordDraft, title: string, options: CellOptions, out: RecordCells): void {
  const { cells, notes } = out;
  const { choices, timeZone, region } = options;
  const when = values.when ?? '';
  const [date = ''] = when.split('T');
  const at = values.time !== undefined && !when.includes('T') ? `${date}T${values.time}` : when;
  cells.occurred_at = instantOf(at, timeZone);
  const isCall = values.outcome !== undefined && values.channel === undefined;
  if (values.channel !== undefined || isCall) cells.channel = isCall ? 'call' : channelOf(values.channel ?? '');
  if (values.direction !== undefined) cells.direction = directionOf(values.direction);
  if (title !== '') cells.subject = title;
  if (values.outcome !== undefined) {
    const outcome = choices.outcome(values.outcome);
    if (outcome === null) notes.push(words.outcomeLine(values.outcome));
    else cells.outcome_id = outcome;
  }
  if (values.duration !== undefined) cells.duration_seconds = Number(values.duration);
  if (values.number !== undefined && digitsOf(values.number) !== '') {
    cells.number = values.number;
    cells.number_e164 = normalisePhone(values.number, region).e164;
  }
  ownerCells(values.owner, 'user_id', choices, out);
}

function productCells({ values, amounts }: RecordDraft, title: string, { cells, notes }: RecordCells): void {
  cells.name = title;
  if (values.code !== undefined) cells.code = values.code;
  if (amounts.price !== undefined) {
    cells.unit_price = amounts.price.amount;
    cells.currency = amounts.price.currency;
  }
  if (amounts.cost !== undefined) cells.cost = amounts.cost.amount;
  if (values.unit !== undefined) cells.unit = values.unit;
  notes.push(...[values.description, values.description_line].filter((one) => one !== undefined));
}

/** The column that notes are kept in; a task has none. */
export function notesColumn(subject: RecordSubject): 'notes' | 'body' | 'description' | null {
  return subject === 'deals'
    ? 'notes'
    : subject === 'activities'
      ? 'body'
      : subject === 'products'
        ? 'description'
        : null;
}

/** Two spellings of a product's name are one: "GTXPro" is "GTX Pro". */
export function productKey(name: string): string {
  return fold(name).replace(/[^\p{L}\p{N}]+/gu, '');
}

/** What of a row differs from a record that is here; with `fill` only what is blank there. */
export function changesOf(
  current: Readonly<Record<string, string | number | null>>,
  said: RecordCells,
  subject: RecordSubject,
  mode: UpdateMode,
): Cells {
  const changed: Cells = {};
  const isBlank = (value: string | number | null | undefined): boolean =>
    value === null || value === undefined || value === '' || value === 0;
  for (const [column, value] of Object.entries(said.cells)) {
    const before = current[column];
    if (before === value || (isBlank(before) && isBlank(value))) continue;
    if (mode === 'fill' && !isBlank(before)) continue;
    // Closed without a day: the day it was closed here stands.
    if (column === 'external_id' && !isBlank(before)) continue;
    changed[column] = value;
  }
  const column = notesColumn(subject);
  if (column !== null && said.notes.length > 0) {
    const before = String(current[column] ?? '');
    const added = said.notes.filter((line) => !before.includes(line));
    // A note that is here is never replaced: what is new is put under it.
    if (added.length > 0) changed[column] = [before, ...added].filter((one) => one !== '').join('\n');
  }
  return changed;
}

/** The fields of a file that columns of a table hold, where they are called otherwise. */
const fieldsOfColumn: Readonly<Record<string, readonly string[]>> = {
  stage_id: ['stage', 'status', 'pipeline'],
  pipeline_id: ['pipeline'],
  expected_close: ['close'],
  outcome_reason_id: ['reason'],
  outcome_note: ['reason', 'reason_note'],
  owner_id: ['owner'],
  assignee_id: ['owner'],
  user_id: ['owner'],
  due_date: ['due'],
  occurred_at: ['when', 'time'],
  outcome_id: ['outcome'],
  duration_seconds: ['duration'],
  unit_price: ['price'],
};

/** What a row says and a record that is here keeps its own instead of: the targets of the file's columns. */
export function leftBy(current: Cells, said: RecordCells, changes: Cells, subject: RecordSubject): Set<string> {
  const left = Object.entries(said.cells)
    .filter(([column, value]) => value !== null && value !== current[column] && !(column in changes))
    .flatMap(([column]) => fieldsOfColumn[column] ?? [column]);
  // When it was made is settled when it is made.
  if (said.createdAt !== null && said.createdAt !== current.created_at) left.push('created_at');
  return new Set(left.map((field) => `${subject}.${field}`));
}
