import { Checkbox } from '@mantine/core';
import { memo, type MouseEvent, type ReactNode } from 'react';
import { strings } from '@shared/locale';
import type { GridColumn } from './grid-head';
import classes from './data-grid.module.css';

/** What a row tells its grid; the same object for as long as the grid is there, so that rows need not be drawn again. */
export interface GridRowActs<Row> {
  click: (event: MouseEvent<HTMLDivElement>, row: Row, index: number) => void;
  tick: (row: Row, index: number, extend: boolean) => void;
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
  buttons,
}: GridRowProps<Data>) {
  return (
    <div
      id={domId}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={ticked ?? current}
      className={classes.row}
      data-current={current || undefined}
      style={{ height, transform: `translateY(${top}px)`, gridTemplateColumns: template }}
      onClick={(event) => acts.click(event, row, index)}
    >
      {ticked !== null && (
        <div role="gridcell" className={classes.check}>
          <Checkbox
            tabIndex={-1}
            aria-label={strings.ui.grid.selectRow(label)}
            checked={ticked}
            onChange={() => undefined}
            onClick={(event) => acts.tick(row, index, event.shiftKey)}
          />
        </div>
      )}
      {columns.map((column) => (
        <div key={column.key} role="gridcell" className={classes.cell} data-align={column.align}>
          {column.render(row)}
        </div>
      ))}
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
