import {
  IconChevronDown,
  IconChevronUp,
  IconDots,
  IconHistory,
  IconMapSearch,
  IconPencil,
  IconPhone,
  IconTrash,
} from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useLocation, useParams } from 'wouter';
import { strings } from '@shared/locale';
import { formatCount } from '@shared/locale/format';
import { ask, isGone, tellFailure } from '@renderer/app/ask';
import { dial } from '@renderer/app/dial';
import { useShortcut } from '@renderer/app/shortcuts';
import { CloseDialog } from '@renderer/features/pipeline/close-dialog';
import { useTrashDeal } from '@renderer/features/pipeline/mutations';
import { usePipelines } from '@renderer/features/pipeline/queries';
import { usePipelineView } from '@renderer/features/pipeline/view-state';
import { HeadLine, Page, PageBody, PageHead } from '@renderer/features/shell/page';
import { useBackList } from '@renderer/stores/back-list';
import { useRecordHistory } from '@renderer/stores/record-history';
import { useShownRecord } from '@renderer/stores/shown-record';
import { Button, EmptyState, IconButton, LoadFailed, MenuList, SkeletonBlock } from '@renderer/ui';
import { DealHead } from './deal-head';
import { DealLately } from './deal-lately';
import { DealPanel } from './deal-panel';
import { DealSteps } from './deal-steps';
import { EditDealDialog } from './edit-deal-dialog';
import { useDeal, type Deal } from './queries';
import { StageTiles } from './stage-tiles';
import classes from './deal.module.css';

const words = strings.dealPage;

/** The deals beside this one in the list it was opened from. */
function useNeighbours(id: string) {
  const [, go] = useLocation();
  const list = useBackList((state) => state.list);
  const keep = usePipelineView((state) => state.keep);
  const at = list?.href === '/pipeline' ? list.ids.indexOf(id) : -1;
  const step = (by: number) => {
    const next = at < 0 ? undefined : list?.ids[at + by];
    if (next === undefined) return;
    keep({ current: next });
    go(`/deals/${next}`, { replace: true });
  };
  const place =
    list !== null && at >= 0
      ? words.place(formatCount(at + 1), formatCount(Math.max(list.total, list.ids.length)), list.label)
      : undefined;
  return { place, hasBefore: at > 0, hasAfter: at >= 0 && at < (list?.ids.length ?? 0) - 1, step };
}

/** Rings whom the deal is with, asking first where they asked not to be called. */
async function callContact(deal: Deal): Promise<void> {
  if (deal.contactId === null) return;
  try {
    const card = await ask('contacts.get', { id: deal.contactId });
    await dial({
      contactId: card.id,
      name: card.displayName,
      company: deal.companyName,
      number: deal.contactPhoneE164 ?? deal.contactPhone,
      doNotCall: card.doNotCall,
    });
  } catch (failure) {
    tellFailure(failure);
  }
}

function WholeDeal({ deal }: { deal: Deal }) {
  const [, go] = useLocation();
  const [closing, setClosing] = useState<'won' | 'lost' | null>(null);
  const [editing, setEditing] = useState(false);
  const trash = useTrashDeal();
  const showHistory = useRecordHistory((state) => state.show);
  const pipeline = usePipelines().data?.rows.find((row) => row.id === deal.pipelineId);
  const { place, hasBefore, hasAfter, step } = useNeighbours(deal.id);
  const stepIsCall = deal.tasks.find((task) => task.id === deal.nextTask?.id)?.kind === 'call';
  const callable = deal.contactId !== null;
  const dealId = deal.id;
  const contactId = deal.contactId ?? deal.companyId ?? undefined;
  useEffect(() => useShownRecord.getState().show({ dealId, contactId }), [dealId, contactId]);
  useShortcut('C', () => void callContact(deal), {
    description: words.call,
    group: 'card',
    when: callable && !stepIsCall,
  });

  return (
    <>
      <PageHead
        title={pipeline?.name ?? words.loading}
        path={[{ label: words.pipeline, href: '/pipeline' }]}
        meta={place}
        actions={
          <>
            <IconButton
              repeats
              icon={IconChevronUp}
              label={words.previous}
              keys="K"
              bind="card"
              disabled={!hasBefore}
              onClick={() => step(-1)}
            />
            <IconButton
              repeats
              icon={IconChevronDown}
              label={words.next}
              keys="J"
              bind="card"
              disabled={!hasAfter}
              onClick={() => step(1)}
            />
            <HeadLine />
            <MenuList
              label={words.more}
              position="bottom-end"
              width={260}
              entries={[
                { label: words.edit, icon: IconPencil, onSelect: () => setEditing(true) },
                {
                  label: strings.historyPage.ofRecord.open,
                  icon: IconHistory,
                  onSelect: () => showHistory({ type: 'deal', id: deal.id, name: deal.title }),
                },
                ...(callable
                  ? [
                      {
                        label: `${words.call} ${deal.contactName}`,
                        icon: IconPhone,
                        keys: 'C',
                        onSelect: () => void callContact(deal),
                      },
                    ]
                  : []),
                '-',
                {
                  label: words.trash,
                  icon: IconTrash,
                  onSelect: () => {
                    trash.mutate(deal);
                    go('/pipeline');
                  },
                },
              ]}
              target={<IconButton icon={IconDots} label={words.more} />}
            />
          </>
        }
      />
      <PageBody
        scroll="flush"
        panel={
          <DealPanel
            key={deal.id}
            deal={deal}
            onReason={() => setClosing(deal.stage.kind === 'won' ? 'won' : 'lost')}
          />
        }
      >
        <div className={classes.whole}>
          {deal.deletedAt !== null && (
            <p className={classes.trashed} role="status">
              {words.inTrash}
            </p>
          )}
          <DealHead key={`head-${deal.id}`} deal={deal} onEdit={() => setEditing(true)} />
          <StageTiles deal={deal} onClose={setClosing} />
          <div className={classes.parts}>
            <DealSteps deal={deal} />
            <DealLately deal={deal} />
          </div>
        </div>
      </PageBody>
      {closing !== null && (
        <CloseDialog
          deal={deal}
          as={closing}
          before={deal.closedAt === null ? undefined : { reasonId: deal.outcomeReasonId, note: deal.outcomeNote }}
          onClose={() => setClosing(null)}
        />
      )}
      {editing && <EditDealDialog deal={deal} onClose={() => setEditing(false)} />}
    </>
  );
}

/** One deal: where it stands, what comes next, what was said, and who is in it. */
export default function DealPage() {
  const { id = '' } = useParams<{ id: string }>();
  const [, go] = useLocation();
  const deal = useDeal(id);
  return (
    <Page label={deal.data?.title ?? words.loading} deck>
      {deal.data ? (
        <WholeDeal deal={deal.data} />
      ) : (
        <>
          <PageHead title={words.loading} path={[{ label: words.pipeline, href: '/pipeline' }]} />
          <PageBody>
            {deal.error === null ? (
              <SkeletonBlock rows={6} />
            ) : isGone(deal.error) ? (
              <EmptyState
                icon={IconMapSearch}
                title={words.gone.title}
                text={words.gone.text}
                action={
                  <Button kind="primary" size="lg" onClick={() => go('/pipeline')}>
                    {words.gone.action}
                  </Button>
                }
              />
            ) : (
              <LoadFailed what={words.failed} why={deal.error.message} onAgain={() => void deal.refetch()} />
            )}
          </PageBody>
        </>
      )}
    </Page>
  );
}
