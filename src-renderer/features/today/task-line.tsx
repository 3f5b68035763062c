import { IconMailOff, IconPencil, IconPhone, IconPhoneOff } from '@tabler/icons-react';
import { Checkbox } from '@mantine/core';
import { memo, useEffect, useRef } from 'react';
import { diffDays, localDateOf } from '@shared/domain/dates';
import { splitDisplayName } from '@shared/domain/name';
import { strings } from '@shared/locale';
import { formatClock, formatDay, formatSettings } from '@shared/locale/format';
import { showPhone } from '@shared/locale/phone';
import { SnoozeMenu } from '@renderer/features/tasks/snooze-menu';
import { useEditTask } from '@renderer/features/tasks/edit-task';
import type { TaskRow } from '@renderer/features/tasks/queries';
import { wishAgainst } from '@renderer/features/tasks/wish';
import { Avatar, Button, cx, Glyph, IconButton, Tip } from '@renderer/ui';
import { isSecondHalf } from '@renderer/ui/second-click';
import classes from './today.module.css';

const words = strings.todayPage;

export interface TaskLineProps {
  task: TaskRow;
  /** Due before today: how many days is said in place of the time. */
  today: string;
  part: 'overdue' | 'calls' | 'todos';
  current: boolean;
  /** Whether the focus goes along when it becomes current: moved by keys. */
  takeFocus: boolean;
  /** Whether the pointer is over it. */
  hovered: boolean;
  snoozing: boolean;
  /** One object for as long as the page stands, so that a line is drawn again only where something of its own changed. */
  on: LineActions;
}

/** What is done with a line. */
export interface LineActions {
  hover(task: TaskRow, over: boolean): void;
  snoozing(task: TaskRow, open: boolean): void;
  focus(task: TaskRow): void;
  open(task: TaskRow): void;
  call(task: TaskRow): void;
  done(task: TaskRow): void;
}

function Name({ task }: { task: TaskRow }) {
  const { light, strong } = splitDisplayName(task.contactName, task.contactKind ?? 'person');
  return (
    <>
      {light !== '' && `${light} `}
      <span className={classes.family}>{strong}</span>
    </>
  );
}

/** "Wed 11 Nov: Survey, six floors" or, before anything was said, what it is about. */
function saidLast(task: TaskRow): string {
  if (task.lastSaid === null) return task.dealTitle ?? '';
  const day = task.lastSaidAt === null ? '' : formatDay(localDateOf(task.lastSaidAt, formatSettings().timeZone));
  return [day, task.lastSaid].filter(Boolean).join(': ');
}

/** What they asked for and the task would go against: no calls where it rings them, no mail where it writes. */
function Wish({ task }: { task: TaskRow }) {
  const wish = wishAgainst(task);
  if (wish === null) return null;
  return (
    <Tip label={words.asked[wish]}>
      <span>
        <Glyph icon={wish === 'doNotMail' ? IconMailOff : IconPhoneOff} size={13} />
        <span className="cd-sr">{words.asked[wish]}</span>
      </span>
    </Tip>
  );
}

/** When it is due, spoken in full. */
function spokenTime(task: TaskRow, late: number): string {
  if (late > 0) return words.lateDays(late);
  return task.dueTime === null ? words.anyTimeSpoken : formatClock(task.dueTime);
}

/** One line of the day: when, who, what for, what was last said; the current one carries its actions. */
export const TaskLine = memo(function TaskLine(props: TaskLineProps) {
  const { task, today, part, current, takeFocus, hovered, snoozing, on } = props;
  const main = useRef<HTMLButtonElement>(null);
  const edit = useEditTask((state) => state.open);
  useEffect(() => {
    if (!current || !takeFocus) return;
    main.current?.focus({ preventScroll: true });
    main.current?.scrollIntoView({ block: 'nearest' });
  }, [current, takeFocus, task.id]);

  const late = part === 'overdue' && task.dueDate !== null ? diffDays(task.dueDate, today) : 0;
  const spoken = [spokenTime(task, late), task.contactName, task.companyName, task.title].filter(Boolean).join(', ');
  const acts = current || hovered || snoozing;
  const dial = task.contactId !== null && task.phone !== null;
  return (
    <li
      className={cx(classes.row, part === 'todos' && classes.todo)}
      data-current={current || undefined}
      onMouseEnter={() => on.hover(task, true)}
      onMouseLeave={() => on.hover(task, false)}
      onFocus={() => on.focus(task)}
    >
      <button
        ref={main}
        type="button"
        className={classes.main}
        tabIndex={current ? 0 : -1}
        aria-label={spoken}
        aria-current={current || undefined}
        onClick={() => on.open(task)}
      />
      {part === 'todos' ? (
        <span />
      ) : (
        <span className={classes.when} data-late={late > 0 || undefined}>
          {late > 0 ? words.lateDays(late) : task.dueTime === null ? words.anyTime : formatClock(task.dueTime)}
        </span>
      )}
      {part === 'todos' ? (
        <span className={classes.tick}>
          <Checkbox
            aria-label={words.tick(task.title)}
            tabIndex={current ? 0 : -1}
            checked={false}
            onClick={(event) => isSecondHalf(event) && event.preventDefault()}
            onChange={() => on.done(task)}
          />
        </span>
      ) : (
        <Avatar
          id={task.contactId ?? task.id}
          name={task.contactName === '' ? task.title : task.contactName}
          kind={task.contactKind ?? 'person'}
          size={32}
        />
      )}
      {part === 'todos' ? (
        <span className={classes.line}>
          <span className={classes.title}>{task.title}</span>
          <span className={classes.second}>
            {[task.contactName, task.dueTime === null ? '' : formatClock(task.dueTime)].filter(Boolean).join(', ')}
          </span>
        </span>
      ) : (
        <span className={classes.two}>
          <span className={classes.who}>{task.contactName === '' ? task.title : <Name task={task} />}</span>
          <span className={classes.second}>{task.companyName}</span>
        </span>
      )}
      <span className={classes.rest}>
        {part !== 'todos' && (
          <span className={classes.two}>
            <span className={classes.title}>{task.title}</span>
            <span className={classes.second}>{saidLast(task)}</span>
          </span>
        )}
        {acts ? (
          <span className={classes.acts} data-print="no">
            {dial && (
              <Button
                size="xs"
                kind="primary"
                icon={IconPhone}
                keys="C"
                bind={current ? 'list' : false}
                onClick={() => on.call(task)}
              >
                {words.call}
              </Button>
            )}
            <Button size="xs" keys="D" bind={current ? 'list' : false} onClick={() => on.done(task)}>
              {words.done}
            </Button>
            <SnoozeMenu task={task} opened={snoozing} onChange={(isOpen) => on.snoozing(task, isOpen)} bind={current} />
            <IconButton
              icon={IconPencil}
              label={words.edit}
              size={24}
              keys="F2"
              bind={current ? 'list' : false}
              onClick={() => edit(task)}
            />
          </span>
        ) : (
          <span className={classes.phone}>
            <Wish task={task} />
            {part === 'todos' || task.phone === null ? '' : showPhone(task.phone)}
          </span>
        )}
      </span>
    </li>
  );
});
