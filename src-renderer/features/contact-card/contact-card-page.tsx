import {
  IconAddressBook,
  IconChevronDown,
  IconChevronUp,
  IconCopy,
  IconDots,
  IconGitMerge,
  IconPencil,
  IconPrinter,
  IconQrcode,
  IconRestore,
  IconTextScan2,
  IconTrash,
  IconBuilding,
} from '@tabler/icons-react';
import { useEffect, useMemo, useState } from 'react';
import { useLocation, useParams } from 'wouter';
import { strings } from '@shared/locale';
import { formatCount } from '@shared/locale/format';
import { ask, isGone, useRead } from '@renderer/app/ask';
import { useShortcut } from '@renderer/app/shortcuts';
import { useUsers } from '@renderer/app/users';
import { FilesSection } from '@renderer/features/attachments/files-section';
import { useCardFiles } from '@renderer/features/attachments/use-card-files';
import { useContactsView } from '@renderer/features/contacts/view-state';
import { copyCard, saveVcard } from '@renderer/features/giving/give-card';
import { AddFromText } from '@renderer/features/paper/add-from-text';
import { DetailPanel, HeadLine, Page, PageBody, PageHead } from '@renderer/features/shell/page';
import { openMerge } from '@renderer/stores/merge';
import { useBackList, walkOn } from '@renderer/stores/back-list';
import { useGiving } from '@renderer/stores/giving';
import { useShownRecord } from '@renderer/stores/shown-record';
import { Button, EmptyState, IconButton, LoadFailed, MenuList, SkeletonBlock } from '@renderer/ui';
import { About, Notes } from './about';
import { CardHead } from './card-head';
import { Deals, People } from './deals-people';
import { CompanyDialog } from './dialogs';
import { Jobs } from './jobs';
import { LifecycleLine } from './lifecycle-line';
import { writeOrTell } from './mutations';
import { NameDialog } from './name-dialog';
import { useCard, useCardTasks, useNeighbours, type Card } from './queries';
import { Reach } from './reach';
import { Related } from './related';
import { Said } from './said';
import { SectionsMenu, useSections } from './sections';
import { TimelineView } from './timeline-view';
import classes from './contact-card.module.css';

const words = strings.contactCardPage;
const give = strings.givingPage;

/** Where the card stands in the list it was opened from, and how to turn to the next. */
function useDeck(id: string) {
  const list = useBackList((state) => state.list);
  const keep = useContactsView((state) => state.keep);
  const [, go] = useLocation();
  const at = list === null ? -1 : list.ids.indexOf(id);
  const previous = at > 0 ? list?.ids[at - 1] : undefined;
  const next = at >= 0 ? list?.ids[at + 1] : undefined;
  useNeighbours([previous, next]);
  useEffect(() => void walkOn(id), [id]);
  function turn(to: string | undefined): void {
    if (to === undefined) return;
    keep({ current: to });
    go(`/contacts/${to}`, { replace: true });
  }
  return { list, at, previous, next, turn };
}

function DeckButtons({ id }: { id: string }) {
  const { list, at, previous, next, turn } = useDeck(id);
  if (list === null || at < 0) return null;
  return (
    <>
      {list.before !== null && (
        <span className={classes.quiet}>
          {words.place(formatCount(at + 1 + (list.before ?? 0)), formatCount(list.total))}
        </span>
      )}
      <IconButton
        repeats
        icon={IconChevronUp}
        label={words.previous}
        keys="K"
        bind="card"
        disabled={previous === undefined}
        onClick={() => turn(previous)}
      />
      <IconButton
        repeats
        icon={IconChevronDown}
        label={words.next}
        keys="J"
        bind="card"
        disabled={next === undefined}
        onClick={() => turn(next)}
      />
      <HeadLine />
    </>
  );
}

function CardBody({ card }: { card: Card }) {
  const [dialog, setDialog] = useState<'name' | 'company' | 'text' | null>(null);
  const tasks = useCardTasks(card.id);
  const users = useUsers();
  const info = useRead(['file', 'setting'], 'app.info', {});
  const names = useMemo(() => new Map((users.data?.rows ?? []).map((user) => [user.id, user.name])), [users.data]);
  const open = tasks.data?.rows ?? [];
  const list = useBackList((state) => state.list);
  const trashed = card.deletedAt !== null;
  const { shows } = useSections(card.kind);
  useCardFiles(card.id, card.displayName);
  useEffect(() => (trashed ? undefined : useShownRecord.getState().show({ contactId: card.id })), [trashed, card.id]);

  useShortcut('M', () => openMerge([card.id], card.id), {
    description: strings.mergePage.mergeInto,
    group: 'card',
    when: !trashed,
  });

  function restore(): void {
    void writeOrTell(words.did.restored(card.displayName), () => ask('contacts.restore', { ids: [card.id] }));
  }

  return (
    <>
      <PageHead
        title={card.displayName}
        path={[{ label: list?.label ?? words.contacts, href: list?.href ?? '/contacts' }]}
        actions={
          <>
            <DeckButtons id={card.id} />
            <SectionsMenu kind={card.kind} />
            <MenuList
              label={words.moreFor(card.displayName)}
              position="bottom-end"
              target={<IconButton icon={IconDots} label={words.more} />}
              entries={[
                {
                  label: words.editName,
                  icon: IconPencil,
                  onSelect: () => window.setTimeout(() => setDialog('name'), 0),
                },
                ...(card.kind === 'person'
                  ? [
                      {
                        label: words.people.changeCompany,
                        icon: IconBuilding,
                        onSelect: () => window.setTimeout(() => setDialog('company'), 0),
                      },
                    ]
                  : []),
                ...(trashed
                  ? []
                  : [
                      {
                        label: strings.paperPage.fromTextMenu,
                        icon: IconTextScan2,
                        onSelect: () => window.setTimeout(() => setDialog('text'), 0),
                      },
                      {
                        label: strings.mergePage.mergeInto,
                        icon: IconGitMerge,
                        keys: 'M',
                        onSelect: () => window.setTimeout(() => openMerge([card.id], card.id), 0),
                      },
                    ]),
                '-',
                { label: give.menu.vcard, icon: IconAddressBook, onSelect: () => void saveVcard(card) },
                {
                  label: give.menu.code,
                  icon: IconQrcode,
                  onSelect: () =>
                    window.setTimeout(() => useGiving.getState().showCode({ id: card.id, name: card.displayName }), 0),
                },
                { label: give.menu.text, icon: IconCopy, onSelect: () => void copyCard(card) },
                {
                  label: give.menu.print,
                  icon: IconPrinter,
                  onSelect: () =>
                    window.setTimeout(() => useGiving.getState().openPrint({ cards: { ids: [card.id] }, count: 1 }), 0),
                },
                '-',
                trashed
                  ? { label: words.restore, icon: IconRestore, onSelect: restore }
                  : {
                      label: words.trash,
                      icon: IconTrash,
                      danger: true,
                      onSelect: () =>
                        void writeOrTell(words.did.trashed(card.displayName), () =>
                          ask('contacts.trash', { ids: [card.id] }),
                        ),
                    },
              ]}
            />
          </>
        }
      />
      <PageBody
        panel={
          <DetailPanel>
            {shows('reach') && <Reach card={card} />}
            {shows('deals') && <Deals card={card} />}
            {shows('about') && <About card={card} users={names} />}
            {card.kind === 'company'
              ? shows('people') && <People card={card} />
              : shows('jobs') && <Jobs card={card} />}
            {shows('connections') && <Related card={card} />}
            {shows('files') && <FilesSection owner={{ contactId: card.id }} name={card.displayName} takesDrops />}
            {shows('notes') && <Notes card={card} />}
          </DetailPanel>
        }
      >
        {trashed && (
          <div className={classes.banner} role="status">
            {words.inTrash}
            <Button icon={IconRestore} onClick={restore}>
              {words.restore}
            </Button>
          </div>
        )}
        <CardHead card={card} onName={() => setDialog('name')} onCompany={() => setDialog('company')} />
        <LifecycleLine card={card} />
        <Said card={card} tasks={open} users={names} me={info.data?.userId ?? null} />
        <TimelineView key={card.id} card={card} tasks={open} users={names} />
      </PageBody>
      {dialog === 'name' && <NameDialog card={card} onClose={() => setDialog(null)} />}
      {dialog === 'company' && <CompanyDialog card={card} onClose={() => setDialog(null)} />}
      {dialog === 'text' && (
        <AddFromText card={{ id: card.id, name: card.displayName }} onClose={() => setDialog(null)} />
      )}
    </>
  );
}

/** One contact: what was last said, what comes next, everything that happened, and how to reach them. */
export default function ContactCardPage() {
  const { id = '' } = useParams<{ id: string }>();
  const [, go] = useLocation();
  const card = useCard(id);
  const mergedInto = card.data?.mergedInto ?? null;
  useEffect(() => {
    // The address of a card that went into another leads there.
    if (mergedInto !== null) go(`/contacts/${mergedInto}`, { replace: true });
  }, [mergedInto, go]);
  return (
    <Page label={card.data?.displayName ?? words.loading} deck>
      {card.data ? (
        <CardBody key={card.data.id} card={card.data} />
      ) : (
        <>
          <PageHead title="" path={[{ label: words.contacts, href: '/contacts' }]} actions={<DeckButtons id={id} />} />
          <PageBody>
            {card.isPending ? (
              <SkeletonBlock rows={8} />
            ) : card.error !== null && !isGone(card.error) ? (
              <LoadFailed what={words.failed} why={card.error.message} onAgain={() => void card.refetch()} />
            ) : (
              <EmptyState
                icon={IconAddressBook}
                title={words.gone.title}
                text={card.error?.message ?? words.gone.text}
                action={
                  <Button kind="primary" size="lg" onClick={() => go('/contacts')}>
                    {words.gone.action}
                  </Button>
                }
              />
            )}
          </PageBody>
        </>
      )}
    </Page>
  );
}
