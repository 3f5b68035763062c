import { dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/adapter/element-adapter';
import { Fragment, useEffect, useId, useRef } from 'react';
import { strings } from '@shared/locale';
import { formatCount, formatMoney, formatPercent, formatSettings } from '@shared/locale/format';
import { Keycap, SkeletonBar, StageRing } from '@renderer/ui';
import { BoardCard } from './board-card';
import type { BoardColumn as Column, MoneySum } from './board-moves';
import { sumText } from './deal-words';
import classes from './board.module.css';

const words = strings.pipelinePage;

export interface BoardColumnProps {
  column: Column;
  /** The largest sum of a column, for the lengths of the bars. */
  largest: number;
  today: string;
  current: string | null;
  lifted: string | null;
  dragged: string | null;
  /** Where a dragged card would land: before the card of this number. */
  dropIndex: number | null;
  /** The arrow that moves the lifted card here. */
  hint: '←' | '→' | null;
  hintId: string;
  onFocus: (id: string) => void;
  onOpen: (id: string) => void;
  onGrow: (stageId: string, has: number) => void;
}

/** The number of the card before which a point lies, by the middles of the cards. */
function indexAt(list: Element, y: number, without: string): number {
  const cards = [...list.querySelectorAll<HTMLElement>('[data-deal]')].filter(
    (card) => card.dataset['deal'] !== without,
  );
  const at = cards.findIndex((card) => {
    const box = card.getBoundingClientRect();
    return y < box.top + box.height / 2;
  });
  return at < 0 ? cards.length : at;
}

/** How near the edge of a column a dragged card scrolls it, and how far at a time. */
const scrollZone = 48;
const scrollStep = 14;

function scrollNear(list: Element, y: number): void {
  const box = list.getBoundingClientRect();
  if (y < box.top + scrollZone) list.scrollTop -= scrollStep;
  else if (y > box.bottom - scrollZone) list.scrollTop += scrollStep;
}

function ownSum(sums: readonly MoneySum[]): MoneySum | undefined {
  return sums.find((sum) => sum.currency === formatSettings().currency) ?? sums[0];
}

function ColumnHead({ column, largest, titleId }: { column: Column; largest: number; titleId: string }) {
  const { stage, count } = column;
  const own = ownSum(column.sums);
  const sums = own === undefined ? [] : [own, ...column.sums.filter((sum) => sum !== own)];
  const share = (amount: number) => `${largest <= 0 ? 0 : Math.min(100, Math.max(0, (amount / largest) * 93))}%`;
  return (
    <header className={classes.columnHead}>
      <div className={classes.columnLine}>
        <StageRing probability={stage.probability} />
        <h2 id={titleId}>{stage.name}</h2>
        <span className={classes.count}>{formatCount(count)}</span>
        <span className={classes.chance} aria-hidden>
          {formatPercent(stage.probability)}
        </span>
      </div>
      {sums.length === 0 ? (
        <div className={classes.columnLine}>
          <span className={classes.sum}>{sumText([], 'amount')}</span>
        </div>
      ) : (
        sums.map((sum) => (
          <div key={sum.currency} className={classes.sums}>
            <span className={classes.sum}>{formatMoney(sum, { cents: 'never' })}</span>
            <span className={classes.weighted}>
              {words.weightedSum(formatMoney({ amount: sum.weighted, currency: sum.currency }, { cents: 'never' }))}
            </span>
          </div>
        ))
      )}
      <div className={classes.bar} aria-hidden>
        <span className={classes.barSum} style={{ width: share(own?.amount ?? 0) }} />
        <span className={classes.barWeighted} style={{ width: share(own?.weighted ?? 0) }} />
      </div>
    </header>
  );
}

/** The board while it is read: the places of columns and cards. */
export function BoardLoading() {
  return (
    <div className={classes.board} aria-busy>
      {[3, 2, 3, 1, 2].map((cards, column) => (
        <div key={column} className={classes.column}>
          <div className={classes.columnHead}>
            <div className={classes.columnLine}>
              <SkeletonBar width={96} />
            </div>
            <div className={classes.columnLine}>
              <SkeletonBar width="70%" />
            </div>
          </div>
          <div className={classes.cards}>
            {Array.from({ length: cards }, (_, card) => (
              <div key={card} className={classes.cardLoading}>
                <SkeletonBar width="80%" />
                <SkeletonBar width="55%" />
                <SkeletonBar width="35%" />
              </div>
            ))}
          </div>
        </div>
      ))}
    </div>
  );
}

/** One stage: its head, and its cards, more of which are read as one scrolls. */
export function BoardColumn({
  column,
  largest,
  today,
  current,
  lifted,
  dragged,
  dropIndex,
  hint,
  hintId,
  onFocus,
  onOpen,
  onGrow,
}: BoardColumnProps) {
  const { stage, cards, hasMore } = column;
  const titleId = useId();
  const section = useRef<HTMLElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const end = useRef<HTMLLIElement>(null);

  useEffect(() => {
    if (section.current === null) return undefined;
    return dropTargetForElements({
      element: section.current,
      canDrop: ({ source }) => typeof source.data['dealId'] === 'string',
      getData: ({ input, source }) => ({
        stageId: stage.id,
        index: list.current === null ? 0 : indexAt(list.current, input.clientY, String(source.data['dealId'])),
      }),
      onDrag: ({ location }) => {
        if (list.current) scrollNear(list.current, location.current.input.clientY);
      },
    });
  }, [stage.id]);

  useEffect(() => {
    if (!hasMore || end.current === null) return undefined;
    const watch = new IntersectionObserver(
      ([entry]) => entry?.isIntersecting === true && onGrow(stage.id, cards.length),
      { root: list.current, rootMargin: '600px' },
    );
    watch.observe(end.current);
    return () => watch.disconnect();
  }, [hasMore, cards.length, stage.id, onGrow]);

  const isTarget = dropIndex !== null || (lifted !== null && cards.some((card) => card.id === lifted));
  const shown = dragged === null ? cards : cards.filter((card) => card.id !== dragged);
  const lineBefore = dropIndex === null ? null : (shown[dropIndex]?.id ?? ':end');
  return (
    <section
      ref={section}
      className={classes.column}
      aria-labelledby={titleId}
      data-target={isTarget || undefined}
      data-stage={stage.id}
    >
      <ColumnHead column={column} largest={largest} titleId={titleId} />
      <ul ref={list} className={classes.cards} aria-labelledby={titleId}>
        {cards.map((card) => (
          <Fragment key={card.id}>
            {lineBefore === card.id && <li className={classes.dropLine} role="presentation" aria-hidden />}
            <BoardCard
              card={card}
              stage={stage}
              today={today}
              current={card.id === current}
              lifted={card.id === lifted}
              dragged={card.id === dragged}
              hintId={hintId}
              onFocus={onFocus}
              onOpen={onOpen}
            />
          </Fragment>
        ))}
        {lineBefore === ':end' && <li className={classes.dropLine} role="presentation" aria-hidden />}
        {hasMore && (
          <li ref={end} className={classes.more}>
            <SkeletonBar width="60%" />
          </li>
        )}
        {hint !== null && (
          <li className={classes.moveHere} aria-hidden>
            {words.moveHere}
            <Keycap>{hint}</Keycap>
          </li>
        )}
      </ul>
    </section>
  );
}
