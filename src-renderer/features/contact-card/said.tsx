import { IconArrowBigRight, IconCheck, IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import { plainNote } from '@shared/domain/note-text';
import { strings } from '@shared/locale';
import { formatDue, formatMoment } from '@shared/locale/format';
import { channelIcon } from '@renderer/features/contacts/channel-icon';
import { useEditTask } from '@renderer/features/tasks/edit-task';
import { useCompleteTask } from '@renderer/features/tasks/mutations';
import type { TaskRow } from '@renderer/features/tasks/queries';
import { SnoozeMenu } from '@renderer/features/tasks/snooze-menu';
import { useNewRecord } from '@renderer/stores/new-record';
import { Button, IconButton, LastSaid } from '@renderer/ui';
import { useLastSaid, type Card } from './queries';

const words = strings.contactCardPage;

function stepOf(task: TaskRow | undefined) {
  if (!task) return null;
  const due = task.dueDate === null ? null : formatDue(task.dueDate, { clock: task.dueTime });
  const tone =
    due?.state === 'late' ? ('late' as const) : due?.state === 'today' ? ('now' as const) : ('plain' as const);
  return { text: task.title, due: due?.text, tone };
}

function nameOf(channels: Record<string, string>, channel: string): string {
  return channels[channel] ?? channel;
}

/** The last conversation with anyone of us, what came since, and the one next step. */
export function Said({
  card,
  tasks,
  users,
  me,
}: {
  card: Card;
  tasks: readonly TaskRow[];
  users: ReadonlyMap<string, string>;
  me: string | null;
}) {
  const said = useLastSaid(card.id);
  const complete = useCompleteTask();
  const edit = useEditTask((state) => state.open);
  const openNew = useNewRecord((state) => state.open);
  const [snoozing, setSnoozing] = useState(false);
  const task = tasks[0];
  const last = said.data?.last ?? null;
  const step = stepOf(task);

  const whom =
    last === null || last.userId === null
      ? ''
      : last.userId === me
        ? words.said.toYou
        : users.has(last.userId)
          ? words.said.to(users.get(last.userId) ?? '')
          : '';
  return (
    <LastSaid
      text={
        last === null
          ? null
          : plainNote(last.body).trim() ||
            last.subject.trim() ||
            words.said.noNotes(nameOf(words.channel, last.channel))
      }
      meta={
        last === null
          ? undefined
          : words.said.meta(formatMoment(last.occurredAt), nameOf(words.said.by, last.channel), whom)
      }
      since={said.data?.since.slice(0, 3).map((one) => ({
        icon: channelIcon(one.channel, one.direction),
        text: words.said.since(one.subject || nameOf(words.channel, one.channel), formatMoment(one.occurredAt)),
      }))}
      next={
        task && step
          ? {
              ...step,
              actions: (
                <>
                  <Button size="xs" icon={IconCheck} keys="D" bind="card" onClick={() => complete.mutate({ task })}>
                    {words.step.done}
                  </Button>
                  <SnoozeMenu task={task} opened={snoozing} onChange={setSnoozing} bind />
                  <IconButton icon={IconPencil} size={24} label={words.step.edit} onClick={() => edit(task)} />
                </>
              ),
            }
          : {
              text: words.step.none,
              actions: (
                <Button
                  size="xs"
                  icon={IconArrowBigRight}
                  keys="S"
                  bind="card"
                  onClick={() => openNew('task', { contactId: card.id })}
                >
                  {words.step.set}
                </Button>
              ),
            }
      }
    />
  );
}
