import type { OutputOf } from '@shared/contract/index';
import { detectDateOrder } from '@shared/domain/dates';
import { recordTarget, type RecordSubject } from '@shared/domain/record-fields';
import { strings } from '@shared/locale/index';
import { AppError } from '../../core/errors';
import type { RawConnection } from '../../db/open';
import type { DayOrder } from '../../formats/date-order';
import { readRecord, recordColumns, settleColumns } from '../../formats/records/read-record';
import { recordTargets } from '../../formats/records/record-headers';
import { beyondRemark, joinBeyond, withBeyond } from './beyond';
import { titleOf } from './record-cells';
import { cellOptions, firstRows } from './record-check';
import { createChoices } from './record-choices';
import { createRecordLinks } from './record-links';
import { mayShift, type Source } from './source';

type Column = OutputOf<'imports.inspect'>['columns'][number];

const samplesShown = 3;

/** The first different values of a column. */
export function samplesOf(source: Source, index: number): string[] {
  const samples: string[] = [];
  for (const { cells } of source.sniff.sample) {
    const cell = cells[index]?.trim() ?? '';
    if (cell !== '' && !samples.includes(cell)) samples.push(cell.slice(0, 200));
    if (samples.length === samplesShown) break;
  }
  return samples;
}

/** Where the columns of a file of records go: as the last file of its shape went, else by their names. */
export function recordGuesses(
  source: Source,
  subject: RecordSubject,
  remembered: ReadonlyMap<number, string>,
): Column[] {
  const named = recordTargets(source.sniff.header, subject);
  return source.sniff.header.map((header, index) => {
    const guess = named[index] ?? 'skip';
    const before = remembered.get(index);
    const known =
      before !== undefined && (before === 'skip' || recordTarget(before)?.subject === subject) ? before : undefined;
    const why = known !== undefined && known !== guess ? 'remembered' : guess === 'skip' ? 'none' : 'name';
    return {
      index,
      header,
      samples: samplesOf(source, index),
      target: known ?? guess,
      why,
      note: null,
      newType: 'text' as const,
      openDates: hasOpenDates(source, index),
    };
  });
}

/** Whether cells of a column are dates that allow day and month in both orders. */
export function hasOpenDates(source: Source, index: number): boolean {
  return detectDateOrder(source.sniff.sample.map(({ cells }) => cells[index] ?? '')) === 'ambiguous';
}

/**
 * A row of the sample as the record it would become.
 * @throws AppError `not_found` for a row that the sample does not have
 */
export function previewRecord(
  raw: RawConnection,
  source: Source,
  subject: RecordSubject,
  known: { region: string; currency: string; timeZone: string; openOrder: DayOrder },
  columns: readonly { index: number; target: string }[],
  row: number,
): OutputOf<'imports.preview_card'> {
  const rows = source.sniff.sample.map(({ cells }) => cells);
  const cells = rows[row];
  if (cells === undefined) throw new AppError('not_found', strings.app.notFound);
  const { header, width } = source.sniff;
  const table = withBeyond({ columns, headers: header }, subject);
  const mapped = recordColumns(table.columns, table.headers, subject);
  const reading = settleColumns(mapped, rows, { subject, ...known });
  const joined = joinBeyond(cells, width);
  const { draft, problems } = readRecord(joined, reading);
  const remark = beyondRemark(cells, width, subject, mayShift(source));
  if (remark !== '') problems.push(remark);
  const links = createRecordLinks(raw, known.region)(draft.values);
  const { productName } = cellOptions(raw, { values: [], ...known }, '');
  const lines = mapped.flatMap(({ index, header, field }) => {
    const typed = joined[index]?.trim() ?? '';
    const money = draft.amounts[field.key];
    const value = money === undefined ? (field.multi === true ? typed : draft.values[field.key]) : undefined;
    if (typed === '') return [];
    const shown = money === undefined ? (value ?? typed).replace(/T(\d\d:\d\d)$/, ' $1') : `${money.currency} ${typed}`;
    return [
      {
        kind: strings.recordImports.fieldName(subject, field.key),
        value: shown,
        typed: shown.includes(typed) ? null : typed,
        column: header,
      },
    ];
  });
  return { displayName: titleOf(draft, links, productName), companyName: links.shown, lines, problems };
}

/** Different values of one column that are still offered one by one. */
const mostValues = 200;

/** The stages and owners that a file names, how often, and what each becomes unless somebody says otherwise. */
export async function namedValues(
  raw: RawConnection,
  source: Source,
  columns: readonly { index: number; target: string }[],
): Promise<OutputOf<'imports.values'>> {
  const choices = createChoices(raw, []);
  const wanted = columns.flatMap(({ index, target }) => {
    const key = recordTarget(target)?.field.key;
    return key === 'stage' || key === 'owner' ? [{ index, field: key as 'stage' | 'owner' }] : [];
  });
  const values: OutputOf<'imports.values'>['values'] = [];
  const rows = wanted.length === 0 ? [] : await firstRows(source, 100_000);
  // Stages first: there are few, and a wrong one matters most.
  wanted.sort((a, b) => (a.field < b.field ? 1 : -1));
  for (const { index, field } of wanted) {
    const times = new Map<string, number>();
    for (const row of rows) {
      const value = row[index]?.trim() ?? '';
      if (value !== '') times.set(value, (times.get(value) ?? 0) + 1);
    }
    const most = [...times].sort(([, a], [, b]) => b - a).slice(0, mostValues);
    for (const [value, count] of most) {
      const to = field === 'stage' ? choices.stage(value, '', '')?.stage.id : choices.owner(value);
      values.push({ field, value, rows: count, to: to ?? '' });
    }
  }
  const several = new Set(choices.stages.map(({ pipelineId }) => pipelineId)).size > 1;
  return {
    values,
    choices: {
      stage: choices.stages.map(({ id, name, pipeline }) => ({ id, name: several ? `${pipeline}: ${name}` : name })),
      owner: choices.users.map(({ id, name }) => ({ id, name })),
    },
  };
}
