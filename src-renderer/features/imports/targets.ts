import {
  IconAddressBook,
  IconBan,
  IconCalendarEvent,
  IconCoin,
  IconEyeOff,
  IconForms,
  IconHash,
  IconPlus,
  IconProgress,
  IconUser,
  IconUserShield,
} from '@tabler/icons-react';
import {
  customTarget,
  FIELD_CATALOGUE,
  isFieldTarget,
  numberedParts,
  type FieldGroup,
} from '@shared/domain/import-fields';
import { RECORD_FIELDS, recordTarget, type ImportSubject } from '@shared/domain/record-fields';
import { strings } from '@shared/locale';
import type { TablerIcon } from '@renderer/ui/glyph';
import { fieldIcon } from './field-icon';
import type { PickGroup, PickOption } from './pick-list';
import type { Inspection } from './wizard-store';

const words = strings.importsPage.match;

const groupIcons: Record<FieldGroup, TablerIcon> = {
  other: IconEyeOff,
  name: fieldIcon('name'),
  work: fieldIcon('title'),
  phone: fieldIcon('phone'),
  email: fieldIcon('email'),
  online: fieldIcon('web'),
  address: fieldIcon('address'),
  about: fieldIcon('notes'),
  sales: fieldIcon('tags'),
  permission: IconBan,
  record: IconHash,
};

const ownIcons: Readonly<Record<string, TablerIcon>> = {
  company: fieldIcon('company'),
  kind: IconAddressBook,
  birthday: fieldIcon('birthday'),
  'birthday.year': fieldIcon('birthday'),
  'birthday.month': fieldIcon('birthday'),
  'birthday.day': fieldIcon('birthday'),
  lifecycle: fieldIcon('lifecycle'),
  owner: IconUserShield,
  created_at: IconCalendarEvent,
};

const groupOf: ReadonlyMap<string, FieldGroup> = new Map(FIELD_CATALOGUE.map((field) => [field.key, field.group]));
const isMulti: ReadonlyMap<string, boolean> = new Map(FIELD_CATALOGUE.map((field) => [field.key, field.multi]));

const recordIcons: Readonly<Record<string, TablerIcon>> = {
  title: IconAddressBook,
  name: IconAddressBook,
  amount: IconCoin,
  price: IconCoin,
  cost: IconCoin,
  currency: IconCoin,
  stage: IconProgress,
  pipeline: IconProgress,
  status: IconProgress,
  close: IconCalendarEvent,
  closed_at: IconCalendarEvent,
  created_at: IconCalendarEvent,
  due: IconCalendarEvent,
  due_time: IconCalendarEvent,
  done_at: IconCalendarEvent,
  when: IconCalendarEvent,
  time: IconCalendarEvent,
  owner: IconUserShield,
  notes: fieldIcon('notes'),
  notes_line: fieldIcon('notes'),
  description: fieldIcon('notes'),
  company: fieldIcon('company'),
  company_id: fieldIcon('company'),
  contact_email: fieldIcon('email'),
  contact_phone: fieldIcon('phone'),
  number: fieldIcon('phone'),
};

/** The picture beside a target. */
export function targetIcon(target: string): TablerIcon {
  if (customTarget(target) !== null) return IconForms;
  const record = recordTarget(target);
  if (record !== null) return recordIcons[record.field.key] ?? (record.field.link ? IconUser : IconHash);
  const numbered = numberedParts(target);
  if (numbered !== null) return fieldIcon(numbered.kind);
  return ownIcons[target] ?? groupIcons[groupOf.get(target) ?? 'record'];
}

/** A field of the user's own that columns may go to. */
export interface OwnTarget {
  id: string;
  name: string;
}

/** The words for a target. */
export function targetName(target: string, own: readonly OwnTarget[] = [], header = ''): string {
  const record = recordTarget(target);
  if (record !== null) return strings.recordImports.fieldName(record.subject, record.field.key);
  const custom = customTarget(target);
  if (custom !== null && 'id' in custom) return own.find((field) => field.id === custom.id)?.name ?? words.ownField;
  if (custom !== null) return words.newField(header, strings.customFieldsPage.fields.type[custom.newType]);
  return isFieldTarget(target) ? strings.formats.fieldName(target) : target;
}

const optionOf = (target: string): PickOption => ({
  value: target,
  label: targetName(target),
  icon: targetIcon(target),
});

const catalogue: readonly PickGroup[] = groupsOfCatalogue();

function groupsOfCatalogue(): PickGroup[] {
  const groups = new Map<FieldGroup, PickOption[]>();
  for (const { key, group } of FIELD_CATALOGUE) {
    const list = groups.get(group);
    if (list === undefined) groups.set(group, [optionOf(key)]);
    else list.push(optionOf(key));
  }
  // What belongs to the file's bookkeeping stands last.
  const order = [...groups].sort(([a], [b]) => Number(a === 'record') - Number(b === 'record'));
  return order.map(([group, options]) => ({ label: group === 'other' ? '' : strings.formats.groups[group], options }));
}

/**
 * What a column may be pointed at: the catalogue, first what only this file has, such as a phone that it labels itself,
 * and the fields of the user's own with one that the import would make.
 */
export function targetGroups(
  line: Pick<MappedLine, 'guessed' | 'header' | 'newType'>,
  own: readonly OwnTarget[],
  about: ImportSubject = 'contacts',
): readonly PickGroup[] {
  if (about !== 'contacts') return recordGroups(about);
  const { guessed, header, newType } = line;
  const made = `custom:new:${newType}`;
  const ownGroups: readonly PickGroup[] =
    own.length === 0
      ? []
      : [
          {
            label: words.ownFields,
            options: own.map(({ id, name }) => ({ value: `custom:${id}`, label: name, icon: IconForms })),
          },
        ];
  // Last: its name has the header in it, and whoever types "Job title" wants the field of that name.
  const newGroup = { label: '', options: [{ value: made, label: targetName(made, own, header), icon: IconPlus }] };
  const [skip, ...rest] = catalogue;
  const groups = [...(skip === undefined ? [] : [skip]), ...ownGroups, ...rest, newGroup];
  return numberedParts(guessed) === null
    ? groups
    : [{ label: words.asGuessed, options: [optionOf(guessed)] }, ...groups];
}

/** The fields of a kind of record, those that link it last. */
function recordGroups(about: Exclude<ImportSubject, 'contacts'>): readonly PickGroup[] {
  const fields = RECORD_FIELDS[about];
  const optionsOf = (isLink: boolean) =>
    fields.filter((field) => (field.link === true) === isLink).map((field) => optionOf(`${about}.${field.key}`));
  const linked = optionsOf(true);
  return [
    { label: '', options: [optionOf('skip')] },
    { label: strings.recordImports.subjects[about], options: optionsOf(false) },
    ...(linked.length === 0 ? [] : [{ label: strings.recordImports.linkGroup, options: linked }]),
  ];
}

export interface MappedLine {
  index: number;
  header: string;
  samples: readonly string[];
  guessed: string;
  target: string;
  /** The type of a field that the column would make. */
  newType: Inspection['columns'][number]['newType'];
  /** Why it goes there, in a word or two. */
  why: string;
  note: string | null;
}

/** The lines of the mapping table. */
export function mappedLines(inspection: Inspection, chosen: Readonly<Record<number, string>>): MappedLine[] {
  const firstOf = new Map<string, string>();
  return inspection.columns.map((column): MappedLine => {
    const target = chosen[column.index] ?? column.target;
    const header = column.header.trim() === '' ? strings.formats.columnNumber(column.index + 1) : column.header;
    // Each new field is one of its own.
    const read = target.startsWith('custom:new:') ? `${target}@${column.index}` : target;
    const before = firstOf.get(read);
    if (before === undefined) firstOf.set(read, header);
    // Several columns of one field are read as one, in their order.
    const joined = before !== undefined && isMulti.get(target) === false ? words.joinedWith(before) : null;
    const isOwn = column.index in chosen && target !== column.target;
    const numbered = numberedParts(target)?.part === 'value' ? words.labelledByFile : null;
    return {
      index: column.index,
      header,
      samples: column.samples,
      guessed: column.target,
      target,
      newType: column.newType,
      why: whyOf(column.why, target, isOwn, inspection.dialect),
      note: joined ?? (isOwn ? null : column.note) ?? numbered,
    };
  });
}

function whyOf(
  why: Inspection['columns'][number]['why'],
  target: string,
  isOwn: boolean,
  dialect: string | null,
): string {
  const { whyChip } = words;
  if (target === 'skip') return !isOwn && why === 'none' ? whyChip.none : whyChip.left;
  if (isOwn) return whyChip.chosen;
  if (why === 'dialect') return dialect ?? whyChip.known;
  return whyChip[why];
}
