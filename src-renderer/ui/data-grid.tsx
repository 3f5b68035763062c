import {
  useEffect,
  useEffectEvent,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
} from 'react';
import { useFocusKept } from './focus-back';
import { useGridCurrent } from './grid-current';
import { useCellEditing } from './grid-edit';
import { GridHead, type GridColumn, type GridHeadProps, type GridSort } from './grid-head';
import { useGridKeys } from './grid-keys';
import { type GridRowActs } from './grid-row';
import { rowAt, type GridRows } from './grid-rows';
import { GridScroll, type GridScrollHandle } from './grid-scroll';
import { useGridSelecting } from './grid-selecting';
import { selectedCount, type GridSelection } from './grid-selection';
import { leastWidth, tracksOf, useWide } from './grid-tracks';
import { swallowSecondClick } from './second-click';
import classes from './data-grid.module.css';

export interface DataGridProps<Row extends { id: string }> extends Pick<
  GridHeadProps<Row>,
  'thenBy' | 'onSort' | 'onMoveColumn' | 'onSizeColumn'
> {
  label: string;
  columns: ReadonlyArray<GridColumn<Row>>;
  /** The rows loaded so far; a place in between is empty while its row is not. */
  rows: GridRows<Row>;
  /** How many there are in all; null while it is being counted. */
  total: number | null;
  /** First load: bars in the place of rows. */
  loading?: boolean;
  /** Rows of an earlier question stand here until those of this one come: until then none becomes current, and Enter waits. */
  stale?: boolean;
  /** There is more to load: called when the last loaded rows come near. */
  hasMore?: boolean;
  onEndReached?: () => void;
  /** There is more before the first loaded row; rows put before it do not move what is on screen. */
  hasBefore?: boolean;
  onStartReached?: () => void;
  /** Which rows are seen, the last one in, but for those that race by: of a list that is loaded where one looks. */
  onShown?: (first: number, last: number) => void;
  /** The ids from one place to another, both in, where rows between are not loaded. */
  idsBetween?: ((from: number, to: number) => Promise<readonly string[]>) | null;
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
  /** The current row was chosen elsewhere: it is brought into view when the list appears. */
  reveal?: boolean;
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

/**
 * A list of any length: its head, its rows, which of them is current and which are selected. The focus stays on the grid and
 * the current row is named by aria-activedescendant; grid-keys.ts says what its keys do.
 */
export function DataGrid<Row extends { id: string }>(props: DataGridProps<Row>) {
  const { columns, rows, total, loading = false, stale = false, hasMore = false, hasBefore = false } = props;
  const { onOpen, onSelection, rowHeight = 36, pageKeys = true, autoFocus } = props;
  const wide = useWide();
  const gridId = useId();
  const scroll = useRef<HTMLDivElement>(null);
  const body = useRef<GridScrollHandle>(null);
  const [ownCurrent, setOwnCurrent] = useState<string | null>(null);
  const [byKeys, setByKeys] = useState(false);
  const current = props.current === undefined ? ownCurrent : props.current;
  const walk = useGridCurrent(rows, current, props.listKey, stale);
  const { currentIndex } = walk;
  const shownColumns = useMemo(() => columns.filter((column) => wide || column.wideOnly !== true), [columns, wide]);
  const widths = shownColumns.map((column) => column.width);
  const selectable = onSelection !== undefined;
  const selecting = useGridSelecting(rows, props.selection, onSelection, props.idsBetween);
  const template = tracksOf(widths, selectable);
  const minWidth = props.sideways === true ? leastWidth(widths, selectable) : undefined;
  const cells = useCellEditing(shownColumns, () => scroll.current?.focus({ preventScroll: true }));

  useEffect(() => {
    // Whoever is typing in a dialog by now keeps the focus there: a screen may come late.
    const inDialog = document.activeElement?.closest('[role="dialog"]') != null;
    if (autoFocus === true && !inDialog) scroll.current?.focus({ preventScroll: true });
  }, [autoFocus]);

  const keepFocus = useFocusKept(scroll);
  const firstSeen = (): number => body.current?.firstSeen() ?? 0;

  function setCurrent(index: number): void {
    const row = rowAt(rows, index);
    if (!row) return;
    walk.arrive();
    setOwnCurrent(row.id);
    props.onCurrent?.(row.id);
    body.current?.show(index);
  }

  function goTo(index: number, taking: boolean): void {
    if (rows.length === 0 || stale) return;
    setByKeys(true);
    if (taking) selecting.extend(index, currentIndex < 0 ? index : currentIndex);
    setCurrent(index);
    if (rowAt(rows, index) !== undefined) return;
    walk.await(index);
    body.current?.show(index);
  }

  const awaited = walk.awaited !== null && rowAt(rows, walk.awaited) !== undefined ? walk.awaited : null;
  const arrive = useEffectEvent(setCurrent);
  useEffect(() => {
    if (awaited !== null) arrive(awaited);
  }, [awaited]);

  function editByKey(key: string, row: Row): boolean {
    const column = shownColumns.find(({ editKey }) => editKey?.toLowerCase() === key.toLowerCase());
    const nothing = selectedCount(selecting.chosen, rows.length) === 0;
    return nothing && column !== undefined && cells.edit(row, column.key);
  }

  const enterWaits = useRef(false);
  const hold = (): void => {
    enterWaits.current = true;
  };
  const onKeyDown = useGridKeys({
    scroll,
    rows,
    currentIndex,
    firstSeen,
    rowHeight,
    heard: pageKeys && rows.length > 0,
    selecting: selectable ? selecting : null,
    goTo,
    onOpen,
    hold: stale ? hold : null,
    edit: columns.some((column) => column.editor !== undefined) ? cells.edit : null,
    editByKey,
    onRowKey: props.onRowKey,
  });

  function onRowClick(event: MouseEvent<HTMLDivElement>, row: Row, index: number): void {
    const { target, currentTarget } = event;
    if (!(target instanceof Element) || target.closest('button, a, input, label, [data-editing]') !== null) return;
    // React hands up what is clicked in the choices of a field or a menu of the row too, which lie elsewhere on the page.
    if (!currentTarget.contains(target)) return;
    setByKeys(false);
    setCurrent(index);
    if (selectable && event.shiftKey) selecting.extend(index, currentIndex < 0 ? index : currentIndex);
    else if (selectable && (event.ctrlKey || event.metaKey)) selecting.toggle(index);
    else if (onOpen) {
      onOpen(row);
      swallowSecondClick();
    }
  }

  function onTick(index: number, extend: boolean): void {
    setCurrent(index);
    if (extend) selecting.extend(index, currentIndex < 0 ? index : currentIndex);
    else selecting.toggle(index);
    scroll.current?.focus({ preventScroll: true });
  }

  const isAnswered = rows.length > 0 && !stale;
  const takeFirst = useEffectEvent(() => {
    const grid = scroll.current;
    const isOpened = enterWaits.current;
    enterWaits.current = false;
    if (document.activeElement !== grid) return;
    // It had the focus before its rows were there.
    const index = currentIndex < 0 ? firstSeen() : currentIndex;
    if (isOpened || (current === null && grid?.matches(':focus-visible') === true)) setCurrent(index);
    const row = rowAt(rows, index);
    if (isOpened && row) onOpen?.(row);
  });
  useEffect(() => {
    if (isAnswered) takeFirst();
  }, [isAnswered]);

  const isFound = currentIndex >= 0;
  const revealCurrent = useEffectEvent(() => {
    if (props.reveal === true) body.current?.show(currentIndex);
  });
  useEffect(() => {
    if (isFound) revealCurrent();
  }, [isFound]);

  const { instead } = walk;
  const goOn = useEffectEvent(() => {
    // What was deleted or no longer belongs here leaves the keys where it stood.
    if (instead !== null && document.activeElement === scroll.current) setCurrent(instead);
  });
  useEffect(() => {
    if (instead !== null) goOn();
  }, [instead]);

  const all = total ?? rows.length;
  const picked = selectable ? selectedCount(selecting.chosen, all) : 0;
  const isPicking = picked > 0;
  const keepInView = useEffectEvent(() => body.current?.keep(currentIndex));
  useEffect(() => {
    if (!isPicking) return undefined;
    // The bar of what can be done with the selection comes to stand over the last rows.
    keepInView();
    const list = scroll.current;
    return () => {
      // It goes with the selection, and with it the button that had the focus.
      if (document.activeElement === document.body) list?.focus({ preventScroll: true });
    };
  }, [isPicking]);

  const latest = useRef({ click: onRowClick, tick: onTick, cells });
  useLayoutEffect(() => {
    latest.current = { click: onRowClick, tick: onTick, cells };
  });
  const acts = useMemo<GridRowActs<Row>>(
    () => ({
      click: (event, row, index) => latest.current.click(event, row, index),
      tick: (index, extend) => latest.current.tick(index, extend),
      edit: (row, column) => void latest.current.cells.edit(row, column),
      leave: (how) => latest.current.cells.leave(how),
    }),
    [],
  );

  // What stands in place of rows needs no head over it; screen readers still hear of what the list consists.
  const bare = !loading && rows.length === 0 ? props.empty : undefined;

  return (
    <div
      className={classes.grid}
      data-selectable={selectable || undefined}
      data-some={isPicking || undefined}
      data-keys={byKeys || undefined}
    >
      <GridScroll
        ref={body}
        scroll={scroll}
        gridId={gridId}
        label={props.label}
        head={
          <GridHead
            columns={shownColumns}
            template={template}
            bare={bare !== undefined}
            minWidth={minWidth}
            sort={props.sort}
            thenBy={props.thenBy}
            onSort={props.onSort}
            onMoveColumn={props.onMoveColumn}
            onSizeColumn={props.onSizeColumn}
            picked={selectable ? picked : null}
            all={all}
            onPickAll={(on) => onSelection?.({ mode: on ? 'allBut' : 'some', ids: new Set() })}
          />
        }
        columns={shownColumns}
        template={template}
        minWidth={minWidth}
        rows={rows}
        total={total}
        loading={loading}
        busy={loading || stale}
        hasMore={hasMore}
        onEndReached={props.onEndReached}
        hasBefore={hasBefore}
        onStartReached={props.onStartReached}
        onShown={props.onShown}
        chosen={selectable ? selecting.chosen : null}
        floating={isPicking}
        current={current}
        currentIndex={currentIndex}
        edited={cells.edited}
        acts={acts}
        rowLabel={props.rowLabel}
        rowActions={props.rowActions}
        rowHeight={rowHeight}
        initialScrollTop={props.initialScrollTop ?? 0}
        onScrollTop={props.onScrollTop}
        listKey={props.listKey}
        bare={bare}
        onKeyDown={onKeyDown}
        onFocus={(event) => {
          keepFocus(event);
          const grid = event.currentTarget;
          const byKey = event.target === grid && grid.matches(':focus-visible');
          if (byKey && currentIndex < 0 && isAnswered) setCurrent(firstSeen());
        }}
      />
    </div>
  );
}
