import { detectDateOrder, type DateOrder } from '@shared/domain/dates';
import { settledOrder, type DayOrder } from '../date-order';
import {
  customTarget,
  isFieldTarget,
  numberedParts,
  type AddressPart,
  type FieldTarget,
  type MethodKind,
} from '@shared/domain/import-fields';
import { AppError } from '@main/core/errors';
import { strings } from '@shared/locale/index';

export interface MappedColumn {
  index: number;
  target: string;
}

/** A column, or a pair of them, that holds a way to reach somebody. */
export interface MethodSource {
  kind: MethodKind;
  /** The label, where the target says it. */
  label: string;
  value: number;
  /** The column of the label, where the file says it; -1 otherwise. */
  labelColumn: number;
}

export interface AddressSource {
  label: string;
  labelColumn: number;
  /** The columns of each part, in order. */
  parts: ReadonlyMap<AddressPart, readonly number[]>;
}

export interface NoteLine {
  index: number;
  header: string;
  /** The column that names the line, as Google's `Relation 1 - Label` does; -1 where the header names it. */
  labelColumn: number;
}

/** A column that names somebody whom the card has to do with. */
export interface RelatedSource {
  index: number;
  /** What that one is to the card; empty where a column beside it says so. */
  label: string;
  labelColumn: number;
}

/** A mapping in the shape in which rows are read by it. */
export interface CompiledMapping {
  /** The columns of a target that is not a method or an address. */
  plain: ReadonlyMap<FieldTarget, readonly number[]>;
  methods: readonly MethodSource[];
  addresses: readonly AddressSource[];
  noteLines: readonly NoteLine[];
  related: readonly RelatedSource[];
  /** The columns of fields of the user's own. */
  custom: readonly { index: number; field: string }[];
  headers: readonly string[];
  /** Columns that hold dates, whose order of day and month is settled by all their cells. */
  dateColumns: readonly number[];
  /** True for our own export, which puts one value in a cell and never joins several. */
  ours: boolean;
}

/**
 * Prepares a mapping for reading rows. Throws AppError 'invalid_input' when a column points at no known target.
 * `ours` is true when the file was recognised as our own export; `ownDates` are targets of the user's own that hold dates.
 */
export function compileMapping(
  columns: readonly MappedColumn[],
  headers: readonly string[],
  ours = false,
  ownDates: ReadonlySet<string> = new Set(),
): CompiledMapping {
  const plain = new Map<FieldTarget, number[]>();
  const methods: MethodSource[] = [];
  const noteLines: NoteLine[] = [];
  const related: RelatedSource[] = [];
  const custom: { index: number; field: string }[] = [];
  const numberedMethods = new Map<string, { kind: MethodKind; value: number; labelColumn: number }>();
  const addresses = new Map<string, { label: string; labelColumn: number; parts: Map<AddressPart, number[]> }>();

  for (const { index, target } of columns) {
    if (!isFieldTarget(target)) throw new AppError('invalid_input', strings.formats.unknownTarget(target));
    const header = headers[index]?.trim() ?? '';
    const numbered = numberedParts(target);
    const [group = '', first = '', second = ''] = target.split('.');
    if (target === 'skip') continue;
    const own = customTarget(target);
    if (own !== null) {
      custom.push({ index, field: 'id' in own ? target : `${target}@${index}` });
      continue;
    }
    if (target === 'notes.line') {
      noteLines.push({
        index,
        header: header === '' ? strings.formats.columnNumber(index + 1) : header,
        labelColumn: labelColumnOf(header, headers),
      });
    } else if (group === 'related') {
      const labelColumn = first === 'other' ? labelColumnOf(header, headers) : -1;
      related.push({ index, label: first === 'other' ? relatedWordOf(header, labelColumn) : first, labelColumn });
    } else if (group === 'address') {
      const address = addresses.get(first) ?? {
        label: numbered === null ? first : 'other',
        labelColumn: -1,
        parts: new Map<AddressPart, number[]>(),
      };
      addresses.set(first, address);
      const part = numbered?.part ?? (second as AddressPart);
      if (part === 'label') address.labelColumn = index;
      else if (part !== 'value') push(address.parts, part, index);
    } else if (numbered !== null && numbered.kind !== 'address') {
      const id = `${numbered.kind}.${numbered.number}`;
      const method = numberedMethods.get(id) ?? { kind: numbered.kind, value: -1, labelColumn: -1 };
      numberedMethods.set(
        id,
        numbered.part === 'label' ? { ...method, labelColumn: index } : { ...method, value: index },
      );
    } else if (isMethodKind(group) && target !== 'phone.extension') {
      methods.push({ kind: group, label: first, value: index, labelColumn: -1 });
    } else {
      push(plain, target, index);
    }
  }
  for (const method of numberedMethods.values())
    if (method.value !== -1)
      methods.push({ ...method, label: method.kind === 'phone' || method.kind === 'email' ? 'work' : 'other' });
  return {
    plain,
    methods,
    addresses: [...addresses.values()],
    noteLines,
    related,
    custom,
    headers,
    dateColumns: [
      ...(plain.get('birthday') ?? []),
      ...(plain.get('created_at') ?? []),
      ...columns.filter(({ target }) => ownDates.has(target)).map(({ index }) => index),
    ],
    ours,
  };
}

/**
 * In which order day and month stand, for each date column, from the rows given: as many as there are, for one day above
 * twelve anywhere settles a column.
 * @param open how a column is read that allows both
 */
export function detectDateOrders(
  mapping: CompiledMapping,
  rows: Iterable<readonly string[]>,
  open: DayOrder,
): Map<number, DateOrder> {
  const values = new Map(mapping.dateColumns.map((index): [number, string[]] => [index, []]));
  for (const row of rows)
    for (const [index, cells] of values) if ((row[index] ?? '') !== '') cells.push(row[index] ?? '');
  return new Map(
    [...values].map(([index, cells]): [number, DateOrder] => [index, settledOrder(detectDateOrder(cells), open)]),
  );
}

function push<K>(map: Map<K, number[]>, name: K, index: number): void {
  const list = map.get(name);
  if (list === undefined) map.set(name, [index]);
  else list.push(index);
}

function isMethodKind(group: string): group is MethodKind {
  return group === 'phone' || group === 'email' || group === 'web' || group === 'im' || group === 'social';
}

/** Numbered headers, as Google's `Relation 1 - Value`, say nothing of who it is. */
function relatedWordOf(header: string, labelColumn: number): string {
  return labelColumn !== -1 || header === '' || /\d - value$/i.test(header) ? strings.vcard.relatedWord : header;
}

function labelColumnOf(header: string, headers: readonly string[]): number {
  const stem = /^(.+) - value$/i.exec(header)?.[1]?.toLowerCase();
  if (stem === undefined) return -1;
  return headers.findIndex((other) => {
    const name = other.trim().toLowerCase();
    return name === `${stem} - label` || name === `${stem} - type`;
  });
}
