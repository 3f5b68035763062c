import {
  IconAddressBook,
  IconDownload,
  IconFileImport,
  IconId,
  IconPlus,
  IconPrinter,
  IconSearchOff,
  IconTrash,
} from '@tabler/icons-react';
import { useCallback, useDeferredValue, useEffect, useMemo, useRef } from 'react';
import { useLocation } from 'wouter';
import { useShallow } from 'zustand/react/shallow';
import { countConditions } from '@shared/domain/contact-fields';
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
import { useGiving } from '@renderer/stores/giving';
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
  type GridSort,
} from '@renderer/ui';
import { noFilter, sameWhere, type SortOrder } from './built-in-views';
import { askedColumns, contactColumns } from './column-list';
import { ColumnsMenu } from './columns-menu';
import { useOwnFields } from './fields';
import { FilterBar } from './filter-bar';
import { useLayout } from './layout';
import { LetterRail } from './letter-rail';
import type { Chosen } from './mutations';
import { listInput, useContactCount, useContactRows, useCounts, useLetters, type ContactRow } from './queries';
import { SelectionActions } from './selection-actions';
import { firstWay, SortMenu } from './sort-menu';
import { ViewDialog } from './view-dialog';
import { ListViewTabs } from './view-tabs';
import { saveNewView, saveOverView, useListViews } from './views';
import { filterOf, isNarrowed, useContactsView } from './view-state';
import classes from './contacts.module.css';

const words = strings.contactsPage;

function ring({ id, displayName, companyName, phone, doNotCall }: ContactRow): void {
  void dial({ contactId: id, name: displayName, company: companyName, number: phone, doNotCall });
}

function write({ id, displayName, email }: ContactRow): void {
  void composeTo({ contactId: id, name: displayName, address: email });
}

const lists = strings.contactList;
const unsorted: SortOrder[] = [];
const rowHeights = { compact: 30, normal: 36, roomy: 44 } as const;
/** Ids around an opened card that the card's J and K walk through. */
const walkable = 2000;

/** The list of contacts, of any size: searched, filtered, sorted, and found again as it was left. */
export default function ContactsPage() {
  const [, go] = useLocation();
  // How far it is scrolled changes with every frame and is nothing to draw the page again for.
  const { view, trashed, search, where, fromLetter, current, selection, naming, change, keep, select } =
    useContactsView(useShallow(({ scrollTop: _, ready: __, ...rest }) => rest));
  const setBackList = useBackList((state) => state.set);
  const logCall = useLogCall((state) => state.open);
  const openNew = useNewRecord((state) => state.open);
  const searchRef = useRef<HTMLInputElement>(null);
  const gridRef = useRef<HTMLDivElement>(null);

  const views = useListViews();
  const shownView = views.find((one) => one.id === view);
  const [layout, setLayout] = useLayout(view, shownView?.layout ?? null);
  const own = useOwnFields();
  const sorted = useContactsView((state) => state.sort);
  const sort = sorted ?? layout.sort ?? shownView?.state.sort ?? unsorted;

  // The field keeps up with the typing; the list follows as quickly as it can.
  const wanted = useDeferredValue(search);
  const filter = useMemo(() => filterOf({ where, trashed, search: wanted }), [where, trashed, wanted]);
  const question = { filter, sort, fromLetter, columns: askedColumns(layout) };
  const { rows, isPending, error, refetch, hasNext, hasBefore, next, previous } = useContactRows(question);
  const count = useContactCount(filter);
  useEffect(() => {
    if (!isPending) useContactsView.setState({ ready: true });
  }, [isPending]);
  const tabCounts = useCounts(
    views.map(({ state }) => filterOf({ where: state.where, trashed: state.trashed === true, search: '' })),
    !isPending,
  );
  const counts = new Map(views.map(({ id }, at) => [id, tabCounts[at]]));
  const users = useUsers();
  const info = useRead(['file', 'setting'], 'app.info', {});
  const rowHeight = rowHeights[info.data?.settings.rowHeight ?? 'normal'];

  const [first] = sort;
  const byName = first === undefined ? wanted.trim() === '' : first.by === 'name' && !first.descending;
  const letters = useLetters(filter, byName);
  const found = count.data?.found ?? null;
  const all = count.data?.all ?? null;
  const customised = layout.columns.some(({ width }) => width !== undefined) || layout.columns.length > 9;
  const columns = useMemo(
    () =>
      contactColumns(
        layout,
        { own, users: users.data?.rows ?? [], onAddStep: (row) => openNew('task', { contactId: row.id }) },
        customised,
      ),
    [layout, own, users.data, openNew, customised],
  );
  const print = (what: Chosen): void =>
    useGiving.getState().openPrint({ ...what, list: { input: listInput({ ...question, fromLetter: null }), columns } });
  const row = rows.find((one) => one.id === current) ?? null;
  const narrowed = isNarrowed({ where, search });

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

  const nothingAtAll = all === 0 && !trashed && !narrowed;
  // The buttons that bind it elsewhere are not shown then.
  useShortcut('N', () => openNew('contact'), {
    description: words.newContact,
    group: 'list',
    when: nothingAtAll && hasPage('/import'),
  });
  const ranked = sort.length === 0 && wanted.trim() !== '';
  const shownSort: SortOrder[] = sort.length > 0 || ranked ? sort : [{ by: 'name', descending: false }];
  const [firstSort, ...moreSorts] = shownSort.map(({ by, descending }): GridSort => ({
    key: by,
    direction: descending ? 'desc' : 'asc',
  }));

  function sortBy(orders: SortOrder[]): void {
    change({ sort: orders });
    setLayout({ ...layout, sort: orders });
  }

  function onSort({ key, direction }: GridSort, add: boolean): void {
    const there = shownSort.some(({ by }) => by === key);
    const order = { by: key, descending: there ? direction === 'desc' : firstWay(key) };
    if (!add) sortBy([order]);
    else if (there) sortBy(shownSort.map((one) => (one.by === key ? order : one)));
    else if (shownSort.length < 4) sortBy([...shownSort, order]);
  }

  function moveColumn(key: string, before: string | null): void {
    const moved = layout.columns.find((column) => column.key === key);
    if (moved === undefined) return;
    const rest = layout.columns.filter((column) => column.key !== key);
    const at = before === null ? rest.length : rest.findIndex((column) => column.key === before);
    setLayout({ ...layout, columns: [...rest.slice(0, at), moved, ...rest.slice(at)] });
  }

  function sizeColumn(key: string, width: number): void {
    setLayout({
      ...layout,
      columns: layout.columns.map((column) => (column.key === key ? { ...column, width } : column)),
    });
  }

  const now = { where, sort };
  const differs = shownView === undefined || !sameWhere(shownView.state.where, where);
  const saves = differs && !trashed && (
    <>
      {shownView?.saved === true && (
        <LinkButton onClick={() => void saveOverView(shownView, now, layout)}>
          {lists.views.saveOver(shownView.name)}
        </LinkButton>
      )}
      {countConditions(where) > 0 && (
        <LinkButton onClick={() => useContactsView.setState({ naming: true })}>{lists.views.saveAs}</LinkButton>
      )}
    </>
  );

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
    ) : trashed && !narrowed ? (
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
          <Button kind="primary" size="lg" onClick={() => change({ search: '', where: noFilter })}>
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
              {hasOverlay('giving') && !trashed && (
                <IconButton
                  icon={IconPrinter}
                  label={strings.givingPage.printList}
                  onClick={() => print({ cards: { filter, except: [] }, count: found ?? rows.length })}
                />
              )}
              {hasPage('/rapid') && (
                <IconButton icon={IconId} label={strings.paperPage.command} onClick={() => go('/rapid')} />
              )}
              {hasOverlay('export') && !trashed && (
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
              <ListViewTabs
                views={views}
                counts={counts}
                view={view}
                onAdd={() => useContactsView.setState({ naming: true })}
              />
              <FilterBar
                onLeave={toGrid}
                save={saves}
                right={
                  <>
                    <SortMenu sort={sort} ranked={ranked} own={own} onChange={sortBy} />
                    <ColumnsMenu layout={layout} own={own} onChange={setLayout} />
                  </>
                }
              />
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
              sort={firstSort}
              thenBy={moreSorts}
              onSort={onSort}
              sideways={customised}
              onMoveColumn={moveColumn}
              onSizeColumn={sizeColumn}
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
        {naming && (
          <ViewDialog
            title={lists.views.dialogTitle}
            name=""
            asksShare
            onSave={(name, isShared) => saveNewView(name, now, layout, isShared)}
            onClose={() => useContactsView.setState({ naming: false })}
          />
        )}
        <SelectionActions
          question={question}
          total={found ?? selectedCount(selection, rows.length)}
          trash={trashed}
          current={current}
          onPrint={print}
          onExport={(selected) => openExport({ selected, filter, count: found ?? undefined })}
        />
      </PageBody>
    </Page>
  );
}
