import { IconPencil } from '@tabler/icons-react';
import { memo, useState, type MouseEvent, type ReactNode } from 'react';
import { strings } from '@shared/locale';
import { Glyph } from './glyph';
import { isEditable, type GridColumn, type LeaveCell } from './grid-head';
import { Tick } from './tick';
import classes from './data-grid.module.css';

/** What a row tells its grid; the same object for as long as the grid is there, so that rows need not be drawn again. */
export interface GridRowActs<Row> {
  click: (event: MouseEvent<HTMLDivElement>, row: Row, index: number) => void;
  tick: (index: number, extend: boolean) => void;
  edit: (row: Row, column: string) => void;
  leave: LeaveCell;
}

export interface GridRowProps<Row> {
  row: Row;
  index: number;
  domId: string;
  label: string;
  columns: ReadonlyArray<GridColumn<Row>>;
  template: string;
  height: number;
  top: number;
  /** Null where the grid has no checkboxes. */
  ticked: boolean | null;
  current: boolean;
  acts: GridRowActs<Row>;
  minWidth?: number;
  /** The column whose cell is edited in its place. */
  edited: string | null;
  /** Buttons of the current row. */
  buttons?: ReactNode;
}

function Row<Data>({
  row,
  index,
  domId,
  label,
  columns,
  template,
  height,
  top,
  ticked,
  current,
  acts,
  minWidth,
  edited,
  buttons,
}: GridRowProps<Data>) {
  // The pencils of a row are drawn while the mouse is over it: all of all rows would be hundreds.
  const [near, setNear] = useState(false);
  return (
    <div
      id={domId}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={ticked ?? current}
      className={classes.row}
      data-current={current || undefined}
      style={{ top, height, gridTemplateColumns: template, minWidth }}
      onMouseEnter={() => setNear(true)}
      onMouseLeave={() => setNear(false)}
      onClick={(event) => acts.click(event, row, index)}
    >
      {ticked !== null && (
        <div role="gridcell" className={classes.check}>
          <Tick
            tabIndex={-1}
            label={strings.ui.grid.selectRow(label)}
            checked={ticked}
            onToggle={(event) => acts.tick(index, event.shiftKey)}
          />
        </div>
      )}
      {columns.map((column) => {
        const editing = column.editor !== undefined && edited === column.key;
        return (
          <div
            key={column.key}
            role="gridcell"
            className={classes.cell}
            data-align={column.align}
            data-editing={editing || undefined}
          >
            {editing ? column.editor?.(row, acts.leave) : column.render(row)}
            {near && !editing && isEditable(column, row) && (
              <button
                type="button"
                tabIndex={-1}
                className={classes.pencil}
                aria-label={strings.ui.edit(strings.ui.grid.cellOf(column.header, label))}
                onClick={() => acts.edit(row, column.key)}
              >
                <Glyph icon={IconPencil} size={13} />
              </button>
            )}
          </div>
        );
      })}
      {buttons !== undefined && (
        <div role="gridcell" className={classes.actions}>
          {buttons}
        </div>
      )}
    </div>
  );
}

/** One row of a DataGrid. While one scrolls only the rows that come in are drawn. */
export const GridRow = memo(Row) as typeof Row;
