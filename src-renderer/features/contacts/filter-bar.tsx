import { Popover } from '@mantine/core';
import { IconArrowsSort, IconProgress, IconTag, IconUser, IconUserSquare } from '@tabler/icons-react';
import { useState } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { strings } from '@shared/locale';
import { formatCount } from '@shared/locale/format';
import { useShortcut } from '@renderer/app/shortcuts';
import { useUsers } from '@renderer/app/users';
import {
  AddChip,
  Button,
  CheckField,
  FilterChip,
  Glyph,
  LifecycleMark,
  LinkButton,
  MenuList,
  type Lifecycle,
  type TablerIcon,
} from '@renderer/ui';
import { useTags } from './queries';
import { useContactsView, type ChosenFilter, type ContactSort } from './view-state';
import classes from './contacts.module.css';

const words = strings.contactsPage;
const lifecycles: readonly Lifecycle[] = ['new', 'prospect', 'qualified', 'customer', 'inactive'];
const sorts: readonly ContactSort[] = [
  'name',
  'company',
  'lifecycle',
  'last_contact',
  'next_step',
  'open_deals',
  'updated',
  'created',
];

type Field = 'kind' | 'tag' | 'lifecycle' | 'owner';
const fields: ReadonlyArray<{ field: Field; icon: TablerIcon }> = [
  { field: 'kind', icon: IconUserSquare },
  { field: 'tag', icon: IconTag },
  { field: 'lifecycle', icon: IconProgress },
  { field: 'owner', icon: IconUser },
];

function toggled<T>(list: readonly T[] | undefined, value: T, on: boolean): T[] | undefined {
  const rest = (list ?? []).filter((item) => item !== value);
  const next = on ? [...rest, value] : rest;
  return next.length === 0 ? undefined : next;
}

/** The choices of one field, ticked as they are in use. */
function FieldChoices({
  field,
  chosen,
  onChange,
}: {
  field: Field;
  chosen: ChosenFilter;
  onChange: (chosen: ChosenFilter) => void;
}) {
  const tags = useTags();
  const users = useUsers();
  if (field === 'kind') {
    return (['person', 'company'] as const).map((kind) => (
      <CheckField
        key={kind}
        className={classes.popoverLine}
        label={words.filter[kind]}
        checked={chosen.kind === kind}
        onChange={(on) => onChange({ ...chosen, kind: on ? kind : undefined })}
      />
    ));
  }
  if (field === 'lifecycle') {
    return lifecycles.map((stage) => (
      <CheckField
        key={stage}
        className={classes.popoverLine}
        label={<LifecycleMark stage={stage} />}
        ariaLabel={strings.ui.lifecycle[stage]}
        checked={chosen.lifecycle?.includes(stage) === true}
        onChange={(on) => onChange({ ...chosen, lifecycle: toggled(chosen.lifecycle, stage, on) })}
      />
    ));
  }
  if (field === 'owner') {
    return users.data?.rows.map((user) => (
      <CheckField
        key={user.id}
        className={classes.popoverLine}
        label={user.name}
        checked={chosen.ownerIds?.includes(user.id) === true}
        onChange={(on) => onChange({ ...chosen, ownerIds: toggled(chosen.ownerIds, user.id, on) })}
      />
    ));
  }
  if (tags.data?.rows.length === 0) return <p className={classes.popoverEmpty}>{words.filter.noTags}</p>;
  return tags.data?.rows.map((tag) => (
    <div key={tag.id} className={classes.popoverLine}>
      <CheckField
        label={tag.name}
        checked={chosen.tagIds?.includes(tag.id) === true}
        onChange={(on) => onChange({ ...chosen, tagIds: toggled(chosen.tagIds, tag.id, on) })}
      />
      <span className={classes.popoverCount}>{formatCount(tag.count)}</span>
    </div>
  ));
}

function useChips(chosen: ChosenFilter): Array<{ field: Field; value: string; many: boolean }> {
  const tags = useTags();
  const users = useUsers();
  const chips: Array<{ field: Field; value: string; many: boolean }> = [];
  const add = (field: Field, names: Array<string | undefined> | undefined): void => {
    if (names === undefined || names.length === 0) return;
    const known = names.filter((name): name is string => name !== undefined);
    chips.push({ field, value: known.join(', '), many: names.length > 1 });
  };
  add('kind', chosen.kind && [words.filter[chosen.kind]]);
  add(
    'tag',
    chosen.tagIds?.map((id) => tags.data?.rows.find((tag) => tag.id === id)?.name),
  );
  add(
    'lifecycle',
    chosen.lifecycle?.map((stage) => strings.ui.lifecycle[stage]),
  );
  add(
    'owner',
    chosen.ownerIds?.map((id) => users.data?.rows.find((user) => user.id === id)?.name),
  );
  return chips;
}

const without: Record<Field, ChosenFilter> = {
  kind: { kind: undefined },
  tag: { tagIds: undefined },
  lifecycle: { lifecycle: undefined },
  owner: { ownerIds: undefined },
};

/** The filters in use, "+ Filter" and the order of the list. */
export function FilterBar() {
  const { chosen, sort, search, change } = useContactsView(
    useShallow((state) => ({ chosen: state.chosen, sort: state.sort, search: state.search, change: state.change })),
  );
  const [menu, setMenu] = useState(false);
  const [editing, setEditing] = useState<Field | null>(null);
  const chips = useChips(chosen);
  useShortcut('F', () => setMenu(true), { description: words.key.addFilter, group: 'list' });

  const apply = (next: ChosenFilter): void => change({ chosen: next });
  const order = sort ?? { by: 'name' as const, descending: false };
  const ranked = sort === null && search.trim() !== '';
  const line = ranked
    ? words.sort.relevance
    : words.sortLine(words.sort[order.by], words.order[order.by][order.descending ? 1 : 0]);

  return (
    <div className={classes.filters}>
      {chips.map(({ field, value, many }) => (
        <FilterChip
          key={field}
          icon={fields.find((one) => one.field === field)?.icon}
          field={words.filter[field]}
          verb={many ? words.filter.isAnyOf : words.filter.is}
          value={value}
          onEdit={() => setEditing(field)}
          onRemove={() => apply({ ...chosen, ...without[field] })}
        />
      ))}
      <Popover
        opened={editing !== null}
        onChange={(opened) => !opened && setEditing(null)}
        position="bottom-start"
        trapFocus
        returnFocus
        withRoles={false}
      >
        <Popover.Target>
          <span>
            <MenuList
              label={words.filter.add}
              opened={menu}
              onChange={setMenu}
              target={<AddChip keys="F">{words.filter.add}</AddChip>}
              entries={fields.map(({ field, icon }) => ({
                label: words.filter[field],
                icon,
                checked: chips.some((chip) => chip.field === field),
                // The menu closes and gives focus back first; the choices then take it.
                onSelect: () => window.setTimeout(() => setEditing(field), 0),
              }))}
            />
          </span>
        </Popover.Target>
        <Popover.Dropdown
          role="dialog"
          aria-label={editing === null ? words.filter.add : words.filter.choose(words.filter[editing])}
        >
          {editing !== null && (
            <div className={classes.popover}>
              <FieldChoices field={editing} chosen={chosen} onChange={apply} />
              <Button kind="soft" fullWidth onClick={() => setEditing(null)}>
                {words.filter.done}
              </Button>
            </div>
          )}
        </Popover.Dropdown>
      </Popover>
      {chips.length > 0 && <LinkButton onClick={() => apply({})}>{words.filter.clear}</LinkButton>}
      <span className={classes.filtersRight}>
        <MenuList
          label={words.sortedBy}
          position="bottom-end"
          width={240}
          target={
            <button type="button" className={classes.sortButton} aria-label={`${words.sortedBy}: ${line}`}>
              {line}
              <Glyph icon={IconArrowsSort} size={15} />
            </button>
          }
          entries={[
            ...(search.trim() === ''
              ? []
              : [{ label: words.sort.relevance, checked: ranked, onSelect: () => change({ sort: null }) }]),
            ...sorts.map((by) => ({
              label: words.sort[by],
              checked: !ranked && order.by === by,
              onSelect: () => change({ sort: { by, descending: firstWay(by) } }),
            })),
            '-' as const,
            ...([false, true] as const).map((descending) => ({
              label: words.order[order.by][descending ? 1 : 0],
              checked: !ranked && order.descending === descending,
              disabled: ranked,
              onSelect: () => change({ sort: { by: order.by, descending } }),
            })),
          ]}
        />
      </span>
    </div>
  );
}

/** Which way round an order is first wanted: the largest deals and the newest cards, but the names from A. */
function firstWay(by: ContactSort): boolean {
  return by === 'open_deals' || by === 'updated' || by === 'created' || by === 'last_contact';
}
