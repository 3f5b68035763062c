import { IconCalendar, IconFileImport, IconUser } from '@tabler/icons-react';
import { useState } from 'react';
import { strings } from '@shared/locale';
import { useShortcut } from '@renderer/app/shortcuts';
import { useUsers } from '@renderer/app/users';
import { AddChip, FilterChip, MenuList, type MenuEntry } from '@renderer/ui';
import type { Days, HistoryFilter } from './filter';
import classes from './history.module.css';

const words = strings.historyPage;
const kinds = Object.keys(words.kinds) as Array<keyof typeof words.kinds>;
const days = Object.keys(words.days) as Days[];

/** The filters in use, and the menu that adds one. */
export function HistoryFilters({
  filter,
  onChange,
}: {
  filter: HistoryFilter;
  onChange: (patch: Partial<HistoryFilter>) => void;
}) {
  const [opened, setOpened] = useState(false);
  const users = useUsers().data?.rows ?? [];
  useShortcut('F', () => setOpened(true), { description: words.filter, group: 'list' });
  const entries: MenuEntry[] = [
    { heading: words.day },
    ...days.map((one) => ({
      label: words.days[one],
      icon: IconCalendar,
      checked: filter.days === one,
      onSelect: () => onChange({ days: filter.days === one ? null : one }),
    })),
    { heading: words.kind },
    ...kinds.map((one) => ({
      label: words.kinds[one],
      icon: IconFileImport,
      checked: filter.kind === one,
      onSelect: () => onChange({ kind: filter.kind === one ? null : one }),
    })),
    { heading: words.who },
    ...users.map((user) => ({
      label: user.name,
      icon: IconUser,
      checked: filter.userId === user.id,
      onSelect: () => onChange({ userId: filter.userId === user.id ? null : user.id }),
    })),
  ];
  return (
    <div className={classes.filters}>
      {filter.days !== null && (
        <FilterChip
          icon={IconCalendar}
          field={words.day}
          verb={words.is}
          value={words.days[filter.days]}
          onRemove={() => onChange({ days: null })}
        />
      )}
      {filter.kind !== null && (
        <FilterChip
          icon={IconFileImport}
          field={words.kind}
          verb={words.is}
          value={words.kinds[filter.kind]}
          onRemove={() => onChange({ kind: null })}
        />
      )}
      {filter.userId !== null && (
        <FilterChip
          icon={IconUser}
          field={words.who}
          verb={words.is}
          value={users.find((user) => user.id === filter.userId)?.name ?? ''}
          onRemove={() => onChange({ userId: null })}
        />
      )}
      <MenuList
        label={words.filter}
        width={220}
        opened={opened}
        onChange={setOpened}
        entries={entries}
        target={<AddChip keys="F">{words.filter}</AddChip>}
      />
    </div>
  );
}
