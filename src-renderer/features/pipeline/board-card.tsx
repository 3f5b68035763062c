import { draggable } from '@atlaskit/pragmatic-drag-and-drop/adapter/element-adapter';
import { memo, useEffect, useRef, useState } from 'react';
import { strings } from '@shared/locale';
import { cx, DealCard } from '@renderer/ui';
import type { DealCardRow, Stage } from './board-moves';
import { nextOf, partyOf, quietOf, spokenCard, valueOf } from './deal-words';
import classes from './board.module.css';

export interface BoardCardProps {
  card: DealCardRow;
  stage: Stage;
  today: string;
  current: boolean;
  lifted: boolean;
  /** It is being dragged by mouse: its place stays, greyed. */
  dragged: boolean;
  hintId: string;
  onFocus: (id: string) => void;
  onOpen: (id: string) => void;
}

/** A deal on the board: it takes the focus, opens on a click, and is dragged. */
export const BoardCard = memo(function BoardCard({
  card,
  stage,
  today,
  current,
  lifted,
  dragged,
  hintId,
  onFocus,
  onOpen,
}: BoardCardProps) {
  const element = useRef<HTMLDivElement>(null);
  // Only while the browser takes the picture that follows the mouse.
  const [pictured, setPictured] = useState(false);
  const { id } = card;
  useEffect(() => {
    if (element.current === null) return undefined;
    return draggable({
      element: element.current,
      getInitialData: () => ({ dealId: id }),
      onGenerateDragPreview: () => setPictured(true),
      onDragStart: () => setPictured(false),
      onDrop: () => setPictured(false),
    });
  }, [id]);
  const quiet = quietOf(card, stage.daysToRot, today);
  return (
    <li className={cx(classes.item, (lifted || pictured) && classes.itemLifted)}>
      <div
        ref={element}
        id={`deal-${id}`}
        role="button"
        tabIndex={current ? 0 : -1}
        className={classes.card}
        aria-describedby={hintId}
        aria-pressed={lifted}
        aria-roledescription={strings.pipelinePage.col.title}
        data-deal={id}
        onFocus={() => onFocus(id)}
        onClick={() => onOpen(id)}
      >
        <span className="cd-sr">{spokenCard(card, quiet)}</span>
        <div aria-hidden>
          <DealCard
            title={card.title}
            company={partyOf(card)}
            value={valueOf(card)}
            quiet={quiet}
            next={nextOf(card)}
            nextKey="S"
            lifted={lifted || pictured}
            ghost={dragged}
          />
        </div>
      </div>
    </li>
  );
});
