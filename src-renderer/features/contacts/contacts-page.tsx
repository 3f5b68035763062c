import { IconAddressBook, IconDownload, IconFileImport, IconPlus, IconSearchOff, IconTrash } from '@tabler/icons-react';
import { useCallback, useDeferredValue, useMemo, useRef } from 'react';
import { useLocation } from 'wouter';
import { useShallow } from 'zustand/react/shallow';
import { strings } from '@shared/locale';
import { formatCount } from '@shared/locale/format';
import { useRead } from '@renderer/app/ask';
import { composeTo, dial } from '@renderer/app/dial';
import { hasOverlay, hasPage } from '@renderer/app/pages';
import { useShortcut } from '@renderer/app/shortcuts';
import { useUsers } from '@renderer/app/users';
import { Page, PageBody, PageHead } from '@renderer/features/shell/page';
import { useBackList } from '@renderer/stores/back-list';
import { openExport } from '@renderer/stores/export';
import { useLogCall } from '@renderer/stores/log-call';
import { useNewRecord } from '@renderer/stores/new-record';
import {
  Button,
  DataGrid,
  EmptyState,
  IconButton,
  LinkButton,
  SearchField,
  selectedCount,
  ViewTabs,
} from '@renderer/ui';
import { contactColumns } from './columns';
import { FilterBar } from './filter-bar';
import { LetterRail } from './letter-rail';
import { useContactCount, useContactRows, useLetters, useViewCounts, type ContactRow } from './queries';
import { SelectionActions } from './selection-actions';
import { filterOf, isNarrowed, useContactsView, type ContactSort, type ContactView } from './view-state';
import classes from './contacts.module.css';

const words = strings.contactsPage;

function ring({ id, displayName, companyName, phone, doNotCall }: ContactRow): void {
  void dial({ contactId: id, name: displayName, company: companyName, number: phone, doNotCall });
}

function write({ id, displayName, email }: ContactRow): void {
  void composeTo({ contactId: id, name: displayName, address: email });
}

const views: readonly ContactView[] = ['all', 'people', 'companies', 'customers'];
const rowHeights = { compact: 30, normal: 36, roomy: 44 } as const;
/** Ids around an opened card that the card's J and K walk through. */
const walkable = 2000;

/** The list of contacts, of any size: searched, filtered, sorted, and found again as it was left. */
export default function ContactsPage() {
  const [, go] = useLocation();
  // How far it is scrolled changes with every frame and is nothing to draw the page again for.
  const { view, search, chosen, sort, fromLetter, current, selection, change, keep, select } = useContactsView(
    useShallow(({ scrollTop: _, ...rest }) => rest),
  );
  const setBackList = useBackList((state) => state.set);
  const logCall = useLogCall((state) => state.open);
  const openNew = useNewRecord((state) => state.open);
  const searchRef = useRef<HTMLInputElement>(null);
  const gridRef = useRef<HTMLDivElement>(null);

  // The field keeps up with the typing; the list follows as quickly as it can.
  const wanted = useDeferredValue(search);
  const filter = useMemo(() => filterOf({ view, chosen, search: wanted }), [view, chosen, wanted]);
  const question = useMemo(() => ({ filter, sort, fromLetter }), [filter, sort, fromLetter]);
  const { rows, isPending, error, refetch, hasNext, hasBefore, next, previous } = useContactRows(question);
  const count = useContactCount(filter);
  const counts = useViewCounts();
  const users = useUsers();
  const info = useRead(['file', 'setting'], 'app.info', {});
  const rowHeight = rowHeights[info.data?.settings.rowHeight ?? 'normal'];

  const byName = (sort === null ? wanted.trim() === '' : sort.by === 'name') && sort?.descending !== true;
  const letters = useLetters(filter, byName);
  const found = count.data?.found ?? null;
  const all = count.data?.all ?? null;
  const owners = useMemo(() => new Map((users.data?.rows ?? []).map((user) => [user.id, user.name])), [users.data]);
  const columns = useMemo(
    () => contactColumns(owners, (row) => openNew('task', { contactId: row.id })),
    [owners, openNew],
  );
  const row = rows.find((one) => one.id === current) ?? null;
  const narrowed = isNarrowed({ chosen, search });

  function open(one: ContactRow): void {
    const at = rows.indexOf(one);
    const from = Math.max(0, at - walkable / 2);
    keep({ current: one.id });
    setBackList({
      href: '/contacts',
      label: words.title,
      ids: rows.slice(from, from + walkable).map(({ id }) => id),
      before: fromLetter === null ? from : null,
      total: found ?? rows.length,
    });
    go(`/contacts/${one.id}`);
  }

  useShortcut('/', () => searchRef.current?.focus(), { description: strings.shell.keys.search, group: 'list' });
  useShortcut('C', () => row && ring(row), { description: words.key.call, group: 'list', when: row !== null });
  useShortcut('L', () => row && logCall({ contactId: row.id }), {
    description: words.key.log,
    group: 'list',
    when: row !== null,
  });
  useShortcut('E', () => row && write(row), { description: words.key.email, group: 'list', when: row !== null });
  useShortcut('Enter', () => row && open(row), { description: words.key.open, group: 'list', when: row !== null });
  useShortcut('T', () => row && openNew('task', { contactId: row.id }), {
    description: strings.shell.newTask,
    group: 'list',
    when: row !== null,
  });

  const toGrid = useCallback(() => gridRef.current?.querySelector<HTMLElement>('[role="grid"]')?.focus(), []);
  const keepScroll = useCallback((scrollTop: number) => keep({ scrollTop }), [keep]);

  const nothingAtAll = all === 0 && view !== 'trash' && !narrowed;
  // The buttons that bind it elsewhere are not shown then.
  useShortcut('N', () => openNew('contact'), {
    description: words.newContact,
    group: 'list',
    when: nothingAtAll && hasPage('/import'),
  });
  const shownSort = sort ?? (wanted.trim() === '' ? { by: 'name' as const, descending: false } : null);

  const empty =
    error !== null ? (
      <div className={classes.failed} role="alert">
        <span>
          {words.failed.title}. {error.message}
        </span>
        <Button onClick={() => void refetch()}>{words.failed.again}</Button>
      </div>
    ) : nothingAtAll ? (
      <EmptyState
        icon={IconAddressBook}
        title={words.empty.title}
        text={words.empty.text}
        ghost={words.empty.ghost}
        action={
          hasPage('/import') ? (
            <Button kind="primary" size="lg" icon={IconFileImport} onClick={() => go('/import')}>
              {words.empty.import}
            </Button>
          ) : (
            <Button kind="primary" size="lg" icon={IconPlus} keys="N" bind="list" onClick={() => openNew('contact')}>
              {words.newContact}
            </Button>
          )
        }
        second={
          hasPage('/import') ? (
            <LinkButton keys="N" onClick={() => openNew('contact')}>
              {words.empty.write}
            </LinkButton>
          ) : undefined
        }
      />
    ) : view === 'trash' && !narrowed ? (
      <EmptyState
        icon={IconTrash}
        title={words.none.trashTitle}
        text={words.none.trashText}
        ghost={words.empty.ghost}
      />
    ) : (
      <EmptyState
        icon={IconSearchOff}
        title={words.none.title}
        text={words.none.text}
        ghost={words.empty.ghost}
        action={
          <Button kind="primary" size="lg" onClick={() => change({ search: '', chosen: {} })}>
            {words.none.clear}
          </Button>
        }
        second={
          search.trim() === '' ? undefined : (
            <LinkButton onClick={() => openNew('contact', { name: search.trim() })}>
              {words.none.add(search.trim())}
            </LinkButton>
          )
        }
      />
    );

  return (
    <Page label={words.title}>
      <PageHead
        title={words.title}
        meta={
          found === null || all === null || nothingAtAll
            ? undefined
            : found === all
              ? formatCount(all)
              : words.foundOf(formatCount(found), formatCount(all))
        }
        actions={
          !nothingAtAll && (
            <>
              <SearchField
                ref={searchRef}
                label={words.search}
                value={search}
                onChange={(text) => change({ search: text })}
                onLeave={toGrid}
              />
              {hasPage('/import') && (
                <IconButton icon={IconFileImport} label={words.importFile} onClick={() => go('/import')} />
              )}
              {hasOverlay('export') && view !== 'trash' && (
                <IconButton
                  icon={IconDownload}
                  label={words.exportList}
                  onClick={() => openExport({ filter, count: found ?? undefined })}
                />
              )}
              <Button kind="primary" icon={IconPlus} keys="N" bind="list" onClick={() => openNew('contact')}>
                {words.newContact}
              </Button>
            </>
          )
        }
      />
      <PageBody
        scroll="none"
        toolbar={
          !nothingAtAll && (
            <>
              <div className={classes.views}>
                <ViewTabs
                  label={words.views}
                  value={view}
                  choices={[...views, ...((counts.trash ?? 0) > 0 || view === 'trash' ? (['trash'] as const) : [])].map(
                    (value) => ({
                      value,
                      label: words.view[value],
                      count: counts[value] === undefined ? undefined : formatCount(counts[value]),
                    }),
                  )}
                  onChange={(value) => change({ view: value })}
                />
              </div>
              <FilterBar />
            </>
          )
        }
      >
        <div className={classes.main} data-bare={nothingAtAll || undefined} ref={gridRef}>
          <div className={classes.grid}>
            <DataGrid
              label={words.grid}
              columns={columns}
              rows={rows}
              total={found}
              loading={isPending}
              hasMore={hasNext}
              onEndReached={next}
              hasBefore={hasBefore}
              onStartReached={fromLetter === null ? undefined : previous}
              sort={
                shownSort === null ? undefined : { key: shownSort.by, direction: shownSort.descending ? 'desc' : 'asc' }
              }
              onSort={({ key, direction }) =>
                change({ sort: { by: key as ContactSort, descending: direction === 'desc' } })
              }
              selection={selection}
              onSelection={select}
              onOpen={open}
              rowLabel={(one) => one.displayName}
              current={current}
              onCurrent={(id) => keep({ current: id })}
              rowHeight={rowHeight}
              autoFocus={current !== null}
              initialScrollTop={useContactsView.getState().scrollTop}
              onScrollTop={keepScroll}
              listKey={JSON.stringify(question)}
              empty={empty}
            />
          </div>
          {byName && rows.length > 0 && (
            <LetterRail
              rows={rows}
              rowHeight={rowHeight}
              letters={letters.data?.letters ?? []}
              onJump={(letter) => change({ fromLetter: letter, selection })}
            />
          )}
        </div>
        <SelectionActions
          question={question}
          total={found ?? selectedCount(selection, rows.length)}
          trash={view === 'trash'}
          current={current}
          onExport={(selected) => openExport({ selected, filter, count: found ?? undefined })}
        />
      </PageBody>
    </Page>
  );
}
