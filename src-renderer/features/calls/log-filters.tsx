import { IconArrowsLeftRight, IconPhone, IconUser } from '@tabler/icons-react';
import { useState } from 'react';
import { strings } from '@shared/locale';
import { useShortcut } from '@renderer/app/shortcuts';
import { useUsers } from '@renderer/app/users';
import { AddChip, FilterChip, MenuList, outcomeGlyph, outcomeLabel, ViewTabs, type MenuEntry } from '@renderer/ui';
import { useCallOutcomes } from '@renderer/features/log-call/queries';
import { toggled, useCallsView } from './view-state';
import classes from './calls.module.css';

const words = strings.callsPage;

/** Calls or everything, the filters in use, and the menu that adds one. */
export function LogFilters() {
  const view = useCallsView();
  const { change } = view;
  const [opened, setOpened] = useState(false);
  const outcomes = useCallOutcomes().data?.rows ?? [];
  const users = useUsers().data?.rows ?? [];
  useShortcut('F', () => setOpened(true), { description: words.filter, group: 'list' });

  const outcomeName = (id: string): string => {
    const found = outcomes.find((one) => one.id === id);
    return found === undefined ? '' : found.key === null ? found.name : outcomeLabel(found.key);
  };
  const entries: MenuEntry[] = [
    { heading: words.filters.outcome },
    ...outcomes.map((one, at) => ({
      label: outcomeName(one.id),
      icon: outcomeGlyph(one.key ?? one.name),
      keys: at < 9 ? String(at + 1) : undefined,
      checked: view.outcomeIds.includes(one.id),
      onSelect: () => change({ outcomeIds: toggled(view.outcomeIds, one.id) }),
    })),
    { heading: words.filters.direction },
    {
      label: words.outgoing,
      keys: 'O',
      checked: view.direction === 'out',
      onSelect: () => change({ direction: view.direction === 'out' ? null : 'out' }),
    },
    {
      label: words.incoming,
      keys: 'I',
      checked: view.direction === 'in',
      onSelect: () => change({ direction: view.direction === 'in' ? null : 'in' }),
    },
    ...(users.length > 1 ? [{ heading: words.filters.who }] : []),
    ...(users.length > 1
      ? users.map((user) => ({
          label: user.name,
          icon: IconUser,
          checked: view.userIds.includes(user.id),
          onSelect: () => change({ userIds: toggled(view.userIds, user.id) }),
        }))
      : []),
  ];
  return (
    <div className={classes.filters}>
      <ViewTabs
        label={words.kinds}
        value={view.tab}
        choices={[
          { value: 'call', label: words.tabs.call },
          { value: 'all', label: words.tabs.all },
        ]}
        onChange={(tab) => change({ tab })}
      />
      {view.outcomeIds.map((id) => (
        <FilterChip
          key={id}
          icon={IconPhone}
          field={words.filters.outcome}
          verb={words.is}
          value={outcomeName(id)}
          onRemove={() => change({ outcomeIds: toggled(view.outcomeIds, id) })}
        />
      ))}
      {view.direction !== null && (
        <FilterChip
          icon={IconArrowsLeftRight}
          field={words.filters.direction}
          verb={words.is}
          value={words.directions[view.direction]}
          onRemove={() => change({ direction: null })}
        />
      )}
      {view.userIds.map((id) => (
        <FilterChip
          key={id}
          icon={IconUser}
          field={words.filters.who}
          verb={words.is}
          value={users.find((user) => user.id === id)?.name ?? ''}
          onRemove={() => change({ userIds: toggled(view.userIds, id) })}
        />
      ))}
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
