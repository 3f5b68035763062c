import { useMemo } from 'react';
import { strings } from '@shared/locale';
import { useRead } from '@renderer/app/ask';
import { saveView, useSavedViews, type NamedView } from '@renderer/features/views/saved-views';
import { builtIn, dealStates, dealViewText, readDealView, type DealViewState } from './deal-view-state';
import { filterOf, usePipelineView } from './view-state';

const words = strings.pipelinePage;

export interface DealView extends NamedView {
  state: DealViewState;
}

/** Every view of the list of deals: by state first, then the saved ones in their order. */
export function useDealViews(): DealView[] {
  const saved = useSavedViews('deal');
  return useMemo(
    () => [
      ...dealStates.map((id) => ({ id, name: words.states[id], saved: false, isShared: true, state: builtIn(id) })),
      ...(saved ?? []).map(({ id, name, state, isShared }) => ({
        id,
        name,
        saved: true,
        isShared,
        kept: state,
        state: readDealView(state),
      })),
    ],
    [saved],
  );
}

/** Shows a view as it is kept; from one state to another what is filtered and searched for stays. */
export function showDealView({ id, saved, state }: DealView): void {
  const { shown, chosen, search, change } = usePipelineView.getState();
  const stays = !saved && dealStates.some((one) => one === shown);
  change({ shown: id, ...state, ...(stays ? { chosen, search } : {}) });
}

/** Saves the list under a name, and shows it as that view from then on. */
export async function saveDealView(name: string, state: DealViewState, isShared: boolean): Promise<boolean> {
  const id = await saveView('deal', name, dealViewText(state), isShared);
  if (id !== null) usePipelineView.getState().change({ shown: id });
  return id !== null;
}

/**
 * How many deals of a pipeline each view holds.
 * @param pipelineId null asks nothing
 * @param today 'YYYY-MM-DD', what "within" counts from
 */
export function useDealCounts(
  views: readonly DealView[],
  pipelineId: string | null,
  today: string,
  timeZone: string,
): ReadonlyMap<string, number | undefined> {
  const input =
    pipelineId === null
      ? null
      : {
          of: views.map(({ state: { state, chosen, search } }) => ({
            pipelineId,
            state,
            filter: filterOf({ chosen, search }, today, timeZone),
          })),
        };
  const counts = useRead(['deal', 'task', 'interaction', 'pipeline'], 'deals.count', input, { keepPrevious: true });
  return new Map(views.map(({ id }, at) => [id, counts.data?.found[at]]));
}
