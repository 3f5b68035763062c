import { useCallback, useDeferredValue, useMemo, useRef } from 'react';
import { countConditions } from '@shared/domain/contact-fields';
import { strings } from '@shared/locale';
import { useRead } from '@renderer/app/ask';
import { useUsers } from '@renderer/app/users';
import { Page, PageBody } from '@renderer/features/shell/page';
import { ListViewTabs } from '@renderer/features/views/list-view-tabs';
import { saveOverView, useAsShown } from '@renderer/features/views/saved-views';
import { ViewDialog } from '@renderer/features/views/view-dialog';
import { openExport } from '@renderer/stores/export';
import { useGiving } from '@renderer/stores/giving';
import { useNewRecord } from '@renderer/stores/new-record';
import { LinkButton, selectedCount } from '@renderer/ui';
import { gridSort, sortedBy, withColumnMoved, withColumnSized } from './arranged';
import { builtInState, sameWhere, type SortOrder } from './built-in-views';
import { askedColumns, contactColumns } from './column-list';
import { ColumnsMenu } from './columns-menu';
import { ContactList } from './contact-list';
import { ContactsHead } from './contacts-head';
import { useFieldWorld, useOwnFields } from './fields';
import { FilterBar } from './filter-bar';
import { groupWords } from './filter-words';
import { useLayout } from './layout';
import type { Chosen } from './mutations';
import { listInput } from './list-question';
import { useContactCount, useCounts } from './queries';
import { SelectionActions } from './selection-actions';
import { SortMenu } from './sort-menu';
import { readState, saveNewView, showView, stateText, useListViews } from './views';
import { filterOf, isNarrowed, useContactsView, useSteadyContactsView } from './view-state';
import classes from './contacts.module.css';

const words = strings.contactsPage;
const lists = strings.contactList;
const unsorted: SortOrder[] = [];
const rowHeights = { compact: 30, normal: 36, roomy: 44 } as const;

/** The list of contacts, of any size: searched, filtered, sorted, and found again as it was left. */
export default function ContactsPage() {
  const { view, trashed, search, where, fromLetter, selection, naming, change } = useSteadyContactsView();
  const ready = useContactsView((state) => state.ready);
  const openNew = useNewRecord((state) => state.open);
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
  const info = useRead(['file', 'setting'], 'app.info', {});
  const rowHeight = rowHeights[info.data?.settings.rowHeight ?? 'normal'];
  const question = { filter, sort, fromLetter, columns: askedColumns(layout) };
  const count = useContactCount(filter);
  const counted = count.isFetching || count.isPlaceholderData ? null : (count.data?.found ?? null);
  const tabCounts = useCounts(
    views.map(({ state }) => filterOf({ where: state.where, trashed: state.trashed === true, search: '' })),
    ready,
  );
  const counts = new Map(views.map(({ id }, at) => [id, tabCounts[at]]));
  const users = useUsers();

  const [first] = sort;
  const byName = first === undefined ? wanted.trim() === '' : first.by === 'name' && !first.descending;
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
  const narrowed = isNarrowed({ where, search });

  const toGrid = useCallback(() => gridRef.current?.querySelector<HTMLElement>('[role="grid"]')?.focus(), []);

  const nothingAtAll = all === 0 && !trashed && !narrowed;
  const ranked = sort.length === 0 && wanted.trim() !== '';
  const shownSort: SortOrder[] = sort.length > 0 || ranked ? sort : [{ by: 'name', descending: false }];
  const [firstSort, ...moreSorts] = shownSort.map(gridSort);

  function sortBy(orders: SortOrder[]): void {
    change({ sort: orders });
    setLayout({ ...layout, sort: orders });
  }

  const now = { where, sort };
  const differs = shownView === undefined || !sameWhere(shownView.state.where, where);
  useAsShown(shownView, differs);
  const world = useFieldWorld(false);
  const saves = differs && !trashed && (
    <>
      {shownView?.saved === true && (
        <LinkButton
          onClick={() =>
            void saveOverView(shownView, stateText(now, layout), (text) =>
              groupWords(world, readState(text).state.where),
            )
          }
        >
          {lists.views.saveOver(shownView.name)}
        </LinkButton>
      )}
      {countConditions(where) > 0 && (
        <LinkButton onClick={() => useContactsView.setState({ naming: true })}>{lists.views.saveAs}</LinkButton>
      )}
    </>
  );

  return (
    <Page label={words.title}>
      <ContactsHead
        found={found}
        all={all}
        bare={nothingAtAll}
        onLeave={toGrid}
        onPrint={() => print({ cards: { filter, except: [] }, count: found ?? 0 })}
        onExport={() => openExport({ filter, count: found ?? undefined })}
      />
      <PageBody
        scroll="none"
        toolbar={
          !nothingAtAll && (
            <>
              <ListViewTabs
                label={words.views}
                views={views.filter(({ id }) => id !== 'trash' || view === 'trash' || (counts.get('trash') ?? 0) > 0)}
                counts={counts}
                // A view may be undone while it is shown; its list is then that of all, filtered.
                view={shownView?.id ?? 'all'}
                onShow={showView}
                onAdd={() => useContactsView.setState({ naming: true })}
                onRemoved={() => useContactsView.getState().show('all', builtInState('all'))}
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
          <ContactList
            question={question}
            rowHeight={rowHeight}
            counted={counted}
            found={found}
            outdated={wanted !== search}
            byName={byName}
            nothingAtAll={nothingAtAll}
            columns={columns}
            sort={firstSort}
            thenBy={moreSorts}
            onSort={(pressed, add) => sortBy(sortedBy(shownSort, pressed, add))}
            sideways={customised}
            onMoveColumn={(key, before) => setLayout(withColumnMoved(layout, key, before))}
            onSizeColumn={(key, width) => setLayout(withColumnSized(layout, key, width))}
          />
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
          total={found ?? selectedCount(selection, 0)}
          trash={trashed}
          onPrint={print}
          onExport={(selected) => openExport({ selected, filter, count: found ?? undefined })}
        />
      </PageBody>
    </Page>
  );
}
