import { useState } from 'react';
import { strings } from '@shared/locale';
import { formatSettings } from '@shared/locale/format';
import { useUsers } from '@renderer/app/users';
import { ListViewTabs } from '@renderer/features/views/list-view-tabs';
import { saveOverView, useAsShown } from '@renderer/features/views/saved-views';
import { ViewDialog } from '@renderer/features/views/view-dialog';
import { LinkButton } from '@renderer/ui';
import { dealViewText, readDealView } from './deal-view-state';
import { dealViewWords } from './deal-words';
import { saveDealView, showDealView, useDealCounts, useDealViews } from './deal-views';
import { useDrawnPipeline } from './view-state';
import classes from './board.module.css';

const words = strings.pipelinePage;
const viewWords = strings.contactList.views;

/** The views of the list of deals, and how the list as it stands is saved as one. */
export function DealViewBar({ pipelineId, today }: { pipelineId: string | null; today: string }) {
  const { shown, state, sort, chosen, search } = useDrawnPipeline();
  const [naming, setNaming] = useState(false);
  const views = useDealViews();
  const counts = useDealCounts(views, pipelineId, today, formatSettings().timeZone);
  const now = { state, sort, chosen, search };
  // A view may be undone while it is shown; its list is then that of its state, filtered.
  const view = views.find(({ id }) => id === shown) ?? views.find(({ id }) => id === state);
  const differs = view !== undefined && dealViewText(view.state) !== dealViewText(now);
  useAsShown(view, differs);
  const users = useUsers().data?.rows ?? [];
  return (
    <div className={classes.viewBar}>
      <ListViewTabs
        label={words.states.label}
        views={views}
        counts={counts}
        view={view?.id ?? state}
        onShow={showDealView}
        onAdd={() => setNaming(true)}
        onRemoved={() => views[0] && showDealView(views[0])}
      />
      {differs && (
        <span className={classes.saves}>
          {view.saved && (
            <LinkButton
              onClick={() =>
                void saveOverView(view, dealViewText(now), (text) => dealViewWords(readDealView(text), users))
              }
            >
              {viewWords.saveOver(view.name)}
            </LinkButton>
          )}
          <LinkButton onClick={() => setNaming(true)}>{viewWords.saveAs}</LinkButton>
        </span>
      )}
      {naming && (
        <ViewDialog
          title={viewWords.dialogTitle}
          name=""
          asksShare
          onSave={(name, isShared) => saveDealView(name, now, isShared)}
          onClose={() => setNaming(false)}
        />
      )}
    </div>
  );
}
