import { IconArrowBackUp, IconDots, IconRestore, IconTrash, IconTrashX } from '@tabler/icons-react';
import { useDeferredValue, useMemo, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { strings } from '@shared/locale';
import { formatCount } from '@shared/locale/format';
import { ask, tellFailure } from '@renderer/app/ask';
import { JobEnded, written } from '@renderer/app/long-work';
import { useShortcut } from '@renderer/app/shortcuts';
import { undo } from '@renderer/app/undo';
import { useUsers } from '@renderer/app/users';
import { PastTabs } from '@renderer/features/history/past-tabs';
import { Page, PageBody, PageHead } from '@renderer/features/shell/page';
import {
  Button,
  ConfirmDialog,
  DataGrid,
  EmptyState,
  IconButton,
  LoadFailed,
  MenuList,
  nothingSelected,
  notify,
  SearchField,
  SelectionBar,
  ViewTabs,
  type GridSelection,
} from '@renderer/ui';
import { useTrash, useTrashCounts, type TrashItems, type TrashKind, type TrashRow } from './queries';
import { trashColumns } from './trash-columns';
import classes from './trash.module.css';

const words = strings.trash.page;
const kinds: readonly TrashKind[] = ['contact', 'deal', 'interaction', 'task', 'attachment'];
function itemsOf(rows: readonly TrashRow[]): TrashItems {
  return rows.map(({ kind, id }) => ({ kind, id }));
}

async function restore(rows: readonly TrashRow[], alone = false): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  // A card that another took in comes back by undoing that, or it would come back empty.
  if (rows.length === 1 && first.mergedInto !== null && first.txId !== null) {
    await undo(first.txId);
    return;
  }
  const what = rows.length === 1 ? first.title : strings.trash.counted(first.kind, rows.length);
  try {
    const txId = await written(await ask('trash.restore', { items: itemsOf(rows), ...(alone ? { alone } : {}) }));
    notify.done(words.restored(what), txId === null ? {} : { undo: () => void undo(txId) });
  } catch (failure) {
    if (!(failure instanceof JobEnded)) tellFailure(failure);
  }
}

/** What is taken out of the file for good: these, or all there is. */
type Doomed = { items: TrashItems } | 'all';

async function purge(doomed: Doomed): Promise<void> {
  try {
    const started = await ask('trash.purge', doomed === 'all' ? {} : doomed);
    await written({ txId: null, jobId: started.jobId });
  } catch (failure) {
    if (!(failure instanceof JobEnded)) tellFailure(failure);
  }
}

/** What was deleted, with what hung on it: restored from here, or taken out of the file for good. */
export default function TrashPage() {
  const [, go] = useLocation();
  const [kind, setKind] = useState<TrashKind>('contact');
  const [search, setSearch] = useState('');
  const wanted = useDeferredValue(search);
  const [current, setCurrent] = useState<string | null>(null);
  const [selection, setSelection] = useState<GridSelection>(nothingSelected);
  const [doomed, setDoomed] = useState<Doomed | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const users = useUsers().data?.rows;
  const trash = useTrash(kind, wanted);
  const counts = useTrashCounts().data;
  const names = useMemo(() => new Map((users ?? []).map((user) => [user.id, user.name])), [users]);
  const columns = useMemo(() => trashColumns(names, kind), [names, kind]);
  const all = counts === undefined ? null : kinds.reduce((sum, one) => sum + counts[one], 0);
  const row = trash.rows.find((one) => one.id === current);
  // Of a list that grows as one scrolls, what is loaded is what one chose from.
  const chosen = trash.rows.filter((one) => selection.ids.has(one.id) === (selection.mode === 'some'));
  const picked = chosen.length > 0 && (selection.mode === 'allBut' || selection.ids.size > 0) ? chosen : [];
  const doomedCount = doomed === null ? 0 : doomed === 'all' ? (all ?? 0) : doomed.items.length;
  const narrowed = wanted.trim() !== '';

  const focusGrid = (): void => content.current?.querySelector<HTMLElement>('[role="grid"]')?.focus();
  const choose = (next: TrashKind): void => {
    setKind(next);
    setSelection(nothingSelected);
    setCurrent(null);
  };
  async function restoreChosen(): Promise<void> {
    const rows = picked.length > 0 ? picked : row === undefined ? [] : [row];
    await restore(rows);
    setSelection(nothingSelected);
  }
  const open = (one: TrashRow): void => {
    if (one.kind === 'contact') go(`/contacts/${one.id}`);
    else if (one.kind === 'deal') go(`/deals/${one.id}`);
  };

  useShortcut('/', () => field.current?.focus(), { description: words.search, group: 'list' });
  useShortcut('R', () => void restoreChosen(), {
    description: words.restore,
    group: 'list',
    when: picked.length > 0 || row !== undefined,
  });
  useShortcut('Del', () => setDoomed({ items: itemsOf(picked.length > 0 ? picked : row === undefined ? [] : [row]) }), {
    description: words.purge,
    group: 'list',
    when: picked.length > 0 || row !== undefined,
    notWhileTyping: true,
  });

  return (
    <Page label={words.title}>
      <PageHead
        title={words.title}
        meta={words.meta}
        actions={
          <>
            <PastTabs here="trash" />
            <SearchField ref={field} label={words.search} value={search} onChange={setSearch} onLeave={focusGrid} />
            {(all ?? 0) > 0 && (
              <Button icon={IconTrashX} onClick={() => setDoomed('all')}>
                {words.empty}
              </Button>
            )}
          </>
        }
      />
      <PageBody
        scroll="none"
        toolbar={
          <div className={classes.kinds}>
            <ViewTabs
              label={words.list}
              value={kind}
              choices={kinds.map((value) => ({
                value,
                label: words.tabs[value],
                count: counts === undefined || counts[value] === 0 ? undefined : formatCount(counts[value]),
              }))}
              onChange={choose}
            />
          </div>
        }
      >
        <div ref={content} className={classes.main}>
          <DataGrid
            label={words.list}
            listKey={kind}
            columns={columns}
            rows={trash.rows}
            total={trash.hasNextPage ? null : trash.rows.length}
            loading={trash.isPending}
            hasMore={trash.hasNextPage}
            onEndReached={() => {
              if (!trash.isFetchingNextPage) void trash.fetchNextPage();
            }}
            rowLabel={(one) => one.title}
            current={current}
            onCurrent={setCurrent}
            selection={selection}
            onSelection={setSelection}
            onOpen={kind === 'contact' || kind === 'deal' ? open : undefined}
            autoFocus
            rowActions={(one) => (
              <span className={classes.acts}>
                <Button
                  size="xs"
                  icon={one.mergedInto === null ? IconRestore : IconArrowBackUp}
                  keys="R"
                  onClick={() => void restore([one])}
                >
                  {one.mergedInto === null ? words.restore : words.undoMerge}
                </Button>
                <MenuList
                  label={words.more(one.title)}
                  position="bottom-end"
                  target={<IconButton icon={IconDots} size={24} label={words.more(one.title)} />}
                  entries={[
                    {
                      label: words.restoreAlone,
                      icon: IconRestore,
                      disabled: one.mergedInto !== null,
                      onSelect: () => void restore([one], true),
                    },
                    '-',
                    {
                      label: words.purge,
                      icon: IconTrashX,
                      keys: 'Del',
                      danger: true,
                      onSelect: () => setDoomed({ items: itemsOf([one]) }),
                    },
                  ]}
                />
              </span>
            )}
            empty={
              trash.error === null ? (
                <EmptyState
                  icon={IconTrash}
                  title={narrowed ? words.noneTitle : words.emptyTitle}
                  text={narrowed ? words.noneText : words.emptyText}
                  ghost={[words.columns.what, words.columns.how, words.columns.when]}
                />
              ) : (
                <LoadFailed what={words.failed} why={trash.error.message} onAgain={() => void trash.refetch()} />
              )
            }
          />
        </div>
        <SelectionBar count={picked.length} onClear={() => setSelection(nothingSelected)}>
          <Button kind="ghost" icon={IconRestore} keys="R" onClick={() => void restoreChosen()}>
            {words.restore}
          </Button>
          <Button kind="ghost" icon={IconTrashX} keys="Del" onClick={() => setDoomed({ items: itemsOf(picked) })}>
            {words.purge}
          </Button>
        </SelectionBar>
      </PageBody>
      <ConfirmDialog
        opened={doomed !== null && doomedCount > 0}
        title={words.confirmTitle(formatCount(doomedCount))}
        text={words.confirmText}
        confirm={words.confirm(formatCount(doomedCount))}
        onClose={() => setDoomed(null)}
        onConfirm={() => {
          if (doomed !== null) void purge(doomed);
          setDoomed(null);
          setSelection(nothingSelected);
        }}
      />
    </Page>
  );
}
