import { useVirtualizer } from '@tanstack/react-virtual';
import {
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
} from 'react';
import { strings } from '@shared/locale';
import { useShortcut } from '@renderer/app/shortcuts';
import { useCellEditing } from './grid-edit';
import { GridHead, type GridColumn, type GridHeadProps, type GridSort } from './grid-head';
import { GridRow, type GridRowActs } from './grid-row';
import { isSelected, nothingSelected, rangeOf, selectedCount, withRows, type GridSelection } from './grid-selection';
import { SkeletonBar } from './skeleton';
import classes from './data-grid.module.css';

export interface DataGridProps<Row extends { id: string }> extends Pick<
  GridHeadProps<Row>,
  'thenBy' | 'onSort' | 'onMoveColumn' | 'onSizeColumn'
> {
  label: string;
  columns: ReadonlyArray<GridColumn<Row>>;
  /** The rows loaded so far, pages appended. */
  rows: ReadonlyArray<Row>;
  /** How many there are in all; null while it is being counted. */
  total: number | null;
  /** First load: bars in the place of rows. */
  loading?: boolean;
  /** There is more to load: called when the last loaded rows come near. */
  hasMore?: boolean;
  onEndReached?: () => void;
  /** There is more before the first loaded row; rows put before it do not move what is on screen. */
  hasBefore?: boolean;
  onStartReached?: () => void;
  sort?: GridSort;
  /** With it the grid has checkboxes; without it the current row is accent-soft. */
  selection?: GridSelection;
  onSelection?: (selection: GridSelection) => void;
  /** Enter, or a click on a row. */
  onOpen?: (row: Row) => void;
  /** What a screen reader calls a row: the name of the person. */
  rowLabel: (row: Row) => string;
  /** The current row; kept by the grid unless told. */
  current?: string | null;
  onCurrent?: (id: string | null) => void;
  /** Buttons of the current row, in place of its last columns. */
  rowActions?: (row: Row) => ReactNode;
  /** Keys beyond the grid's own, with the current row. True when it was used. */
  onRowKey?: (event: KeyboardEvent, row: Row) => boolean;
  rowHeight?: number;
  /** Takes the focus when it appears. */
  autoFocus?: boolean;
  /** Its keys are heard before it has the focus, as the one list of a page; false where there are several. */
  pageKeys?: boolean;
  /** How far down it stands when it appears: for a list that one comes back to. */
  initialScrollTop?: number;
  onScrollTop?: (scrollTop: number) => void;
  /** Another key is another list: it then stands at its top again. */
  listKey?: string;
  /** Columns that do not fit are reached by scrolling sideways, instead of being drawn ever narrower. */
  sideways?: boolean;
  /** What stands in place of rows when there are none. */
  empty?: ReactNode;
}

/** The sticky head with its line. */
const headHeight = 30;
/** What the selection bar takes at the foot of the list. */
const floatRoom = 72;
const gap = 14;
const gutters = 40;
/** A whole share is not drawn narrower than this where the list scrolls sideways. */
const leastShare = 110;

function trackOf(width: string): string {
  return /^[\d.]+fr$/.test(width) ? `minmax(0, ${width})` : width;
}

/** What the columns take at least; wider than the list they scroll sideways. */
function leastWidth(widths: readonly string[], selectable: boolean): number {
  const tracks = widths.map((width) => Number.parseFloat(width) * (width.endsWith('px') ? 1 : leastShare));
  const all = selectable ? [20, ...tracks] : tracks;
  return gutters + all.reduce((sum, width) => sum + width, 0) + gap * Math.max(0, all.length - 1);
}

function useWide(): boolean {
  const [wide, setWide] = useState(() => window.matchMedia('(min-width: 1100px)').matches);
  useEffect(() => {
    const query = window.matchMedia('(min-width: 1100px)');
    const on = (): void => setWide(query.matches);
    query.addEventListener('change', on);
    return () => query.removeEventListener('change', on);
  }, []);
  return wide;
}

/**
 * A list of any length. ↑↓ or J K move, Home End PgUp PgDn leap, Enter opens, Space selects, Shift extends, Ctrl A takes all.
 * The focus stays on the grid and the current row is named by aria-activedescendant.
 */
export function DataGrid<Row extends { id: string }>(props: DataGridProps<Row>) {
  const {
    columns,
    rows,
    total,
    loading = false,
    hasMore = false,
    onEndReached,
    sort,
    onSort,
    selection,
    onSelection,
    onOpen,
    rowLabel,
    rowActions,
    onRowKey,
    rowHeight = 36,
  } = props;
  const gridId = useId();
  const wide = useWide();
  const scroll = useRef<HTMLDivElement>(null);
  const [ownCurrent, setOwnCurrent] = useState<string | null>(null);
  const [byKeys, setByKeys] = useState(false);
  const anchor = useRef<string | null>(null);
  const current = props.current === undefined ? ownCurrent : props.current;
  const currentIndex = current === null ? -1 : rows.findIndex((row) => row.id === current);
  const order = useMemo(() => rows.map((row) => row.id), [rows]);
  const shownColumns = useMemo(() => columns.filter((column) => wide || column.wideOnly !== true), [columns, wide]);
  const selectable = onSelection !== undefined;
  const chosen = selection ?? nothingSelected;
  const template = [selectable ? '20px' : '', ...shownColumns.map((column) => trackOf(column.width))].join(' ').trim();
  const minWidth =
    props.sideways === true
      ? leastWidth(
          shownColumns.map((column) => column.width),
          selectable,
        )
      : undefined;
  const cells = useCellEditing(shownColumns, () => scroll.current?.focus({ preventScroll: true }));
  // What is not loaded yet has its room already, so the scroll bar does not jump; bars stand there meanwhile.
  const count =
    loading && rows.length === 0 ? 12 : hasMore ? Math.min(total ?? rows.length + 12, rows.length + 12) : rows.length;

  const floating = selectable && selectedCount(chosen, total ?? rows.length) > 0;

  // oxlint-disable-next-line react/incompatible-library -- it warns of the React Compiler, which this build does not use
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    // The sticky head stands in the same scroll area, above the first row; the floating bar covers the last ones.
    scrollMargin: headHeight,
    scrollPaddingStart: headHeight,
    scrollPaddingEnd: floating ? floatRoom : 0,
    paddingEnd: floating ? floatRoom : 0,
    initialOffset: props.initialScrollTop ?? 0,
  });
  const items = virtual.getVirtualItems();
  const lastShown = items.at(-1)?.index ?? 0;

  useEffect(() => {
    if (hasMore && !loading && lastShown >= rows.length - 20) onEndReached?.();
  }, [hasMore, loading, lastShown, rows.length, onEndReached]);

  const firstShown = items[0]?.index ?? 0;
  const { hasBefore = false, onStartReached } = props;
  useEffect(() => {
    if (hasBefore && !loading && firstShown <= 20) onStartReached?.();
  }, [hasBefore, loading, firstShown, rows.length, onStartReached]);

  const goesOnAbove = onStartReached !== undefined;
  const { autoFocus, pageKeys = true, initialScrollTop = 0, listKey } = props;
  const shownList = useRef(listKey);
  const firstRow = useRef<string | undefined>(undefined);
  useLayoutEffect(() => {
    // Once, when it appears: afterwards whoever scrolls decides.
    if (scroll.current && initialScrollTop > 0) scroll.current.scrollTop = initialScrollTop;
    // oxlint-disable-next-line react/exhaustive-deps -- see above
  }, []);
  useLayoutEffect(() => {
    if (shownList.current === listKey) return;
    shownList.current = listKey;
    firstRow.current = undefined;
    if (scroll.current) scroll.current.scrollTop = 0;
  }, [listKey]);
  useLayoutEffect(() => {
    const was = firstRow.current;
    firstRow.current = rows[0]?.id;
    if (was === undefined || was === rows[0]?.id || !scroll.current) return;
    const at = rows.findIndex((row) => row.id === was);
    // At its top a list shows what is new there, unless it goes on above.
    if (at > 0 && (goesOnAbove || scroll.current.scrollTop > 0)) scroll.current.scrollTop += at * rowHeight;
  }, [rows, rowHeight, goesOnAbove]);
  useEffect(() => {
    // Whoever is typing in a dialog by now keeps the focus there: a screen may come late.
    const inDialog = document.activeElement?.closest('[role="dialog"]') != null;
    if (autoFocus === true && !inDialog) scroll.current?.focus({ preventScroll: true });
  }, [autoFocus]);

  function setCurrent(index: number): void {
    const row = rows[Math.max(0, Math.min(rows.length - 1, index))];
    if (!row) return;
    setOwnCurrent(row.id);
    props.onCurrent?.(row.id);
    virtual.scrollToIndex(rows.indexOf(row));
  }

  /** Where a key that moves leads, by what the grid shows; undefined for another key. */
  function destination(key: string): number | undefined {
    const page = Math.max(1, Math.floor((scroll.current?.clientHeight ?? 360) / rowHeight) - 2);
    const moves: Record<string, number> = {
      ArrowDown: currentIndex + 1,
      ArrowUp: currentIndex < 0 ? 0 : currentIndex - 1,
      j: currentIndex + 1,
      k: currentIndex < 0 ? 0 : currentIndex - 1,
      Home: 0,
      End: rows.length - 1,
      PageDown: currentIndex + page,
      PageUp: currentIndex - page,
    };
    return moves[key];
  }

  function step(key: string): void {
    const to = destination(key);
    // What is open above the page keeps the focus.
    if (to === undefined || document.activeElement?.closest('[role="dialog"]')) return;
    setByKeys(true);
    setCurrent(to);
    scroll.current?.focus({ preventScroll: true });
  }

  function toggle(id: string, extend: boolean): void {
    if (!onSelection) return;
    const ids = extend && anchor.current !== null ? rangeOf(order, anchor.current, id) : [id];
    onSelection(withRows(chosen, ids, extend || !isSelected(chosen, id)));
    if (!extend) anchor.current = id;
  }

  function editByKey(key: string, row: Row): boolean {
    const column = shownColumns.find(({ editKey }) => editKey?.toLowerCase() === key.toLowerCase());
    return column !== undefined && cells.edit(row, column.key);
  }

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>): void {
    if (event.target !== event.currentTarget || event.altKey) return;
    const row = rows[currentIndex];
    const command = event.ctrlKey || event.metaKey;
    const to = destination(event.key.length === 1 && !command ? event.key.toLowerCase() : event.key);
    if (to !== undefined && !(command && event.key.length === 1)) {
      event.preventDefault();
      setByKeys(true);
      if (event.shiftKey && selectable && event.key.startsWith('Arrow')) {
        const next = rows[Math.max(0, Math.min(rows.length - 1, to))];
        anchor.current ??= row?.id ?? null;
        if (next) onSelection?.(withRows(chosen, rangeOf(order, anchor.current ?? next.id, next.id), true));
      }
      setCurrent(to);
      return;
    }
    if (command && event.key.toLowerCase() === 'a' && selectable) {
      event.preventDefault();
      onSelection?.({ mode: 'allBut', ids: new Set() });
    } else if (row && event.key === 'Enter' && !command) {
      event.preventDefault();
      onOpen?.(row);
    } else if (row && event.key === ' ' && selectable) {
      event.preventDefault();
      toggle(row.id, event.shiftKey);
    } else if (row && !command && selectedCount(chosen, rows.length) === 0 && editByKey(event.key, row)) {
      event.preventDefault();
    } else if (row && onRowKey?.(event, row) === true) {
      event.preventDefault();
    }
  }

  function onRowClick(event: MouseEvent<HTMLDivElement>, row: Row, index: number): void {
    if (event.target instanceof Element && event.target.closest('button, a, input, label, [data-editing]') !== null)
      return;
    setByKeys(false);
    setCurrent(index);
    if (selectable && (event.ctrlKey || event.metaKey || event.shiftKey)) {
      event.preventDefault();
      toggle(row.id, event.shiftKey);
      return;
    }
    onOpen?.(row);
  }

  function onTick(row: Row, index: number, extend: boolean): void {
    setCurrent(index);
    toggle(row.id, extend);
    scroll.current?.focus({ preventScroll: true });
  }

  const heard = pageKeys && rows.length > 0;
  const { next, previous } = strings.ui.grid;
  useShortcut('J', () => step('j'), { description: next, group: 'list', when: heard });
  useShortcut('K', () => step('k'), { description: previous, group: 'list', when: heard });
  const currentRow = rows[currentIndex];
  useShortcut('F2', () => currentRow && cells.edit(currentRow), {
    description: strings.ui.grid.edit,
    group: 'list',
    when: heard && currentRow !== undefined && columns.some((column) => column.editor !== undefined),
  });
  const atRest = { when: heard, notOnControls: true, hidden: true };
  useShortcut('↓', () => step('ArrowDown'), { description: next, ...atRest });
  useShortcut('↑', () => step('ArrowUp'), { description: previous, ...atRest });
  useShortcut('Home', () => step('Home'), { description: previous, ...atRest });
  useShortcut('End', () => step('End'), { description: next, ...atRest });
  useShortcut('PageDown', () => step('PageDown'), { description: next, ...atRest });
  useShortcut('PageUp', () => step('PageUp'), { description: previous, ...atRest });

  // It had the focus before its first rows were there.
  useEffect(() => {
    const grid = scroll.current;
    if (current === null && rows.length > 0 && document.activeElement === grid && grid?.matches(':focus-visible'))
      setCurrent(0);
    // oxlint-disable-next-line react/exhaustive-deps -- once, when the first rows come
  }, [rows.length === 0]);

  const latest = useRef({ click: onRowClick, tick: onTick, cells });
  useLayoutEffect(() => {
    latest.current = { click: onRowClick, tick: onTick, cells };
  });
  const acts = useMemo<GridRowActs<Row>>(
    () => ({
      click: (event, row, index) => latest.current.click(event, row, index),
      tick: (row, index, extend) => latest.current.tick(row, index, extend),
      edit: (row, column) => void latest.current.cells.edit(row, column),
      leave: (how) => latest.current.cells.leave(how),
    }),
    [],
  );

  // What stands in place of rows needs no head over it; screen readers still hear of what the list consists.
  const bare = !loading && rows.length === 0 && props.empty !== undefined;
  const all = total ?? rows.length;
  const picked = selectedCount(chosen, all);
  const rowId = (id: string): string => `${gridId}-${id}`;
  const currentShown = items.some((item) => item.index === currentIndex);

  return (
    <div
      className={classes.grid}
      data-selectable={selectable || undefined}
      data-some={picked > 0 || undefined}
      data-keys={byKeys || undefined}
    >
      <div
        ref={scroll}
        className={classes.scroll}
        role="grid"
        // Without rows there is nothing in it to move through.
        tabIndex={rows.length > 0 ? 0 : -1}
        aria-label={props.label}
        aria-rowcount={total === null ? -1 : total + 1}
        aria-colcount={shownColumns.length + (selectable ? 1 : 0)}
        aria-multiselectable={selectable || undefined}
        aria-busy={loading || undefined}
        aria-activedescendant={current !== null && currentShown ? rowId(current) : undefined}
        onKeyDown={onKeyDown}
        onScroll={props.onScrollTop && ((event) => props.onScrollTop?.(event.currentTarget.scrollTop))}
        onFocus={(event) => {
          if (
            event.target === event.currentTarget &&
            currentIndex < 0 &&
            rows.length > 0 &&
            event.currentTarget.matches(':focus-visible')
          )
            setCurrent(0);
        }}
      >
        <GridHead
          columns={shownColumns}
          template={template}
          bare={bare}
          minWidth={minWidth}
          sort={sort}
          thenBy={props.thenBy}
          onSort={onSort}
          onMoveColumn={props.onMoveColumn}
          onSizeColumn={props.onSizeColumn}
          picked={selectable ? picked : null}
          all={all}
          onPickAll={(on) => onSelection?.({ mode: on ? 'allBut' : 'some', ids: new Set() })}
        />
        {bare ? (
          // A grid holds rows alone: what stands in their place is the one cell of one row.
          <div role="rowgroup" style={{ display: 'contents' }}>
            <div role="row" style={{ display: 'contents' }}>
              <div role="gridcell" style={{ display: 'contents' }}>
                {props.empty}
              </div>
            </div>
          </div>
        ) : (
          <div role="rowgroup" className={classes.body} style={{ height: virtual.getTotalSize(), minWidth }}>
            {items.map((item) => {
              const row = rows[item.index];
              const top = item.start - headHeight;
              if (!row) {
                return (
                  <div
                    key={`bar-${item.index}`}
                    className={classes.row}
                    style={{ height: rowHeight, transform: `translateY(${top}px)`, gridTemplateColumns: template }}
                    aria-hidden
                  >
                    {selectable && <span />}
                    {shownColumns.map((column) => (
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
                  label={rowLabel(row)}
                  columns={shownColumns}
                  template={template}
                  height={rowHeight}
                  top={top}
                  ticked={selectable ? isSelected(chosen, row.id) : null}
                  current={row.id === current}
                  acts={acts}
                  minWidth={minWidth}
                  edited={cells.edited?.row === row.id ? cells.edited.column : null}
                  buttons={rowActions && row.id === current ? rowActions(row) : undefined}
                />
              );
            })}
          </div>
        )}
      </div>
    </div>
  );
}
