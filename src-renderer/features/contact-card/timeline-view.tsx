import {
  IconArrowDownLeft,
  IconArrowUpRight,
  IconCheck,
  IconFilter,
  IconHistory,
  IconPaperclip,
  IconSearch,
  IconTrash,
  IconX,
} from '@tabler/icons-react';
import { memo, useDeferredValue, useEffect, useRef, useState } from 'react';
import { Link } from 'wouter';
import { strings } from '@shared/locale';
import { formatCount, formatDue, formatDuration, formatMoment } from '@shared/locale/format';
import { ask } from '@renderer/app/ask';
import { fileToday } from '@renderer/app/file-settings';
import { channelIcon } from '@renderer/features/contacts/channel-icon';
import { useNarrow } from '@renderer/features/shell/use-narrow';
import { useEditTask } from '@renderer/features/tasks/edit-task';
import type { TaskRow } from '@renderer/features/tasks/queries';
import {
  Avatar,
  IconButton,
  InlineText,
  LinkButton,
  MenuList,
  OutcomeMark,
  Pill,
  SkeletonBlock,
  TextField,
  Timeline,
  TimelineChange,
  TimelineEntry,
  TimelineGroup,
  ViewTabs,
} from '@renderer/ui';
import { saveCopy } from '@renderer/features/attachments/file-acts';
import { FactChips } from '@renderer/features/facts/fact-chips';
import { useRecordHistory } from '@renderer/stores/record-history';
import { CardHistory } from './card-history';
import { inGroups } from './grouping';
import { ChangeLine } from './timeline-change';
import { writeFieldsUnlessStale, writeOrTell } from './mutations';
import {
  useChannelCounts,
  useTimeline,
  type Card,
  type FileEntry,
  type Interaction,
  type TimelineFilter,
} from './queries';
import classes from './contact-card.module.css';

const words = strings.contactCardPage.timeline;
const channelWords: Record<string, string> = strings.contactCardPage.channel;

type Tab = 'all' | 'calls' | 'email' | 'meetings' | 'notes' | 'other' | 'files' | 'changes';
const channelsOf: Record<Exclude<Tab, 'all' | 'changes'>, string[]> = {
  calls: ['call'],
  email: ['email', 'letter', 'text'],
  meetings: ['meeting', 'visit'],
  notes: ['note'],
  other: ['web_form', 'advertisement', 'social'],
  files: ['file'],
};

const WAYS = [
  { way: 'in', icon: IconArrowDownLeft, label: words.fromThem },
  { way: 'out', icon: IconArrowUpRight, label: words.toThem },
] as const;

function countOf(counts: Readonly<Record<string, number>>, tab: Tab): number {
  if (tab === 'changes' || tab === 'files') return 0;
  const channels = tab === 'all' ? Object.keys(channelWords) : channelsOf[tab];
  return channels.reduce((sum, channel) => sum + (counts[channel] ?? 0), 0);
}

function filterFor(
  tab: Tab,
  direction: 'in' | 'out' | null,
  purpose: 'sales' | 'service' | null,
  search: string,
): TimelineFilter {
  return {
    ...(tab === 'all' ? {} : tab === 'changes' ? { channels: [], changes: true } : { channels: channelsOf[tab] }),
    ...(direction === null || tab === 'changes' ? {} : { direction }),
    ...(purpose === null || tab === 'changes' ? {} : { purpose }),
    ...(search.trim() === '' ? {} : { search: search.trim() }),
  };
}

const kindIcons: Record<string, string> = { todo: 'note' };

/** What is planned stands on top, soonest first. */
function Plan({ task, users }: { task: TaskRow; users: ReadonlyMap<string, string> }) {
  const edit = useEditTask((state) => state.open);
  const due = task.dueDate === null ? null : formatDue(task.dueDate, { clock: task.dueTime });
  return (
    <TimelineEntry
      kind="plan"
      icon={task.kind === 'todo' ? IconCheck : channelIcon(kindIcons[task.kind] ?? task.kind)}
      title={
        <button type="button" onClick={() => edit(task)}>
          {task.title}
        </button>
      }
      meta={
        due && (
          <span className={classes.planDue} data-state={due.state}>
            {due.text}
          </span>
        )
      }
      when=""
      who={
        task.assigneeId !== null && (
          <Avatar id={task.assigneeId} name={users.get(task.assigneeId) ?? '?'} kind="user" size={18} labelled />
        )
      }
    />
  );
}

function FileLine({ entry, card, users }: { entry: FileEntry; card: Card; users: ReadonlyMap<string, string> }) {
  const ofOther = entry.contactId !== null && entry.contactId !== card.id;
  return (
    <TimelineChange
      icon={IconPaperclip}
      when={formatMoment(entry.at)}
      dateTime={entry.at}
      who={
        entry.userId !== null && (
          <Avatar id={entry.userId} name={users.get(entry.userId) ?? '?'} kind="user" size={18} labelled />
        )
      }
    >
      <LinkButton onClick={() => void saveCopy(entry.id)}>{entry.fileName}</LinkButton>{' '}
      {ofOther || entry.dealTitle !== null ? words.attachedTo : words.attached}{' '}
      {ofOther && <Link href={`/contacts/${entry.contactId ?? ''}`}>{entry.contactName}</Link>}
      {entry.dealId !== null && entry.dealTitle !== null && (
        <Link href={`/deals/${entry.dealId}`}>{entry.dealTitle}</Link>
      )}
    </TimelineChange>
  );
}

/** Drawn anew for what changed of it alone: a page more of a long timeline leaves those before as they are. */
const Talk = memo(function Talk({
  entry,
  card,
  users,
  keys,
}: {
  entry: Interaction;
  card: Card;
  users: ReadonlyMap<string, string>;
  /** What its notes hold is taken by a key: of the newest alone. */
  keys: boolean;
}) {
  const showHistory = useRecordHistory((state) => state.show);
  const channel = channelWords[entry.channel] ?? entry.channel;
  const title = entry.subject.trim() === '' ? channel : entry.subject;
  const ofOther = entry.contactId !== null && entry.contactId !== card.id;
  return (
    <TimelineEntry
      icon={channelIcon(entry.channel, entry.direction)}
      title={title}
      meta={
        <>
          {entry.outcome !== null || entry.outcomeName !== null ? (
            <OutcomeMark
              outcome={entry.outcome ?? ''}
              label={entry.outcome === null ? (entry.outcomeName ?? undefined) : undefined}
            />
          ) : null}
          {entry.durationSeconds !== null && entry.durationSeconds > 0 && (
            <span>{formatDuration(entry.durationSeconds)}</span>
          )}
          {entry.isInquiry && <Pill>{words.inquiry}</Pill>}
          {entry.purpose === 'service' && <span>{words.service}</span>}
          {ofOther && <Link href={`/contacts/${entry.contactId ?? ''}`}>{words.with(entry.contactName)}</Link>}
          {entry.dealId !== null && entry.dealTitle !== null && (
            <Link href={`/deals/${entry.dealId}`}>{entry.dealTitle}</Link>
          )}
        </>
      }
      when={formatMoment(entry.at)}
      dateTime={entry.at}
      who={
        entry.userId === null ? undefined : (
          <Avatar id={entry.userId} name={users.get(entry.userId) ?? '?'} kind="user" size={18} labelled />
        )
      }
      actions={
        <>
          <IconButton
            icon={IconHistory}
            size={24}
            label={strings.historyPage.ofRecord.openFor(title)}
            onClick={() => showHistory({ type: 'interaction', id: entry.id, name: title })}
          />
          <IconButton
            icon={IconTrash}
            size={24}
            label={words.trashEntry(title)}
            onClick={() =>
              void writeOrTell(words.entryTrashed(title), () => ask('interactions.trash', { id: entry.id }))
            }
          />
        </>
      }
      extra={entry.body.trim() === '' || ofOther ? undefined : <FactChips card={card} text={entry.body} keys={keys} />}
      text={
        entry.body.trim() === '' ? undefined : (
          <div className={classes.entryText}>
            <InlineText
              label={words.notesOf(title)}
              multiline
              note
              value={entry.body}
              onSave={(body) =>
                writeFieldsUnlessStale(words.entryChanged(title), { body }, (patch, force) =>
                  ask('interactions.update', {
                    id: entry.id,
                    patch,
                    ...(force ? {} : { before: { body: entry.body } }),
                  }),
                )
              }
            />
          </div>
        )
      }
    />
  );
});

/** Everything that happened with a card, newest first, and what is planned above it. */
export function TimelineView({
  card,
  tasks,
  users,
}: {
  card: Card;
  tasks: readonly TaskRow[];
  users: ReadonlyMap<string, string>;
}) {
  const [tab, setTab] = useState<Tab>('all');
  const [direction, setDirection] = useState<'in' | 'out' | null>(null);
  const [purpose, setPurpose] = useState<'sales' | 'service' | null>(null);
  const narrow = useNarrow(1100);
  const [search, setSearch] = useState<string | null>(null);
  const wanted = useDeferredValue(search ?? '');
  const { entries, isPending, hasNextPage, isFetchingNextPage, fetchNextPage } = useTimeline(
    card.id,
    filterFor(tab, direction, purpose, wanted),
  );
  const counts = useChannelCounts(card.id).data?.counts ?? {};
  const end = useRef<HTMLDivElement>(null);
  const today = fileToday();
  const unfiltered = tab === 'all' && direction === null && purpose === null && wanted.trim() === '';
  const plans = unfiltered ? tasks : [];
  const newest = entries.find((entry) => entry.type === 'interaction');

  useEffect(() => {
    if (!hasNextPage || isFetchingNextPage || !end.current) return undefined;
    const watch = new IntersectionObserver(
      (seen) => {
        if (seen.some((one) => one.isIntersecting)) void fetchNextPage();
      },
      { rootMargin: '400px' },
    );
    watch.observe(end.current);
    return () => watch.disconnect();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);

  const count = (one: Tab): string | undefined => {
    const n = countOf(counts, one);
    return n === 0 ? undefined : formatCount(n);
  };
  // What there is none of takes no room, but for what is looked for most.
  const tabs = (['all', 'calls', 'email', 'meetings', 'notes', 'other', 'files', 'changes'] as const).filter(
    (one) => one !== 'other' || one === tab || countOf(counts, 'other') !== 0,
  );
  return (
    <section aria-label={words.label}>
      <div className={classes.tabs}>
        <ViewTabs
          label={words.label}
          value={tab}
          choices={tabs.map((value) => ({ value, label: words[value], count: count(value) }))}
          onChange={setTab}
        />
        <span className={classes.tabsRight}>
          {WAYS.map(({ way, icon, label }) => {
            const on = direction === way;
            const turn = (): void => setDirection(on ? null : way);
            return narrow ? (
              <IconButton key={way} icon={icon} label={label} on={on} onClick={turn} />
            ) : (
              <button key={way} type="button" className={classes.way} aria-pressed={on} onClick={turn}>
                {label}
              </button>
            );
          })}
          <MenuList
            label={words.purpose}
            position="bottom-end"
            width={160}
            target={<IconButton icon={IconFilter} label={words.purpose} on={purpose !== null} />}
            entries={(['sales', 'service'] as const).map((one) => ({
              label: words[one],
              checked: purpose === one,
              onSelect: () => setPurpose(purpose === one ? null : one),
            }))}
          />
          {search === null ? (
            <IconButton icon={IconSearch} label={words.search} keys="/" bind="card" onClick={() => setSearch('')} />
          ) : (
            <span className={classes.search}>
              <TextField
                label={words.search}
                hideLabel
                autoFocus
                icon={IconSearch}
                placeholder={words.search}
                value={search}
                onChange={setSearch}
                onKeyDown={(event) => {
                  if (event.key !== 'Escape') return;
                  event.preventDefault();
                  event.stopPropagation();
                  setSearch(null);
                }}
                rightSection={
                  <IconButton icon={IconX} size={24} label={words.closeSearch} onClick={() => setSearch(null)} />
                }
              />
            </span>
          )}
        </span>
      </div>
      {tab === 'changes' && wanted.trim() === '' ? (
        <CardHistory card={card} users={users} />
      ) : isPending ? (
        <SkeletonBlock rows={6} />
      ) : entries.length === 0 && plans.length === 0 ? (
        <p className={classes.none}>{unfiltered ? words.empty : words.emptyFiltered}</p>
      ) : (
        <Timeline label={words.label}>
          {plans.length > 0 && <TimelineGroup>{words.comingUp}</TimelineGroup>}
          {plans.map((task) => (
            <Plan key={task.id} task={task} users={users} />
          ))}
          {inGroups(entries, today).map(({ heading, entries: ofGroup }) => [
            <TimelineGroup key={heading}>{heading}</TimelineGroup>,
            ...ofGroup.map((entry) =>
              entry.type === 'interaction' ? (
                <Talk key={entry.id} entry={entry} card={card} users={users} keys={entry.id === newest?.id} />
              ) : entry.type === 'file' ? (
                <FileLine key={entry.id} entry={entry} card={card} users={users} />
              ) : (
                <ChangeLine key={entry.id} change={entry} />
              ),
            ),
          ])}
        </Timeline>
      )}
      <div ref={end} className={classes.more}>
        {hasNextPage && !(tab === 'changes' && wanted.trim() === '') && (
          <LinkButton onClick={() => void fetchNextPage()}>{words.more}</LinkButton>
        )}
      </div>
    </section>
  );
}
