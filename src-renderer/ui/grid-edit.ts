import { useRef, useState } from 'react';
import { isEditable, type GridColumn, type LeaveCell } from './grid-head';

/** Which cell is being edited in its place. */
export interface EditedCell {
  row: string;
  column: string;
}

interface CellEditing<Row> {
  edited: EditedCell | null;
  /** Opens a cell of a row; without a column the one that was edited last, else the first that can be. */
  edit: (row: Row, column?: string) => boolean;
  leave: LeaveCell;
}

/**
 * Editing the cells of a grid in their place: Tab goes on along the row, Enter and Esc end it.
 * @param columns as shown
 * @param back gives the focus back to the grid
 */
export function useCellEditing<Row extends { id: string }>(
  columns: ReadonlyArray<GridColumn<Row>>,
  back: () => void,
): CellEditing<Row> {
  const [edited, setEdited] = useState<EditedCell | null>(null);
  const [last, setLast] = useState<string | null>(null);
  /** As it was when its editing began. */
  const row = useRef<Row | null>(null);
  const editableOf = (of: Row) => columns.filter((column) => isEditable(column, of));

  function edit(of: Row, column?: string): boolean {
    const editable = editableOf(of);
    const found =
      editable.find(({ key }) => key === (column ?? last)) ?? (column === undefined ? editable[0] : undefined);
    if (found === undefined) return false;
    row.current = of;
    setEdited({ row: of.id, column: found.key });
    setLast(found.key);
    return true;
  }

  function leave(how: 'done' | 'next' | 'previous'): void {
    const editable = row.current === null ? [] : editableOf(row.current);
    const at = editable.findIndex(({ key }) => key === edited?.column);
    const next = how === 'done' || at < 0 ? undefined : editable[at + (how === 'next' ? 1 : -1)];
    if (edited !== null && next !== undefined) {
      setEdited({ row: edited.row, column: next.key });
      setLast(next.key);
      return;
    }
    setEdited(null);
    back();
  }

  return { edited, edit, leave };
}
