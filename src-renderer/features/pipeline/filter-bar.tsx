import { IconCalendarEvent, IconHourglass, IconUser, IconAlertCircle } from '@tabler/icons-react';
import { useState } from 'react';
import { strings } from '@shared/locale';
import { useShortcut } from '@renderer/app/shortcuts';
import { useUsers } from '@renderer/app/users';
import { AddChip, FilterChip, MenuList, type MenuEntry } from '@renderer/ui';
import { usePipelineView, type ChosenDeals } from './view-state';

const words = strings.pipelinePage;
const spans = [1, 3, 6, 12] as const;

/** The filters in use, and the menu that adds one. */
export function DealFilters() {
  const chosen = usePipelineView((state) => state.chosen);
  const change = usePipelineView((state) => state.change);
  const users = useUsers().data?.rows ?? [];
  const [open, setOpen] = useState(false);
  const filter = words.filter;
  const set = (part: ChosenDeals) => change({ chosen: { ...chosen, ...part } });
  useShortcut('F', () => setOpen(true), { description: words.key.filter, group: 'board' });

  const entries: MenuEntry[] = [
    { heading: filter.closes },
    ...spans.map((months) => ({
      label: `${filter.within} ${filter.months(months)}`,
      icon: IconCalendarEvent,
      checked: chosen.closesWithin === months,
      onSelect: () => set({ closesWithin: chosen.closesWithin === months ? undefined : months }),
    })),
    { heading: filter.owner },
    ...users.map((user) => ({
      label: user.name,
      icon: IconUser,
      checked: chosen.ownerId === user.id,
      onSelect: () => set({ ownerId: chosen.ownerId === user.id ? undefined : user.id }),
    })),
    { heading: filter.only },
    {
      label: filter.quiet,
      icon: IconHourglass,
      checked: chosen.quiet === true,
      onSelect: () => set({ quiet: chosen.quiet === true ? undefined : true }),
    },
    {
      label: filter.noNextStep,
      icon: IconAlertCircle,
      checked: chosen.noNextStep === true,
      onSelect: () => set({ noNextStep: chosen.noNextStep === true ? undefined : true }),
    },
  ];
  return (
    <>
      {chosen.ownerId !== undefined && (
        <FilterChip
          icon={IconUser}
          field={filter.owner}
          verb={filter.is}
          value={users.find((user) => user.id === chosen.ownerId)?.name ?? '?'}
          onRemove={() => set({ ownerId: undefined })}
        />
      )}
      {chosen.closesWithin !== undefined && (
        <FilterChip
          icon={IconCalendarEvent}
          field={filter.closes}
          verb={filter.within}
          value={filter.months(chosen.closesWithin)}
          onRemove={() => set({ closesWithin: undefined })}
        />
      )}
      {chosen.quiet === true && (
        <FilterChip
          icon={IconHourglass}
          field={filter.onlyDeals}
          verb={filter.that}
          value={filter.quietValue}
          onRemove={() => set({ quiet: undefined })}
        />
      )}
      {chosen.noNextStep === true && (
        <FilterChip
          icon={IconAlertCircle}
          field={filter.onlyDeals}
          verb={filter.without}
          value={filter.noNextStepValue}
          onRemove={() => set({ noNextStep: undefined })}
        />
      )}
      <MenuList
        label={filter.add}
        width={220}
        position="bottom-end"
        opened={open}
        onChange={setOpen}
        entries={entries}
        target={<AddChip keys="F">{filter.add}</AddChip>}
      />
    </>
  );
}
