import { monitorForElements } from '@atlaskit/pragmatic-drag-and-drop/adapter/element-adapter';
import { useCallback, useEffect, useId, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { strings } from '@shared/locale';
import { formatCount } from '@shared/locale/format';
import { useShortcut } from '@renderer/app/shortcuts';
import { useLogCall } from '@renderer/stores/log-call';
import { useNewRecord } from '@renderer/stores/new-record';
import { BoardColumn } from './board-column';
import {
  neighbour,
  placed,
  placementOf,
  samePlace,
  stepFrom,
  whereIs,
  type BoardColumn as Column,
  type DealCardRow,
  type Placement,
  type Way,
} from './board-moves';
import { LiftBar } from './lift-bar';
import { planStep } from './mutations';
import { useDealMoves } from './use-deal-moves';
import { usePipelineView } from './view-state';
import classes from './board.module.css';

const words = strings.pipelinePage;
const says = words.lift;
const arrows: Partial<Record<string, Way>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

interface Lift {
  id: string;
  home: Placement;
  placement: Placement;
  /** The board as it was taken from: it stands still while a card is in hand, whatever another window does. */
  from: readonly Column[];
}

interface Drag {
  id: string;
  from: readonly Column[];
  over: { stageId: string; index: number } | null;
}

/** A deal that is to be closed, with the stage it was seen in. */
export interface ClosingDeal {
  id: string;
  title: string;
  stageId: string;
}

export interface BoardProps {
  label: string;
  columns: readonly Column[];
  readAt: number;
  today: string;
  onOpen: (card: DealCardRow, column: Column) => void;
  onClose: (deal: ClosingDeal, as: 'won' | 'lost') => void;
  onGrow: (stageId: string, has: number) => void;
}

function dropOf(targets: ReadonlyArray<{ data: Record<string | symbol, unknown> }>): Drag['over'] {
  const data = targets[0]?.data;
  return typeof data?.['stageId'] === 'string' && typeof data['index'] === 'number'
    ? { stageId: data['stageId'], index: data['index'] }
    : null;
}

/** The board: deals in the columns of their stages, moved by mouse or by keys, each step said aloud. */
export function Board({ label, columns, readAt, today, onOpen, onClose, onGrow }: BoardProps) {
  const current = usePipelineView((state) => state.current);
  const keep = usePipelineView((state) => state.keep);
  const openNew = useNewRecord((state) => state.open);
  const logCall = useLogCall((state) => state.open);
  const [lift, setLift] = useState<Lift | null>(null);
  const [drag, setDrag] = useState<Drag | null>(null);
  const [said, setSaid] = useState('');
  const root = useRef<HTMLDivElement>(null);
  // The focus follows a card that the keys moved, or led to; a mouse moves no focus.
  const wantsFocus = useRef(false);
  const hintId = useId();
  // Whether the focus is on the board, or was before a dialog took it: its own keys are heard and listed then.
  const [holdsKeys, setHoldsKeys] = useState(false);

  const latest = useRef(columns);
  const failed = useCallback((id: string) => {
    const at = whereIs(latest.current, id);
    const column = at && latest.current[at.column];
    if (column) setSaid(says.saidFailed(column.cards[at.index]?.title ?? '', column.stage.name));
  }, []);
  const { shown: now, move } = useDealMoves(columns, readAt, failed);
  const shown = lift?.from ?? drag?.from ?? now;
  const board = useMemo(() => (lift === null ? shown : placed(shown, lift.placement)), [shown, lift]);
  const foundCurrent = current !== null && whereIs(board, current) !== null;
  const stop = foundCurrent ? current : neighbour(board, null, 'down');
  const at = stop === null ? null : whereIs(board, stop);
  const column = at && board[at.column];
  const card = at && column ? column.cards[at.index] : undefined;
  const largest = Math.max(0, ...board.flatMap((one) => one.sums.map((sum) => sum.amount)));

  useLayoutEffect(() => {
    latest.current = columns;
  }, [columns]);

  useLayoutEffect(() => {
    if (!wantsFocus.current || stop === null) return;
    wantsFocus.current = false;
    const element = document.getElementById(`deal-${stop}`);
    element?.focus({ preventScroll: true });
    element?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [board, stop]);

  // Where the current card was last seen: when it leaves the board, the keys stay at that place.
  const lastPlace = useRef<{ id: string; stageId: string; index: number } | null>(null);
  useLayoutEffect(() => {
    if (foundCurrent && at && column && current !== null) {
      lastPlace.current = { id: current, stageId: column.stage.id, index: at.index };
      return;
    }
    const was = lastPlace.current;
    if (was === null || was.id !== current) return;
    lastPlace.current = null;
    const left = board.find(({ stage }) => stage.id === was.stageId)?.cards ?? [];
    const next = left[Math.min(was.index, left.length - 1)]?.id ?? neighbour(board, null, 'down');
    wantsFocus.current = document.activeElement === document.body || document.activeElement === null;
    if (next !== null) keep({ current: next });
  }, [board, current, foundCurrent, at, column, keep]);

  useEffect(() => {
    // Coming back from a deal, or from making one: the keys are at its card, unless something else took the focus.
    if (foundCurrent && document.activeElement === document.body)
      document.getElementById(`deal-${current ?? ''}`)?.focus();
  }, [foundCurrent, current]);

  const say = useCallback(
    (text: (stage: string, index: string, of: string) => string, columnsNow: readonly Column[], id: string) => {
      const place = whereIs(columnsNow, id);
      const where = place && columnsNow[place.column];
      if (place && where) setSaid(text(where.stage.name, formatCount(place.index + 1), formatCount(where.count)));
    },
    [],
  );

  function go(way: Way): void {
    const next = neighbour(board, foundCurrent ? stop : null, way);
    if (next === null) return;
    wantsFocus.current = true;
    keep({ current: next });
    if (next === stop) document.getElementById(`deal-${next}`)?.focus();
  }

  function begin(one: DealCardRow): void {
    const home = placementOf(shown, one.id);
    if (home === null) return;
    setLift({ id: one.id, home, placement: home, from: shown });
    keep({ current: one.id });
    say((...where) => says.saidLifted(one.title, ...where), shown, one.id);
  }

  function stepLifted(way: Way): void {
    if (lift === null) return;
    const next = stepFrom(board, lift.id, way);
    if (next === null) return;
    wantsFocus.current = true;
    setLift({ ...lift, placement: next });
    say(says.saidAt, placed(shown, next), lift.id);
  }

  function commit(placement: Placement, home: Placement, one: DealCardRow): void {
    const stageName = board.find(({ stage }) => stage.id === placement.stageId)?.stage.name ?? '';
    void move(placement, { title: one.title, stageName, fromStageId: home.stageId });
  }

  function drop(): void {
    if (lift === null || !card) return;
    wantsFocus.current = true;
    setLift(null);
    say((...where) => says.saidDropped(card.title, ...where), board, lift.id);
    if (!samePlace(lift.placement, lift.home)) commit(lift.placement, lift.home, card);
  }

  function putBack(): void {
    if (lift === null || !card) return;
    wantsFocus.current = true;
    setLift(null);
    say((...where) => says.saidBack(card.title, ...where), shown, lift.id);
  }

  function closeAs(as: 'won' | 'lost'): void {
    if (!card) return;
    setLift(null);
    onClose({ id: card.id, title: card.title, stageId: lift?.home.stageId ?? card.stageId }, as);
  }

  const drop_ = useRef({ shown, commit });
  useLayoutEffect(() => {
    drop_.current = { shown, commit };
  });
  useEffect(
    () =>
      monitorForElements({
        canMonitor: ({ source }) => typeof source.data['dealId'] === 'string',
        onDragStart: ({ source }) => {
          setLift(null);
          setDrag({ id: String(source.data['dealId']), from: drop_.current.shown, over: null });
        },
        onDrag: ({ location }) => {
          const over = dropOf(location.current.dropTargets);
          setDrag((before) =>
            before === null || (before.over?.stageId === over?.stageId && before.over?.index === over?.index)
              ? before
              : { ...before, over },
          );
        },
        onDrop: ({ source, location }) => {
          setDrag(null);
          const id = String(source.data['dealId']);
          const over = dropOf(location.current.dropTargets);
          const { shown: before, commit: write } = drop_.current;
          const from = whereIs(before, id);
          const home = placementOf(before, id);
          const moved = from && before[from.column]?.cards[from.index];
          if (over === null || home === null || !moved) return;
          const cards = (before.find(({ stage }) => stage.id === over.stageId)?.cards ?? []).filter(
            (one) => one.id !== id,
          );
          const placement = { id, stageId: over.stageId, afterId: cards[over.index - 1]?.id ?? null };
          if (samePlace(placement, home)) return;
          write(placement, home, moved);
          say((...where) => says.saidDropped(moved.title, ...where), placed(before, placement), id);
        },
      }),
    [say],
  );

  const idle = lift === null;
  const keys = words.key;
  const onCard = { group: 'board' as const, when: idle && card !== undefined };
  const onBoard = { group: 'board' as const, when: onCard.when && holdsKeys };
  useShortcut('←', () => go('left'), { description: keys.move, ...onBoard });
  useShortcut('→', () => go('right'), { description: keys.move, ...onBoard });
  useShortcut('↑', () => go('up'), { description: keys.move, ...onBoard, hidden: true });
  useShortcut('↓', () => go('down'), { description: keys.move, ...onBoard, hidden: true });
  useShortcut('Space', () => card && begin(card), { description: keys.lift, ...onBoard });
  useShortcut('Enter', () => card && column && onOpen(card, column), { description: keys.open, ...onBoard });
  useShortcut('J', () => go('down'), { description: keys.next, ...onCard });
  useShortcut('K', () => go('up'), { description: keys.previous, ...onCard });
  useShortcut('W', () => closeAs('won'), { description: keys.won, ...onCard, when: onCard.when && foundCurrent });
  useShortcut('X', () => closeAs('lost'), { description: keys.lost, ...onCard, when: onCard.when && foundCurrent });
  useShortcut('S', () => card && void planStep(card), {
    description: keys.step,
    ...onCard,
    when: onCard.when && foundCurrent,
  });
  useShortcut(
    'T',
    () => card && openNew('task', { dealId: card.id, contactId: card.contactId ?? card.companyId ?? undefined }),
    { description: keys.task, ...onCard, when: onCard.when && foundCurrent },
  );
  useShortcut(
    'L',
    () => card && logCall({ dealId: card.id, contactId: card.contactId ?? card.companyId ?? undefined }),
    { description: keys.log, ...onCard, when: onCard.when && foundCurrent },
  );

  function onKeyDown(event: KeyboardEvent): void {
    if (!idle || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || !card || !column) return;
    if (!(event.target instanceof HTMLElement) || event.target.dataset['deal'] === undefined) return;
    const way = arrows[event.key];
    if (way !== undefined) go(way);
    else if (event.key === ' ') begin(card);
    else if (event.key === 'Enter') onOpen(card, column);
    else if (event.key === 'Home' || event.key === 'End') {
      const end = column.cards.at(event.key === 'Home' ? 0 : -1);
      wantsFocus.current = true;
      if (end) keep({ current: end.id });
    } else return;
    event.preventDefault();
  }

  const focused = useCallback((id: string) => keep({ current: id }), [keep]);
  const opened = useRef({ board, onOpen });
  useLayoutEffect(() => {
    opened.current = { board, onOpen };
  });
  const open = useCallback((id: string) => {
    const place = whereIs(opened.current.board, id);
    const where = place && opened.current.board[place.column];
    const one = place && where ? where.cards[place.index] : undefined;
    if (where && one) opened.current.onOpen(one, where);
  }, []);

  return (
    <>
      <div
        ref={root}
        className={classes.board}
        role="group"
        aria-label={label}
        onKeyDown={onKeyDown}
        onFocus={() => setHoldsKeys(true)}
        onBlur={(event) => {
          const next = event.relatedTarget;
          const main = event.currentTarget.closest('main');
          if (next instanceof Element && main?.contains(next) === true && !event.currentTarget.contains(next))
            setHoldsKeys(false);
        }}
      >
        <span id={hintId} hidden>
          {words.cardHint}
        </span>
        {board.map((one, number) => (
          <BoardColumn
            key={one.stage.id}
            column={one}
            largest={largest}
            today={today}
            current={stop}
            lifted={lift?.id ?? null}
            dragged={drag?.id ?? null}
            dropIndex={drag?.over?.stageId === one.stage.id ? drag.over.index : null}
            hint={
              lift === null || at === null
                ? null
                : number === at.column + 1
                  ? '→'
                  : number === at.column - 1
                    ? '←'
                    : null
            }
            hintId={hintId}
            onFocus={focused}
            onOpen={open}
            onGrow={onGrow}
          />
        ))}
      </div>
      <div className="cd-sr" role="status" aria-live="assertive">
        {said}
      </div>
      {lift !== null && card && (
        <LiftBar title={card.title} onStep={stepLifted} onClose={closeAs} onDrop={drop} onPutBack={putBack} />
      )}
    </>
  );
}
