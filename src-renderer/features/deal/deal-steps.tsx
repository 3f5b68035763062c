import { IconCircle, IconPhone, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { strings } from '@shared/locale';
import { formatDue } from '@shared/locale/format';
import { showPhone } from '@shared/locale/phone';
import { dial } from '@renderer/app/dial';
import { useShortcut } from '@renderer/app/shortcuts';
import { useEditTask } from '@renderer/features/tasks/edit-task';
import { useCompleteTask } from '@renderer/features/tasks/mutations';
import type { TaskRow } from '@renderer/features/tasks/queries';
import { SnoozeMenu } from '@renderer/features/tasks/snooze-menu';
import { useNewRecord } from '@renderer/stores/new-record';
import { Avatar, Button, IconButton, SectionHead } from '@renderer/ui';
import type { Deal } from './queries';
import page from './deal.module.css';
import classes from './deal-steps.module.css';

const words = strings.dealPage;
const tones = { late: 'late', today: 'now', ahead: undefined } as const;

function Due({ task }: { task: TaskRow }) {
  if (task.dueDate === null) return null;
  const due = formatDue(task.dueDate, { clock: task.dueTime });
  return (
    <span className={classes.due} data-tone={tones[due.state]}>
      {due.text}
    </span>
  );
}

function TaskLine({ task }: { task: TaskRow }) {
  const complete = useCompleteTask();
  const edit = useEditTask((state) => state.open);
  return (
    <li className={classes.task}>
      <IconButton
        icon={IconCircle}
        size={24}
        label={words.tick(task.title)}
        onClick={() => complete.mutate({ task })}
      />
      <button type="button" className={classes.taskTitle} onClick={() => edit(task)}>
        {task.title}
      </button>
      <Due task={task} />
    </li>
  );
}

function Step({ task, deal }: { task: TaskRow; deal: Deal }) {
  const complete = useCompleteTask();
  const edit = useEditTask((state) => state.open);
  const [snoozing, setSnoozing] = useState(false);
  const isCall = task.kind === 'call';
  const number =
    task.phoneE164 ?? task.phone ?? (task.contactId === null ? (deal.contactPhoneE164 ?? deal.contactPhone) : null);
  const call = () =>
    void dial({
      contactId: task.contactId ?? deal.contactId ?? '',
      name: task.contactName || deal.contactName,
      company: task.companyName,
      number,
      doNotCall: task.doNotCall,
      taskId: task.id,
    });
  const canCall = isCall && (task.contactId ?? deal.contactId) !== null;
  return (
    <div className={classes.step}>
      {task.contactId !== null && (
        <Avatar id={task.contactId} name={task.contactName} kind={task.contactKind ?? 'person'} size={26} />
      )}
      <div className={classes.stepMain}>
        <button
          type="button"
          className={classes.stepTitle}
          onClick={() => edit(task)}
          aria-label={`${words.editStep}: ${task.title}`}
        >
          {task.title}
        </button>
        <div className={classes.stepSecond}>
          {[task.contactName, number === null ? '' : showPhone(number)].filter(Boolean).join(', ')}
        </div>
        <div className={classes.stepActions}>
          {canCall && (
            <Button kind="primary" size="xs" icon={IconPhone} keys="C" bind="card" onClick={call}>
              {words.call}
            </Button>
          )}
          <Button size="xs" keys="D" bind="card" onClick={() => complete.mutate({ task })}>
            {words.done}
          </Button>
          <SnoozeMenu task={task} opened={snoozing} onChange={setSnoozing} bind />
        </div>
      </div>
    </div>
  );
}

/** The one next step with what can be done about it, and the tasks after it. */
export function DealSteps({ deal }: { deal: Deal }) {
  const openNew = useNewRecord((state) => state.open);
  const open = deal.tasks.filter((task) => task.doneAt === null);
  const first = open.find((task) => task.id === deal.nextTask?.id) ?? open[0];
  const later = open.filter((task) => task !== first);
  const add = () => openNew('task', { dealId: deal.id, contactId: deal.contactId ?? deal.companyId ?? undefined });
  useShortcut('T', add, { description: words.addTask, group: 'card' });
  return (
    <section className={page.part} aria-label={words.nextStep}>
      <SectionHead title={words.nextStep} actions={first && <Due task={first} />} />
      {first ? (
        <Step key={first.id} task={first} deal={deal} />
      ) : (
        <div className={classes.noStep}>
          <p>{words.noNextStep}</p>
          <Button
            kind={deal.closedAt === null ? 'primary' : 'default'}
            size="sm"
            icon={IconPlus}
            keys="S"
            bind="card"
            onClick={add}
          >
            {words.setNextStep}
          </Button>
        </div>
      )}
      {first && later.length === 0 && (
        <Button className={classes.addTask} kind="ghost" size="sm" icon={IconPlus} keys="T" onClick={add}>
          {words.addTask}
        </Button>
      )}
      {later.length > 0 && (
        <>
          <SectionHead
            title={words.tasks}
            count={later.length}
            actions={<IconButton icon={IconPlus} label={words.addTask} keys="T" onClick={add} />}
          />
          <ul className={classes.tasks}>
            {later.map((task) => (
              <TaskLine key={task.id} task={task} />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
