import { IconClock, IconCoin, IconHistory, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { strings } from '@shared/locale';
import { formatClock } from '@shared/locale/format';
import { messageOf } from '@renderer/app/ask';
import { fileToday } from '@renderer/app/file-settings';
import { findContacts } from '@renderer/app/find-contacts';
import { useUsers } from '@renderer/app/users';
import type { useNewRecord } from '@renderer/stores/new-record';
import {
  DateField,
  Dialog,
  EntityPicker,
  Failure,
  FieldRow,
  IconButton,
  SegmentedTabs,
  SelectField,
  TextField,
} from '@renderer/ui';
import { useRecordHistory } from '@renderer/stores/record-history';
import { parseClock } from '@renderer/features/log-call/call-length';
import { changeTask, useAddTask, useTrashTask } from './mutations';
import { useTaskCard, useTaskDeal, type TaskKind, type TaskRow } from './queries';

const words = strings.tasksPage;
const kinds = (Object.keys(words.kinds) as TaskKind[]).map((value) => ({ value, label: words.kinds[value] }));
const priorities = (['low', 'normal', 'high'] as const).map((value) => ({ value, label: words.priorities[value] }));

interface TaskDialogProps {
  /** The one that is edited; null makes a new one. */
  task: TaskRow | null;
  seed: ReturnType<typeof useNewRecord.getState>['seed'];
  onClose: () => void;
}

/** What, how, with whom, until when: a task, made or changed. */
export function TaskDialog({ task: shown, seed, onClose }: TaskDialogProps) {
  // What another window writes meanwhile must meet what was read here, not slip in under it.
  const [task] = useState(shown);
  const [kind, setKind] = useState<TaskKind>(task?.kind ?? (seed.contactId === undefined ? 'todo' : 'call'));
  const [title, setTitle] = useState<string | null>(task?.title ?? seed.name ?? null);
  const [chosen, setChosen] = useState<string | null | undefined>(task ? task.contactId : seed.contactId);
  const [dealId, setDealId] = useState<string | null>(task?.dealId ?? seed.dealId ?? null);
  const [dueDate, setDueDate] = useState<string | null>(task ? task.dueDate : fileToday());
  const [time, setTime] = useState(task?.dueTime ? formatClock(task.dueTime) : '');
  const [priority, setPriority] = useState<'low' | 'normal' | 'high'>(task?.priority ?? 'normal');
  const [assigneeId, setAssigneeId] = useState<string | null>(task?.assigneeId ?? null);
  const [errors, setErrors] = useState<{ title?: string; time?: string }>({});
  const [failure, setFailure] = useState<string | null>(null);

  const deal = useTaskDeal(dealId).data;
  const contactId = chosen === undefined ? (deal?.contactId ?? deal?.companyId ?? null) : chosen;
  const card = useTaskCard(contactId).data;
  const users = useUsers().data?.rows ?? [];
  const save = useAddTask();
  const trash = useTrashTask();
  const showHistory = useRecordHistory((state) => state.show);
  const said = title ?? (card ? words.defaultTitle[kind](card.given || card.displayName) : '');
  const deals = [...(card?.deals ?? []).filter((one) => one.stageKind === 'open'), ...(deal ? [deal] : [])].filter(
    (one, at, all) => all.findIndex((other) => other.id === one.id) === at,
  );

  async function submit(): Promise<void> {
    const clock = time.trim() === '' ? null : parseClock(time);
    const wrong = {
      title: said.trim() === '' ? words.needsTitle : undefined,
      time: time.trim() !== '' && clock === null ? words.notATime : undefined,
    };
    setErrors(wrong);
    if (wrong.title !== undefined || wrong.time !== undefined) return;
    try {
      const fields = {
        kind,
        title: said.trim(),
        dueDate,
        dueTime: dueDate === null ? null : clock,
        priority,
        contactId,
        dealId,
        assigneeId,
      };
      const wrong = task === null ? await save.mutateAsync(fields) : await changeTask(task, fields);
      if (typeof wrong === 'string') setFailure(words.notSaved(wrong));
      else onClose();
    } catch (reason) {
      setFailure(words.notSaved(messageOf(reason)));
    }
  }

  return (
    <Dialog
      opened
      width={560}
      onClose={onClose}
      title={task === null ? words.newTitle : words.editTitle}
      onSubmit={submit}
      cancel={words.close}
      headActions={<SegmentedTabs label={words.kind} value={kind} choices={kinds} onChange={setKind} />}
      note={
        task !== null && (
          <>
            <IconButton
              icon={IconTrash}
              label={words.remove}
              onClick={() => {
                trash.mutate(task);
                onClose();
              }}
            />
            <IconButton
              icon={IconHistory}
              label={strings.historyPage.ofRecord.open}
              onClick={() => {
                onClose();
                showHistory({ type: 'task', id: task.id, name: task.title });
              }}
            />
          </>
        )
      }
      submit={task === null ? words.add : words.save}
    >
      <TextField
        label={words.title}
        value={said}
        placeholder={words.titleHint}
        error={errors.title}
        onChange={setTitle}
        dataAutofocus
      />
      <FieldRow>
        <EntityPicker
          label={words.with}
          value={card ? { id: card.id, label: card.displayName, kind: card.kind } : null}
          search={findContacts}
          disabled={task !== null}
          clearable={task === null}
          onChange={(option) => {
            setChosen(option?.id ?? null);
            setDealId(null);
          }}
        />
        <SelectField
          label={words.about}
          icon={IconCoin}
          disabled={task !== null}
          value={dealId ?? ''}
          choices={[
            { value: '', label: words.aboutNothing },
            ...deals.map((one) => ({ value: one.id, label: one.title })),
          ]}
          onChange={(id) => setDealId(id === '' ? null : id)}
        />
      </FieldRow>
      <FieldRow>
        <DateField label={words.due} value={dueDate} onChange={setDueDate} />
        <TextField
          label={words.time}
          icon={IconClock}
          value={time}
          placeholder={words.anyTime}
          error={errors.time}
          disabled={dueDate === null}
          onChange={setTime}
          onBlur={() => {
            const clock = parseClock(time);
            if (clock !== null) setTime(formatClock(clock));
          }}
        />
      </FieldRow>
      <FieldRow>
        <SelectField label={words.priority} value={priority} choices={priorities} onChange={setPriority} />
        <SelectField
          label={words.who}
          value={assigneeId ?? ''}
          choices={[{ value: '', label: words.nobody }, ...users.map((user) => ({ value: user.id, label: user.name }))]}
          onChange={(id) => setAssigneeId(id === '' ? null : id)}
        />
      </FieldRow>
      {failure !== null && <Failure>{failure}</Failure>}
    </Dialog>
  );
}
