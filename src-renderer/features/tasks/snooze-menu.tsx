import { useMemo } from 'react';
import { strings } from '@shared/locale';
import { formatDay } from '@shared/locale/format';
import { nextStepChoices } from '@shared/domain/next-step';
import { fileToday } from '@renderer/app/file-settings';
import { Button, MenuList, type MenuEntry } from '@renderer/ui';
import { useEditTask } from './edit-task';
import { useSnoozeTasks } from './mutations';
import type { TaskRow } from './queries';

export interface SnoozeMenuProps {
  task: TaskRow;
  opened: boolean;
  onChange: (opened: boolean) => void;
  /** Whether S opens it now. */
  bind: boolean;
}

/** Snooze: the days of the next step, each by its letter; another day is set in the task itself. */
export function SnoozeMenu({ task, opened, onChange, bind }: SnoozeMenuProps) {
  const snooze = useSnoozeTasks();
  const edit = useEditTask((state) => state.open);
  const entries = useMemo<MenuEntry[]>(() => {
    const days = nextStepChoices(fileToday()).flatMap(({ choice, key, date }): MenuEntry[] =>
      date === null
        ? []
        : [
            {
              label: `${strings.ui.next[choice]}, ${formatDay(date)}`,
              keys: key,
              onSelect: () => snooze.mutate({ tasks: [task], dueDate: date }),
            },
          ],
    );
    return [
      { heading: strings.tasksPage.snoozeTo },
      ...days,
      '-',
      { label: strings.tasksPage.pick, keys: 'P', onSelect: () => edit(task) },
    ];
  }, [task, snooze, edit]);
  return (
    <MenuList
      label={strings.tasksPage.snoozeTo}
      width={240}
      position="bottom-end"
      opened={opened}
      onChange={onChange}
      entries={entries}
      target={
        <Button size="xs" keys="S" bind={bind ? 'list' : false} onClick={() => onChange(true)}>
          {strings.todayPage.snooze}
        </Button>
      }
    />
  );
}
