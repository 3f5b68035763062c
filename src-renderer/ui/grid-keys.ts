import type { KeyboardEvent, RefObject } from 'react';
import { strings } from '@shared/locale';
import { useShortcut } from '@renderer/app/shortcuts';
import { rowAt, type GridRows } from './grid-rows';
import type { GridSelecting } from './grid-selecting';

export interface GridKeys<Row> {
  scroll: RefObject<HTMLDivElement | null>;
  rows: GridRows<Row>;
  currentIndex: number;
  /** The first row that is seen whole: where keys begin while no row is current. */
  firstSeen: () => number;
  rowHeight: number;
  /** The grid's keys are heard before it has the focus. */
  heard: boolean;
  /** Null where the grid has no checkboxes. */
  selecting: GridSelecting | null;
  /** Makes a row the current one because of a key; with Shift it takes along what is passed. */
  goTo: (index: number, taking: boolean) => void;
  onOpen?: (row: Row) => void;
  /** Keeps Enter for the rows that are on their way; null while there are none. */
  hold: (() => void) | null;
  /** Opens the current row's cell to edit it; null where no cell is edited. */
  edit: ((row: Row) => void) | null;
  /** The letter of a column opens its cell. True when it was one. */
  editByKey: (key: string, row: Row) => boolean;
  onRowKey?: (event: KeyboardEvent, row: Row) => boolean;
}

/** Whether something is open above the page, which keeps the focus. */
function isBehindDialog(): boolean {
  return document.activeElement?.closest('[role="dialog"]') != null;
}

/**
 * The keys of a grid: ↑↓ or J K move, Home End PgUp PgDn leap, Shift takes along what is passed, Enter opens, Space selects,
 * Ctrl A takes all, F2 edits.
 * @returns what the grid does with a key that is pressed in it
 */
export function useGridKeys<Row extends { id: string }>(
  keys: GridKeys<Row>,
): (event: KeyboardEvent<HTMLDivElement>) => void {
  const { scroll, rows, currentIndex, rowHeight, heard, selecting, goTo, edit } = keys;
  const row = rowAt(rows, currentIndex);

  /** Where a key that moves leads; undefined for another key. */
  function destination(key: string): number | undefined {
    const page = Math.max(1, Math.floor((scroll.current?.clientHeight ?? 360) / rowHeight) - 2);
    const [next, previous] =
      currentIndex < 0 ? [keys.firstSeen(), keys.firstSeen()] : [currentIndex + 1, currentIndex - 1];
    const moves: Record<string, number> = {
      ArrowDown: next,
      ArrowUp: previous,
      j: next,
      k: previous,
      Home: 0,
      End: rows.length - 1,
      PageDown: next - 1 + page,
      PageUp: previous + 1 - page,
    };
    const to = moves[key];
    return to === undefined ? undefined : Math.max(0, Math.min(rows.length - 1, to));
  }

  function step(key: string): void {
    const to = destination(key);
    if (to === undefined || isBehindDialog()) return;
    goTo(to, false);
    scroll.current?.focus({ preventScroll: true });
  }

  function selectAll(): void {
    if (isBehindDialog()) return;
    selecting?.all();
    scroll.current?.focus({ preventScroll: true });
  }

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>): void {
    if (event.target !== event.currentTarget || event.altKey) return;
    const command = event.ctrlKey || event.metaKey;
    const isLetter = event.key.length === 1;
    const to = command && isLetter ? undefined : destination(isLetter ? event.key.toLowerCase() : event.key);
    if (to !== undefined) {
      event.preventDefault();
      goTo(to, event.shiftKey && !isLetter);
    } else if (keys.hold !== null && event.key === 'Enter' && !command) {
      event.preventDefault();
      keys.hold();
    } else if (row && event.key === 'Enter' && !command) {
      event.preventDefault();
      keys.onOpen?.(row);
    } else if (row && event.key === ' ' && selecting !== null) {
      event.preventDefault();
      if (event.shiftKey) selecting.extend(currentIndex, currentIndex);
      else selecting.toggle(currentIndex);
    } else if (command && event.key.toLowerCase() === 'a' && selecting !== null) {
      event.preventDefault();
      selecting.all();
    } else if (row && ((!command && keys.editByKey(event.key, row)) || keys.onRowKey?.(event, row) === true)) {
      event.preventDefault();
    }
  }

  const { next, previous, edit: editWord, selectAll: allWord } = strings.ui.grid;
  useShortcut('J', () => step('j'), { description: next, group: 'list', when: heard });
  useShortcut('K', () => step('k'), { description: previous, group: 'list', when: heard });
  useShortcut('F2', () => row && edit?.(row), {
    description: editWord,
    group: 'list',
    when: heard && row !== undefined && edit !== null,
  });
  useShortcut('Ctrl A', selectAll, {
    description: allWord,
    group: 'list',
    when: heard && selecting !== null,
    notWhileTyping: true,
  });
  const atRest = { when: heard, notOnControls: true, hidden: true };
  useShortcut('↓', () => step('ArrowDown'), { description: next, ...atRest });
  useShortcut('↑', () => step('ArrowUp'), { description: previous, ...atRest });
  useShortcut('Home', () => step('Home'), { description: previous, ...atRest });
  useShortcut('End', () => step('End'), { description: next, ...atRest });
  useShortcut('PageDown', () => step('PageDown'), { description: next, ...atRest });
  useShortcut('PageUp', () => step('PageUp'), { description: previous, ...atRest });

  return onKeyDown;
}
