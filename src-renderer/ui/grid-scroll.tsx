import {
  useCallback,
  useEffect,
  useImperativeHandle,
  useState,
  type FocusEvent,
  type KeyboardEvent,
  type ReactNode,
  type Ref,
  type RefObject,
} from 'react';
import type { EditedCell } from './grid-edit';
import type { GridColumn } from './grid-head';
import { useGridPlace } from './grid-place';
import { drawnStretch } from './grid-range';
import { GridRow, type GridRowActs } from './grid-row';
import type { GridRows } from './grid-rows';
import { isSelected, type GridSelection } from './grid-selection';
import { slotRule, wholeRule } from './grid-slots';
import { headHeight, useGridWindow } from './grid-window';
import { SkeletonBar } from './skeleton';
import classes from './data-grid.module.css';

/** What the grid asks of its scrolled area. */
export interface GridScrollHandle {
  /** Brings a row into view, if it is not. */
  show: (index: number) => void;
  /** Brings it into view whole where it is seen, or covered. */
  keep: (index: number) => void;
  /** The first row that is seen whole. */
  firstSeen: () => number;
}

export interface GridScrollProps<Row extends { id: string }> {
  ref: Ref<GridScrollHandle>;
  scroll: RefObject<HTMLDivElement | null>;
  gridId: string;
  label: string;
  head: ReactNode;
  columns: ReadonlyArray<GridColumn<Row>>;
  template: string;
  minWidth?: number;
  rows: GridRows<Row>;
  total: number | null;
  loading: boolean;
  /** Its rows are still to come. */
  busy: boolean;
  hasMore: boolean;
  onEndReached?: () => void;
  hasBefore: boolean;
  onStartReached?: () => void;
  onShown?: (first: number, last: number) => void;
  /** Null where the grid has no checkboxes. */
  chosen: GridSelection | null;
  /** The bar of what can be done with the selection stands over the last rows. */
  floating: boolean;
  current: string | null;
  currentIndex: number;
  edited: EditedCell | null;
  acts: GridRowActs<Row>;
  rowLabel: (row: Row) => string;
  rowActions?: (row: Row) => ReactNode;
  rowHeight: number;
  initialScrollTop: number;
  onScrollTop?: (scrollTop: number) => void;
  listKey: string | undefined;
  /** Stands in place of rows; undefined while there are any. */
  bare: ReactNode;
  onKeyDown: (event: KeyboardEvent<HTMLDivElement>) => void;
  onFocus: (event: FocusEvent<HTMLDivElement>) => void;
}

/** What the selection bar takes at the foot of the list. */
const floatRoom = 72;
/** How many bars stand for rows that are on their way. */
const bars = 12;
/** So many rows before the last one loaded more are asked for: a second of scrolling, not a screen. */
const early = 120;

/** Stand in the place of rows until the first ones come. */
function FirstBars<Row>({
  columns,
  template,
  rowHeight,
  chosen,
}: Pick<GridScrollProps<Row & { id: string }>, 'template' | 'rowHeight' | 'chosen'> & {
  columns: ReadonlyArray<GridColumn<Row>>;
}) {
  return Array.from({ length: bars }, (_, at) => (
    <div
      key={at}
      className={classes.row}
      style={{ top: at * rowHeight, height: rowHeight, gridTemplateColumns: template }}
      aria-hidden
    >
      {chosen !== null && <span />}
      {columns.map((column) => (
        <SkeletonBar key={column.key} width={column.skeleton ?? '60%'} />
      ))}
    </div>
  ));
}

/** The part of a grid that scrolls. While it does nothing but this is drawn anew: the rows that come in. */
export function GridScroll<Row extends { id: string }>(props: GridScrollProps<Row>) {
  const { ref, scroll, gridId, columns, template, minWidth, rows, total, loading, hasMore, onEndReached } = props;
  const { hasBefore, onStartReached, onShown, chosen, floating, current, currentIndex, edited, rowHeight } = props;
  // What is not loaded yet has its room already, so the scroll bar does not jump; bars stand there meanwhile.
  const count = hasMore ? Math.min(total ?? rows.length + bars, rows.length + bars) : rows.length;

  const { initialScrollTop, onScrollTop, listKey } = props;
  const { drawn, stand } = useGridWindow({ scroll, count, rowHeight, initialScrollTop, onScrollTop });
  const [slots] = useState(slotRule);
  const [whole] = useState(wholeRule);
  const [, drawMore] = useState(0);
  const [near, setNear] = useState<string | null>(null);
  const show = useCallback(
    (index: number) => {
      const { top, height, moveTo } = stand.current;
      const highest = index * rowHeight;
      const lowest = highest + rowHeight + headHeight + (floating ? floatRoom : 0) - height;
      if (top > highest) moveTo(highest);
      else if (top < lowest) moveTo(lowest);
    },
    [stand, rowHeight, floating],
  );
  useImperativeHandle(
    ref,
    () => ({
      show,
      keep(index) {
        const { top, height } = stand.current;
        if (index * rowHeight >= top && index * rowHeight < top + height) show(index);
      },
      firstSeen: () => Math.ceil(stand.current.top / rowHeight),
    }),
    [stand, rowHeight, show],
  );

  const { first, last, pace } = drawn;
  useEffect(() => {
    if (hasMore && !loading && last >= rows.length - early) onEndReached?.();
  }, [hasMore, loading, last, rows.length, onEndReached]);
  useEffect(() => {
    if (hasBefore && !loading && first <= early) onStartReached?.();
  }, [hasBefore, loading, first, rows.length, onStartReached]);
  useEffect(() => {
    onShown?.(first, last);
  }, [first, last, onShown]);

  useGridPlace({ stand, rows, rowHeight, listKey, goesOnAbove: onStartReached !== undefined });

  const rowId = (id: string): string => `${gridId}-${id}`;
  const stretch = drawnStretch(rows, drawn);
  const currentShown = current !== null && currentIndex >= stretch.first && currentIndex <= stretch.last;
  const indexes = Array.from({ length: last - first + 1 }, (_, at) => stretch.first + at);
  const ids = indexes.map((index) => rows.at(index)?.id ?? String(index));
  const places = slots(ids);
  const { drawn: drawnWhole, isAll } = whole(ids, pace);
  useEffect(() => {
    if (isAll) return undefined;
    const frame = requestAnimationFrame(() => drawMore((times) => times + 1));
    return () => cancelAnimationFrame(frame);
  });

  return (
    <div
      ref={scroll}
      className={classes.scroll}
      role="grid"
      // Without rows there is nothing in it to move through.
      tabIndex={rows.length > 0 ? 0 : -1}
      aria-label={props.label}
      aria-rowcount={total === null ? -1 : total + 1}
      aria-colcount={columns.length + (chosen === null ? 0 : 1)}
      aria-multiselectable={chosen !== null || undefined}
      aria-busy={props.busy || undefined}
      aria-activedescendant={currentShown ? rowId(current) : undefined}
      onKeyDown={props.onKeyDown}
      onMouseDown={(event) => {
        // Shift takes rows from one to another, not the words between.
        const isField =
          event.target instanceof Element && event.target.closest('input, select, [data-editing]') !== null;
        if (!event.shiftKey || chosen === null || isField) return;
        event.preventDefault();
        event.currentTarget.focus({ preventScroll: true });
      }}
      onFocus={props.onFocus}
    >
      {props.head}
      {props.bare === undefined ? (
        <div
          role="rowgroup"
          className={classes.body}
          // Moved, not entered: rows that are scrolled by under the mouse are nothing to draw anew for.
          onMouseMove={(event) => {
            const over = event.target instanceof Element ? event.target.closest('[role="row"]') : null;
            if (over !== null && over.id !== near) setNear(over.id);
          }}
          // The bar of what can be done with the selection covers the last rows.
          style={{ height: count * rowHeight + (floating ? floatRoom : 0), minWidth }}
        >
          {loading && rows.length === 0 && <FirstBars columns={columns} {...{ template, rowHeight, chosen }} />}
          {/* Moved as one, so that rows that stand in for others are not drawn anew for each place that is passed. */}
          <div role="presentation" className={classes.stretch} style={{ top: stretch.shift * rowHeight }}>
            {indexes.map((index, at) => {
              const row = rows.at(index);
              return (
                <GridRow
                  key={places[at]}
                  row={row}
                  index={index}
                  domId={row && rowId(row.id)}
                  label={row && props.rowLabel(row)}
                  columns={columns}
                  template={template}
                  height={rowHeight}
                  ticked={chosen === null ? null : row !== undefined && isSelected(chosen, row.id)}
                  current={row !== undefined && row.id === current}
                  acts={props.acts}
                  minWidth={minWidth}
                  edited={row !== undefined && edited?.row === row.id ? edited.column : null}
                  near={row !== undefined && rowId(row.id) === near}
                  buttons={props.rowActions && row && row.id === current ? props.rowActions(row) : undefined}
                  flying={!drawnWhole.has(ids[at] ?? '')}
                />
              );
            })}
          </div>
        </div>
      ) : (
        // A grid holds rows alone: what stands in their place is the one cell of one row.
        <div role="rowgroup" style={{ display: 'contents' }}>
          <div role="row" style={{ display: 'contents' }}>
            <div role="gridcell" style={{ display: 'contents' }}>
              {props.bare}
            </div>
          </div>
        </div>
      )}
    </div>
  );
}
