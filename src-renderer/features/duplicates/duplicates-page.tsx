import { IconGitMerge, IconUsers, IconZoomScan } from '@tabler/icons-react';
import { useLocation } from 'wouter';
import { strings } from '@shared/locale';
import { formatCount, formatMoment } from '@shared/locale/format';
import { ask, tellFailure } from '@renderer/app/ask';
import { useShortcut } from '@renderer/app/shortcuts';
import { carryOut } from '@renderer/features/contacts/mutations';
import { Page, PageBody, PageHead } from '@renderer/features/shell/page';
import { openMerge } from '@renderer/stores/merge';
import { Button, DataGrid, EmptyState, JobProgress, LoadFailed, useCurrentRow } from '@renderer/ui';
import { groupColumns, reasonWords } from './columns';
import { useDuplicates, useScan, type GroupRow } from './queries';
import classes from './duplicates.module.css';

const words = strings.duplicatesPage;

function namesOf(row: GroupRow): string {
  return row.cards.map((card) => card.displayName || words.unnamed).join(', ');
}

function merge(row: GroupRow): void {
  openMerge(row.cards.map((card) => card.id));
}

/** Remembers that nobody of a group is another; undone from the message. */
function dismiss(row: GroupRow): void {
  void carryOut(words.said(namesOf(row)), () => ask('duplicates.dismiss', { ids: row.cards.map((card) => card.id) }));
}

/** The cards that may be the same, the likeliest first: each group is merged, or said to be of different ones. */
export default function DuplicatesPage() {
  const { rows, first, isPending, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useDuplicates();
  const scan = useScan();
  const [, go] = useLocation();
  const [row, takeInHand] = useCurrentRow(rows);
  const scannedAt = first?.scannedAt ?? null;

  function look(): void {
    if (scan === undefined) ask('duplicates.scan', {}).catch((failure: unknown) => tellFailure(failure));
  }
  useShortcut('M', () => row && merge(row), { description: words.merge, group: 'list', when: row !== undefined });
  useShortcut('X', () => row && dismiss(row), { description: words.notSame, group: 'list', when: row !== undefined });

  return (
    <Page label={words.title}>
      <PageHead
        title={words.title}
        path={[{ label: strings.qualityPage.title, href: '/quality' }]}
        meta={
          first === undefined || first.total === 0
            ? undefined
            : words.meta(formatCount(first.total), formatCount(first.cards))
        }
        actions={
          scannedAt !== null && (
            <>
              <span className={classes.when}>{words.looked(formatMoment(scannedAt))}</span>
              <Button icon={IconZoomScan} busy={scan !== undefined} onClick={look}>
                {words.again}
              </Button>
            </>
          )
        }
      />
      <PageBody
        scroll="none"
        toolbar={
          scan !== undefined && (
            <div className={classes.job}>
              <JobProgress
                flat
                title={scan.stage || words.looking}
                done={scan.done}
                total={scan.total}
                secondsLeft={scan.secondsLeft}
                stopHint={words.stopHint}
                onStop={() =>
                  void ask('jobs.cancel', { jobId: scan.id }).catch((failure: unknown) => tellFailure(failure))
                }
              />
            </div>
          )
        }
      >
        <DataGrid
          label={words.list}
          columns={groupColumns}
          rows={rows}
          total={hasNextPage ? null : rows.length}
          loading={isPending}
          hasMore={hasNextPage}
          onEndReached={() => {
            if (!isFetchingNextPage) void fetchNextPage();
          }}
          rowHeight={56}
          rowLabel={(one) => `${namesOf(one)}: ${reasonWords(one)}`}
          current={row?.id ?? null}
          onCurrent={takeInHand}
          onOpen={merge}
          autoFocus
          rowActions={(one) => (
            <span className={classes.acts}>
              <Button size="xs" keys="X" onClick={() => dismiss(one)}>
                {words.notSame}
              </Button>
              <Button size="xs" kind="soft" icon={IconGitMerge} keys="M" onClick={() => merge(one)}>
                {words.merge}
              </Button>
            </span>
          )}
          empty={
            error !== null ? (
              <LoadFailed what={words.failed} why={error.message} onAgain={() => void refetch()} />
            ) : scan !== undefined ? null : scannedAt === null ? (
              <EmptyState
                icon={IconUsers}
                title={words.neverTitle}
                text={words.neverText}
                ghost={words.ghost}
                action={
                  <Button kind="primary" size="lg" icon={IconZoomScan} onClick={look}>
                    {words.look}
                  </Button>
                }
              />
            ) : (
              <EmptyState
                icon={IconUsers}
                title={words.noneTitle}
                text={words.noneText}
                action={
                  <Button size="lg" onClick={() => go('/contacts')}>
                    {strings.contactCardPage.contacts}
                  </Button>
                }
              />
            )
          }
        />
      </PageBody>
    </Page>
  );
}
