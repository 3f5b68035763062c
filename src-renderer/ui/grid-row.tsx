import { IconPencil } from '@tabler/icons-react';
import { memo, type MouseEvent, type ReactNode } from 'react';
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

interface CellsProps<Row> {
  /** Undefined while it is not loaded: a bar stands in its place. */
  row: Row | undefined;
  index: number;
  label: string | undefined;
  columns: ReadonlyArray<GridColumn<Row>>;
  /** Null where the grid has no checkboxes. */
  ticked: boolean | null;
  acts: GridRowActs<Row>;
  /** The column whose cell is edited in its place. */
  edited: string | null;
  /** Pencils are drawn where the mouse was moved: all of all rows would be hundreds. */
  near: boolean;
  /** Buttons of the current row. */
  buttons?: ReactNode;
}

export interface GridRowProps<Row> extends CellsProps<Row> {
  domId: string | undefined;
  template: string;
  height: number;
  current: boolean;
  minWidth?: number;
  /** It flies by: its name alone is drawn. */
  flying: boolean;
}

interface DrawnCellsProps<Row> extends CellsProps<Row> {
  /** They are not seen, and stay as they are. */
  still: boolean;
}

function Cells<Row>({ row, index, label = '', columns, ticked, acts, edited, buttons, near }: DrawnCellsProps<Row>) {
  if (row === undefined) return null;
  return (
    <>
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
    </>
  );
}

const cellProps = ['row', 'index', 'label', 'columns', 'ticked', 'acts', 'edited', 'buttons', 'near'] as const;

/** Cells that are not seen are not drawn: they are those of the row that stood here before. */
const StillCells = memo(
  Cells,
  (before, next) => next.still || cellProps.every((name) => Object.is(before[name], next[name])),
) as typeof Cells;

function Row<Data>({ domId, template, height, current, minWidth, flying, ...cells }: GridRowProps<Data>) {
  const { row, index, label, ticked, acts } = cells;
  const still = flying || row === undefined;
  return (
    <div
      id={domId}
      role={row && 'row'}
      aria-hidden={row === undefined || undefined}
      aria-rowindex={row && index + 2}
      aria-selected={row && (ticked ?? current)}
      className={classes.row}
      data-current={current || undefined}
      data-edited={cells.edited !== null || undefined}
      data-still={still || undefined}
      style={{ top: index * height, height, gridTemplateColumns: template, minWidth }}
      onClick={(event) => row && acts.click(event, row, index)}
    >
      {still && (
        <div role="gridcell" className={classes.flown}>
          {label ?? <span className={classes.bar} />}
        </div>
      )}
      <StillCells {...cells} still={still} />
    </div>
  );
}

/** One row of a DataGrid. While one scrolls only the rows that come in are drawn. */
export const GridRow = memo(Row) as typeof Row;
