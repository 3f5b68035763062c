import { useVirtualizer } from '@tanstack/react-virtual';
import {
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
import { directedRange } from './grid-range';
import { GridRow, type GridRowActs } from './grid-row';
import { isSelected, type GridSelection } from './grid-selection';
import { SkeletonBar } from './skeleton';
import classes from './data-grid.module.css';

/** What the grid asks of its scrolled area. */
export interface GridScrollHandle {
  /** Brings a row into view, if it is not. */
  show: (index: number) => void;
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
  rows: ReadonlyArray<Row | undefined>;
  total: number | null;
  loading: boolean;
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

/** The sticky head with its line. */
const headHeight = 30;
/** What the selection bar takes at the foot of the list. */
const floatRoom = 72;
/** How many bars stand for rows that are on their way. */
const bars = 12;
/** So many rows before the last one loaded more are asked for: a second of scrolling, not a screen. */
const early = 120;

/** The part of a grid that scrolls. While it does nothing but this is drawn anew: the rows that come in. */
export function GridScroll<Row extends { id: string }>(props: GridScrollProps<Row>) {
  const { ref, scroll, gridId, columns, template, minWidth, rows, total, loading, hasMore, onEndReached } = props;
  const { hasBefore, onStartReached, onShown, chosen, floating, current, currentIndex, edited, rowHeight } = props;
  const [range] = useState(directedRange);
  // What is not loaded yet has its room already, so the scroll bar does not jump; bars stand there meanwhile.
  const count =
    loading && rows.length === 0
      ? bars
      : hasMore
        ? Math.min(total ?? rows.length + bars, rows.length + bars)
        : rows.length;

  // oxlint-disable-next-line react/incompatible-library -- it warns of the React Compiler, which this build does not use
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    rangeExtractor: range,
    // The sticky head stands in the same scroll area, above the first row; the floating bar covers the last ones.
    scrollMargin: headHeight,
    paddingEnd: floating ? floatRoom : 0,
    initialOffset: props.initialScrollTop,
  });
  useImperativeHandle(
    ref,
    () => ({
      show(index) {
        const area = scroll.current;
        if (area === null) return;
        const top = index * rowHeight;
        const lowest = top + rowHeight + headHeight + (floating ? floatRoom : 0) - area.clientHeight;
        if (area.scrollTop > top) area.scrollTop = top;
        else if (area.scrollTop < lowest) area.scrollTop = lowest;
      },
    }),
    [scroll, rowHeight, floating],
  );
  const items = virtual.getVirtualItems();

  const lastShown = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasMore && !loading && lastShown >= rows.length - early) onEndReached?.();
  }, [hasMore, loading, lastShown, rows.length, onEndReached]);
  const firstShown = items[0]?.index ?? 0;
  useEffect(() => {
    if (hasBefore && !loading && firstShown <= early) onStartReached?.();
  }, [hasBefore, loading, firstShown, rows.length, onStartReached]);
  useEffect(() => onShown?.(firstShown, lastShown), [firstShown, lastShown, onShown]);

  const { initialScrollTop, listKey } = props;
  useGridPlace({ scroll, rows, rowHeight, initialScrollTop, listKey, goesOnAbove: onStartReached !== undefined });

  const rowId = (id: string): string => `${gridId}-${id}`;
  const currentShown = current !== null && items.some((item) => item.index === currentIndex);

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
      aria-busy={loading || undefined}
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
      onScroll={props.onScrollTop && ((event) => props.onScrollTop?.(event.currentTarget.scrollTop))}
      onFocus={props.onFocus}
    >
      {props.head}
      {props.bare === undefined ? (
        <div role="rowgroup" className={classes.body} style={{ height: virtual.getTotalSize(), minWidth }}>
          {items.map((item) => {
            const row = rows[item.index];
            const top = item.start - headHeight;
            if (!row) {
              return (
                <div
                  key={`bar-${item.index}`}
                  className={classes.row}
                  style={{ top, height: rowHeight, gridTemplateColumns: template }}
                  aria-hidden
                >
                  {chosen !== null && <span />}
                  {columns.map((column) => (
                    <SkeletonBar key={column.key} width={column.skeleton ?? '60%'} />
                  ))}
                </div>
              );
            }
            return (
              <GridRow
                key={row.id}
                row={row}
                index={item.index}
                domId={rowId(row.id)}
                label={props.rowLabel(row)}
                columns={columns}
                template={template}
                height={rowHeight}
                top={top}
                ticked={chosen === null ? null : isSelected(chosen, row.id)}
                current={row.id === current}
                acts={props.acts}
                minWidth={minWidth}
                edited={edited?.row === row.id ? edited.column : null}
                buttons={props.rowActions && row.id === current ? props.rowActions(row) : undefined}
              />
            );
          })}
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
