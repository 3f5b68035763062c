import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useState, type DragEvent, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';
import { strings } from '@shared/locale';
import { cx, Glyph } from './glyph';
import { Tick } from './tick';
import classes from './data-grid.module.css';

/** How an editor of a cell is left: saved, given up, or on to the next cell of the row. */
export type LeaveCell = (how: 'done' | 'next' | 'previous') => void;

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
  /** Edits the cell in its place. */
  editor?: (row: Row, leave: LeaveCell) => ReactNode;
  /** False for a row whose cell is not edited in its place. */
  canEdit?: (row: Row) => boolean;
  /** The letter that edits the current row's cell while nothing is selected. */
  editKey?: string;
}

/** Whether the cell of a row is edited in its place. */
export function isEditable<Row>({ editor, canEdit }: GridColumn<Row>, row: Row): boolean {
  return editor !== undefined && canEdit?.(row) !== false;
}

export interface GridSort {
  key: string;
  direction: 'asc' | 'desc';
}

export interface GridHeadProps<Row> {
  columns: ReadonlyArray<GridColumn<Row>>;
  template: string;
  minWidth?: number;
  /** There are no rows: the heads are for screen readers alone. */
  bare: boolean;
  sort?: GridSort;
  /** Orders within the first. */
  thenBy?: readonly GridSort[];
  /** @param add with Shift: orders within what is sorted already */
  onSort?: (sort: GridSort, add: boolean) => void;
  /** Puts a column before another, or last. */
  onMoveColumn?: (key: string, before: string | null) => void;
  /** Makes a column this many pixels wide. */
  onSizeColumn?: (key: string, width: number) => void;
  /** How many rows are ticked; null where none can be. */
  picked: number | null;
  all: number;
  onPickAll: (on: boolean) => void;
}

const dragType = 'application/x-calldeck-column';
/** One press of a key makes a column this much wider or narrower. */
const sizeStep = 16;
const narrowest = 48;

function widthOf(cell: Element | null): number {
  return Math.round(cell?.getBoundingClientRect().width ?? 0);
}

/** The edge of a head, by which its column is sized. */
function Edge({ onSize }: { onSize: (width: number) => void }) {
  const [from, setFrom] = useState<{ x: number; width: number } | null>(null);
  function move(event: PointerEvent<HTMLSpanElement>): void {
    if (from) onSize(Math.max(narrowest, from.width + event.clientX - from.x));
  }
  return (
    <span
      className={classes.edge}
      data-on={from !== null || undefined}
      aria-hidden
      onPointerDown={(event) => {
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
        setFrom({ x: event.clientX, width: widthOf(event.currentTarget.parentElement) });
      }}
      onPointerMove={move}
      onPointerUp={() => setFrom(null)}
      onPointerCancel={() => setFrom(null)}
    />
  );
}

/**
 * The sticky row of column heads: what sorts is a button, and the first box ticks all. A head is dragged to its place and
 * sized by its edge; on a head Alt ← → moves its column and Alt Shift ← → sizes it.
 */
export function GridHead<Row>(props: GridHeadProps<Row>) {
  const { columns, template, bare, sort, thenBy = [], onSort, onMoveColumn, onSizeColumn, picked, all } = props;
  const [over, setOver] = useState<string | null>(null);
  const sorts = sort === undefined ? [] : [sort, ...thenBy];

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>, at: number): void {
    const step = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : 0;
    const key = columns[at]?.key;
    if (!event.altKey || step === 0 || key === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.shiftKey) onSizeColumn?.(key, Math.max(narrowest, widthOf(event.currentTarget) + step * sizeStep));
    else if (step < 0 && at > 0) onMoveColumn?.(key, columns[at - 1]?.key ?? null);
    else if (step > 0 && at < columns.length - 1) onMoveColumn?.(key, columns[at + 2]?.key ?? null);
  }

  function onDrop(event: DragEvent<HTMLDivElement>, before: string): void {
    const key = event.dataTransfer.getData(dragType);
    setOver(null);
    if (key === '') return;
    event.preventDefault();
    event.stopPropagation();
    if (key !== before) onMoveColumn?.(key, before);
  }

  return (
    <div
      role="rowgroup"
      className={bare ? 'cd-sr' : classes.head}
      style={{ gridTemplateColumns: template, minWidth: bare ? undefined : props.minWidth }}
    >
      <div role="row" aria-rowindex={1} style={{ display: 'contents' }}>
        {picked !== null && !bare && (
          <div role="columnheader" className={cx(classes.headCell, classes.headCheck)}>
            <Tick
              label={strings.ui.grid.selectAll}
              checked={all > 0 && picked === all}
              some={picked > 0 && picked < all}
              onToggle={(event) => props.onPickAll(event.currentTarget.checked)}
            />
          </div>
        )}
        {columns.map((column, at) => {
          const { sortKey } = column;
          const place = sorts.findIndex((one) => one.key === sortKey);
          const here = sortKey === undefined ? undefined : sorts[place];
          const name = (
            <span className={column.hideHeader === true ? 'cd-sr' : classes.headName} title={column.header}>
              {column.header}
            </span>
          );
          return (
            <div
              key={column.key}
              role="columnheader"
              className={classes.headCell}
              data-align={column.align}
              data-over={over === column.key || undefined}
              aria-sort={here && place === 0 ? (here.direction === 'asc' ? 'ascending' : 'descending') : undefined}
              draggable={onMoveColumn !== undefined && !bare ? true : undefined}
              onDragStart={(event) => {
                event.dataTransfer.setData(dragType, column.key);
                event.dataTransfer.effectAllowed = 'move';
              }}
              onDragOver={(event) => {
                if (!event.dataTransfer.types.includes(dragType)) return;
                event.preventDefault();
                setOver(column.key);
              }}
              onDragLeave={() => setOver(null)}
              onDrop={(event) => onDrop(event, column.key)}
              onKeyDown={(event) => onKeyDown(event, at)}
            >
              {sortKey !== undefined && onSort && !bare ? (
                <button
                  type="button"
                  className={classes.sort}
                  data-on={here !== undefined || undefined}
                  onClick={(event) =>
                    onSort({ key: sortKey, direction: here?.direction === 'asc' ? 'desc' : 'asc' }, event.shiftKey)
                  }
                >
                  {name}
                  {here && <Glyph icon={here.direction === 'asc' ? IconArrowUp : IconArrowDown} size={12} />}
                  {here && sorts.length > 1 && <span className={classes.sortPlace}>{place + 1}</span>}
                </button>
              ) : (
                name
              )}
              {onSizeColumn && !bare && <Edge onSize={(width) => onSizeColumn(column.key, width)} />}
            </div>
          );
        })}
      </div>
    </div>
  );
}
