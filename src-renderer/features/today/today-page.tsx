import { IconPhonePlus, IconPlus, IconPrinter, IconSun } from '@tabler/icons-react';
import { useMemo, useState, type ReactNode } from 'react';
import { useLocation } from 'wouter';
import { addDays } from '@shared/domain/dates';
import { strings } from '@shared/locale';
import { formatCount } from '@shared/locale/format';
import { dial } from '@renderer/app/dial';
import { hasOverlay } from '@renderer/app/pages';
import { useShortcut } from '@renderer/app/shortcuts';
import { DetailPanel, Page, PageBody, PageHead } from '@renderer/features/shell/page';
import { useEditTask } from '@renderer/features/tasks/edit-task';
import { useCompleteTask, useMoveOverdue } from '@renderer/features/tasks/mutations';
import type { TaskRow } from '@renderer/features/tasks/queries';
import { useLogCall } from '@renderer/stores/log-call';
import { useNewRecord } from '@renderer/stores/new-record';
import {
  Button,
  EmptyState,
  IconButton,
  LinkButton,
  LoadFailed,
  MenuList,
  SectionHead,
  SkeletonRow,
  type MenuAction,
} from '@renderer/ui';
import { daySentence, longDay } from './day-words';
import { useDay, useDayCounts } from './queries';
import { TaskLine } from './task-line';
import { useLineActions } from './use-line-actions';
import { useSoonAll } from './use-soon-all';
import { hasPanel, TodayPanel } from './today-panel';
import { useNow } from './use-now';
import { WeekStrip } from './week-strip';
import classes from './today.module.css';

const words = strings.todayPage;

function HeadActions() {
  const [opened, setOpened] = useState(false);
  const logCall = useLogCall((state) => state.open);
  const openNew = useNewRecord((state) => state.open);
  const entries: MenuAction[] = [
    { label: words.newContact, keys: 'C', onSelect: () => openNew('contact') },
    { label: words.newDeal, keys: 'D', onSelect: () => openNew('deal') },
    { label: words.newTask, keys: 'T', onSelect: () => openNew('task') },
  ].filter((_, at) => hasOverlay(['new-contact', 'new-deal', 'new-task'][at] ?? ''));
  return (
    <>
      <IconButton icon={IconPrinter} label={words.print} onClick={() => window.print()} />
      <Button kind="ghost" icon={IconPhonePlus} keys="Ctrl Shift L" onClick={() => logCall()}>
        {words.logCall}
      </Button>
      <MenuList
        label={words.new}
        width={180}
        position="bottom-end"
        opened={opened}
        onChange={setOpened}
        entries={entries}
        target={
          <Button icon={IconPlus} keys="N" bind onClick={() => setOpened(true)}>
            {words.new}
          </Button>
        }
      />
    </>
  );
}

interface Line {
  part: 'overdue' | 'calls' | 'todos';
  task: TaskRow;
}

/** The lines of the day in order, and the one that is current: the first call, until the user moves. */
function useLines(lines: readonly Line[]) {
  const [chosen, setChosen] = useState<{ id: string; index: number; byKeys: boolean } | null>(null);
  const first = Math.max(
    0,
    lines.findIndex((line) => line.part === 'calls'),
  );
  const found = chosen === null ? first : lines.findIndex((line) => line.task.id === chosen.id);
  // What was done or put off is gone: the line that took its place is current.
  const index = Math.min(lines.length - 1, found >= 0 ? found : (chosen?.index ?? 0));
  const current = lines[index] ?? null;
  return {
    current,
    byKeys: chosen?.byKeys ?? false,
    choose: (id: string, byKeys: boolean) =>
      setChosen({ id, index: lines.findIndex((line) => line.task.id === id), byKeys }),
    move: (step: number) => {
      const to =
        lines[Math.max(0, Math.min(lines.length - 1, (chosen === null ? first - Math.sign(step) : index) + step))];
      if (to) setChosen({ id: to.task.id, index: lines.indexOf(to), byKeys: true });
    },
  };
}

export default function TodayPage() {
  const now = useNow();
  const [picked, setPicked] = useState<string | null>(null);
  const date = picked ?? now.date;
  const day = useDay(date);
  const [, go] = useLocation();
  const logCall = useLogCall((state) => state.open);
  const openNew = useNewRecord((state) => state.open);
  const edit = useEditTask((state) => state.open);
  const complete = useCompleteTask();
  const moveOverdue = useMoveOverdue();
  const [hovered, setHovered] = useState<string | null>(null);
  const [snoozing, setSnoozing] = useState<string | null>(null);

  const data = day.data;
  const ofDay = useDayCounts(date);
  // What is due today is not late because one looks at tomorrow.
  const lateBefore = date < now.date ? date : now.date;
  const late = useDayCounts(lateBefore)?.overdue;
  /** How many there are, also of what is too long to be shown whole. */
  const countOf = (part: Line['part']): number =>
    Math.max(data?.[part].length ?? 0, (part === 'overdue' ? late : ofDay?.[part]) ?? 0);
  const lines = useMemo<Line[]>(
    () =>
      data
        ? (['overdue', 'calls', 'todos'] as const).flatMap((part) => data[part].map((task) => ({ part, task })))
        : [],
    [data],
  );
  const { current, byKeys, choose, move } = useLines(lines);

  const open = (task: TaskRow): void => (task.contactId === null ? edit(task) : go(`/contacts/${task.contactId}`));
  const call = (task: TaskRow): void => {
    if (task.contactId === null) return;
    void dial({
      contactId: task.contactId,
      name: task.contactName,
      company: task.companyName,
      number: task.phoneE164 ?? task.phone,
      doNotCall: task.doNotCall,
      taskId: task.id,
    });
  };
  const lineActions = useLineActions({
    hover: (task, over) => setHovered(over ? task.id : null),
    snoozing: (task, isOpen) => setSnoozing(isOpen ? task.id : null),
    focus: (task) => current?.task.id !== task.id && choose(task.id, false),
    open,
    call,
    done: (task) => complete.mutate({ task }),
  });
  const shown = useSoonAll(data !== undefined);
  const show = (next: string): void => setPicked(next === now.date ? null : next);

  const on = { group: 'list', when: lines.length > 0 } as const;
  useShortcut('J', () => move(1), { description: words.moveDown, ...on });
  useShortcut('K', () => move(-1), { description: words.moveUp, ...on });
  useShortcut('↓', () => move(1), { description: words.moveDown, hidden: true, ...on });
  useShortcut('↑', () => move(-1), { description: words.moveUp, hidden: true, ...on });
  useShortcut('Enter', () => current && open(current.task), { description: words.open, ...on });
  useShortcut(
    'L',
    () =>
      current &&
      logCall({
        contactId: current.task.contactId ?? undefined,
        dealId: current.task.dealId ?? undefined,
        taskId: current.task.id,
      }),
    { description: strings.shell.keys.logCall, ...on },
  );
  useShortcut('T', () => openNew('task'), { description: words.newTask, group: 'list', when: hasOverlay('new-task') });
  useShortcut('←', () => show(addDays(date, -1)), { description: words.previousDay, group: 'list' });
  useShortcut('→', () => show(addDays(date, 1)), { description: words.nextDay, group: 'list' });

  const section = (part: Line['part'], title: string, actions?: ReactNode): ReactNode => {
    const tasks = data?.[part] ?? [];
    if (tasks.length === 0) return null;
    const before = lines.findIndex((line) => line.part === part);
    return (
      <section className={classes.section} aria-label={title}>
        <SectionHead
          title={title}
          count={formatCount(countOf(part))}
          tone={part === 'overdue' ? 'bad' : 'plain'}
          actions={actions}
        />
        <ul className={classes.rows}>
          {tasks.slice(0, Math.max(0, shown - before)).map((task) => (
            <TaskLine
              key={task.id}
              task={task}
              part={part}
              today={now.date}
              current={current?.task.id === task.id}
              takeFocus={byKeys}
              hovered={hovered === task.id}
              snoozing={snoozing === task.id}
              on={lineActions}
            />
          ))}
        </ul>
        {tasks.length < countOf(part) && (
          <p className={classes.more}>{words.firstOf(formatCount(tasks.length), formatCount(countOf(part)))}</p>
        )}
      </section>
    );
  };

  return (
    <Page label={words.title}>
      <PageHead title={words.title} actions={<HeadActions />} />
      <PageBody
        panel={
          data ? (
            hasPanel(data) && <TodayPanel day={data} today={now.date} />
          ) : day.isPending ? (
            <DetailPanel>{null}</DetailPanel>
          ) : undefined
        }
      >
        <div className={classes.top}>
          <div className={classes.date}>
            <h2>{longDay(date)}</h2>
            {data && (
              <p>
                {daySentence({
                  calls: data.calls,
                  callCount: countOf('calls'),
                  todos: countOf('todos'),
                  overdue: countOf('overdue'),
                  now: date === now.date ? now.clock : null,
                })}{' '}
                {date !== now.date && <LinkButton onClick={() => setPicked(null)}>{words.backToToday}</LinkButton>}
              </p>
            )}
          </div>
          {data && <WeekStrip week={data.week} selected={date} today={now.date} onSelect={show} />}
        </div>
        {day.isPending && (
          <div className={classes.loading} aria-busy>
            {[0, 1, 2, 3, 4].map((row) => (
              <SkeletonRow key={row} />
            ))}
          </div>
        )}
        {day.isError && <LoadFailed what={words.failed} why={day.error.message} onAgain={() => void day.refetch()} />}
        {section(
          'overdue',
          words.overdue,
          <LinkButton
            onClick={() => moveOverdue.mutate({ count: countOf('overdue'), before: lateBefore, dueDate: now.date })}
          >
            {countOf('overdue') === data?.overdue.length
              ? words.moveAll
              : words.moveAllOf(formatCount(countOf('overdue')))}
          </LinkButton>,
        )}
        {section('calls', words.callsTitle)}
        {section('todos', words.todoTitle)}
        {data && lines.length === 0 && (
          <EmptyState
            icon={IconSun}
            title={words.emptyTitle}
            text={words.emptyText}
            action={
              <Button kind="primary" size="lg" keys="T" onClick={() => openNew('task')}>
                {words.emptyAction}
              </Button>
            }
          />
        )}
      </PageBody>
    </Page>
  );
}
