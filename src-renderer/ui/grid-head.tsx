import { Checkbox } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { strings } from '@shared/locale';
import { cx, Glyph } from './glyph';
import classes from './data-grid.module.css';

export interface GridColumn<Row> {
  key: string;
  header: string;
  /** A CSS grid track: "1.25fr", "104px". "1fr" is read as minmax(0, 1fr). */
  width: string;
  align?: 'left' | 'right';
  render: (row: Row) => ReactNode;
  /** The name its sort has in the contract; without one the head is no button. */
  sortKey?: string;
  /** Hides the head's words but keeps them for screen readers. */
  hideHeader?: boolean;
  /** Below 1100 the column goes. */
  wideOnly?: boolean;
  /** How wide its loading bar is; 60 % unless told. */
  skeleton?: string;
}

export interface GridSort {
  key: string;
  direction: 'asc' | 'desc';
}

interface GridHeadProps<Row> {
  columns: ReadonlyArray<GridColumn<Row>>;
  template: string;
  /** There are no rows: the heads are for screen readers alone. */
  bare: boolean;
  sort?: GridSort;
  onSort?: (sort: GridSort) => void;
  /** How many rows are ticked; null where none can be. */
  picked: number | null;
  all: number;
  onPickAll: (on: boolean) => void;
}

/** The sticky row of column heads: what sorts is a button, and the first box ticks all. */
export function GridHead<Row>(props: GridHeadProps<Row>) {
  const { columns, template, bare, sort, onSort, picked, all, onPickAll } = props;
  return (
    <div role="rowgroup" className={bare ? 'cd-sr' : classes.head} style={{ gridTemplateColumns: template }}>
      <div role="row" aria-rowindex={1} style={{ display: 'contents' }}>
        {picked !== null && !bare && (
          <div role="columnheader" className={cx(classes.headCell, classes.headCheck)}>
            <Checkbox
              aria-label={strings.ui.grid.selectAll}
              checked={all > 0 && picked === all}
              indeterminate={picked > 0 && picked < all}
              onChange={(event) => onPickAll(event.currentTarget.checked)}
            />
          </div>
        )}
        {columns.map((column) => {
          const on = sort !== undefined && column.sortKey === sort.key;
          const { sortKey } = column;
          return (
            <div
              key={column.key}
              role="columnheader"
              className={classes.headCell}
              data-align={column.align}
              aria-sort={on ? (sort.direction === 'asc' ? 'ascending' : 'descending') : undefined}
            >
              {sortKey !== undefined && onSort && !bare ? (
                <button
                  type="button"
                  className={classes.sort}
                  data-on={on || undefined}
                  onClick={() => onSort({ key: sortKey, direction: on && sort.direction === 'asc' ? 'desc' : 'asc' })}
                >
                  <span className={column.hideHeader === true ? 'cd-sr' : undefined}>{column.header}</span>
                  {on && <Glyph icon={sort.direction === 'asc' ? IconArrowUp : IconArrowDown} size={12} />}
                </button>
              ) : (
                <span className={column.hideHeader === true ? 'cd-sr' : undefined}>{column.header}</span>
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}
