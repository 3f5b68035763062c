/**
 * The cells of a patch that differ from a row: an equal one would raise the revision for nothing.
 * @returns null when none does
 */
export function differing<Row extends object, Cells extends { [K in keyof Row]?: Row[K] | undefined }>(
  row: Row,
  cells: Cells,
): Cells | null {
  const changed = Object.entries(cells).filter(
    ([column, value]) => value !== undefined && value !== row[column as keyof Row],
  );
  return changed.length === 0 ? null : (Object.fromEntries(changed) as Cells);
}
