import { IconCheck, IconTrophy } from '@tabler/icons-react';
import { localDateOf } from '@shared/domain/dates';
import { strings } from '@shared/locale';
import { formatCount, formatDay, formatPercent, formatSettings } from '@shared/locale/format';
import { useReopenDeal } from '@renderer/features/pipeline/mutations';
import { Button, cx, Glyph, StageRing, tileClass } from '@renderer/ui';
import { moveTo } from './mutations';
import type { Deal } from './queries';
import classes from './deal.module.css';

const words = strings.dealPage;

function underName(deal: Deal, at: number, now: number): string {
  const entry = deal.stages[at];
  if (entry === undefined) return '';
  const days = entry.days === null ? null : formatCount(entry.days);
  if (at === now && days !== null && entry.stage.daysToRot !== null)
    return words.daysAllowed(days, formatCount(entry.stage.daysToRot));
  if (days !== null && (at <= now || now < 0)) return words.days(days);
  return deal.closedAt === null ? formatPercent(entry.stage.probability) : '–';
}

/** How far the deal has come: the stages passed with their days, the present one, those ahead; and how it may end. */
export function StageTiles({ deal, onClose }: { deal: Deal; onClose: (as: 'won' | 'lost') => void }) {
  const reopen = useReopenDeal();
  const isOpen = deal.closedAt === null;
  const open = deal.stages.filter(({ stage }) => stage.kind === 'open');
  const now = isOpen ? open.findIndex(({ stage }) => stage.id === deal.stage.id) : -1;
  return (
    <div className={classes.stageRow}>
      <div className={classes.stages} role="group" aria-label={words.stages}>
        {open.map(({ stage }, at) => {
          const passed = isOpen ? at < now : deal.stage.kind === 'won';
          const state = at === now ? words.stageNow : passed ? words.stageDone : '';
          const under = underName(
            deal,
            deal.stages.findIndex((entry) => entry.stage.id === stage.id),
            isOpen ? now : -1,
          );
          const act = isOpen ? words.moveTo(stage.name) : words.reopenIn(stage.name);
          return (
            <button
              key={stage.id}
              type="button"
              className={cx(tileClass, classes.stage)}
              aria-current={at === now ? 'step' : undefined}
              title={at === now ? undefined : act}
              onClick={() => {
                if (!isOpen) reopen.mutate({ deal, stageId: stage.id });
                else if (at !== now) moveTo(deal, stage);
              }}
            >
              <span className={classes.stageName}>
                {passed ? (
                  <Glyph icon={IconCheck} size={14} />
                ) : (
                  <span aria-hidden>
                    <StageRing probability={stage.probability} />
                  </span>
                )}
                <span className={classes.cut}>{stage.name}</span>
              </span>
              <span className={classes.stageUnder}>{under}</span>
              <span className="cd-sr">{at === now ? state : [state, act].filter(Boolean).join(', ')}</span>
            </button>
          );
        })}
      </div>
      {isOpen ? (
        <>
          <Button
            className={classes.end}
            size="sm"
            icon={IconTrophy}
            keys="W"
            bind="card"
            onClick={() => onClose('won')}
          >
            {words.won}
          </Button>
          <Button className={classes.end} kind="ghost" size="sm" keys="X" bind="card" onClick={() => onClose('lost')}>
            {words.lost}
          </Button>
        </>
      ) : (
        <div className={classes.closed} data-kind={deal.stage.kind}>
          <StageRing
            probability={deal.stage.probability}
            kind={deal.stage.kind}
            label={deal.stage.kind === 'lost' ? words.closedAs.lost : words.closedAs.won}
          />
          <span className={classes.stageUnder}>
            {formatDay(localDateOf(deal.closedAt ?? '', formatSettings().timeZone))}
          </span>
        </div>
      )}
    </div>
  );
}
