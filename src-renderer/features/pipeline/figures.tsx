import { strings } from '@shared/locale';
import { formatCount, formatMonth } from '@shared/locale/format';
import { KeyFigure } from '@renderer/ui';
import type { OutputOf } from '@shared/contract/index';
import { sumText } from './deal-words';
import { usePipelineView } from './view-state';

const words = strings.pipelinePage.figure;

/** What the pipeline amounts to; the figures that are lists of deals show them. */
export function Figures({ totals, today }: { totals: OutputOf<'deals.board'>['totals'] | null; today: string }) {
  const chosen = usePipelineView((state) => state.chosen);
  const change = usePipelineView((state) => state.change);
  const count = (many: number | undefined) => (many === undefined ? '–' : many === 0 ? words.none : formatCount(many));
  const sum = (of: 'open' | 'wonThisMonth', what: 'amount' | 'weighted') =>
    totals === null ? '–' : sumText(totals[of], what);
  return (
    <>
      <KeyFigure
        label={words.open}
        value={sum('open', 'amount')}
        onClick={() => change({ view: 'list', state: 'open', sort: { by: 'value', descending: true } })}
      />
      <KeyFigure label={words.weighted} value={sum('open', 'weighted')} />
      <KeyFigure
        label={words.won(formatMonth(today))}
        value={sum('wonThisMonth', 'amount')}
        onClick={() => change({ view: 'list', state: 'won', sort: { by: 'updated', descending: true } })}
      />
      <KeyFigure
        label={words.quiet}
        value={count(totals?.quiet)}
        tone={totals && totals.quiet > 0 ? 'warn' : 'plain'}
        onClick={() => change({ chosen: { ...chosen, quiet: chosen.quiet === true ? undefined : true } })}
      />
      <KeyFigure
        label={words.noNextStep}
        value={count(totals?.noNextStep)}
        tone={totals && totals.noNextStep > 0 ? 'warn' : 'plain'}
        onClick={() => change({ chosen: { ...chosen, noNextStep: chosen.noNextStep === true ? undefined : true } })}
      />
    </>
  );
}
