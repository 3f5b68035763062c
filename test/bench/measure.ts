/** What was measured, beside what is aimed at. */
export interface Row {
  name: string;
  /** In the unit of `unit`. */
  p50: number | null;
  p95: number | null;
  /** Of many runs the first, for which nothing was kept ready yet. */
  first?: number;
  unit: 'ms' | 's' | 'MB' | 'rows/s' | '×';
  aim: string;
  runs: number;
  note?: string;
}

/** The value below which a share of the sorted samples lies. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(sorted.length * share) - 1))] ?? Number.NaN;
}

/** A row of many runs: how long each took, in milliseconds. */
export function timed(name: string, aim: string, samples: readonly number[], note?: string): Row {
  return {
    name,
    p50: percentile(samples, 0.5),
    p95: percentile(samples, 0.95),
    first: samples[0] ?? Number.NaN,
    unit: 'ms',
    aim,
    runs: samples.length,
    ...(note === undefined ? {} : { note }),
  };
}

/** A row of one value. */
export function single(name: string, unit: Row['unit'], value: number, aim: string, note?: string): Row {
  return { name, p50: value, p95: null, unit, aim, runs: 1, ...(note === undefined ? {} : { note }) };
}

/** The rows as one table of text. */
export function table(rows: readonly Row[]): string {
  const show = (value: number | null, unit: Row['unit']) => {
    if (value === null) return '';
    return unit === 'ms' || unit === 's' || unit === '×'
      ? value.toFixed(unit === 'ms' ? 1 : 2)
      : String(Math.round(value));
  };
  const cells = rows.map((row) => [
    row.name,
    show(row.p50, row.unit),
    show(row.p95, row.unit),
    show(row.first ?? null, row.unit),
    row.unit,
    row.aim,
    String(row.runs),
    row.note ?? '',
  ]);
  const head = ['what', 'p50', 'p95', 'first', 'unit', 'aim', 'runs', 'note'];
  const widths = head.map((title, column) => Math.max(title.length, ...cells.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) =>
        column === 0 || column >= 4 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd();
  return [line(head), widths.map((width) => '-'.repeat(width)).join('  '), ...cells.map(line)].join('\n');
}
