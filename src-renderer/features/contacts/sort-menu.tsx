import { IconArrowDown, IconArrowsSort, IconArrowUp, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { strings } from '@shared/locale';
import { formatCount } from '@shared/locale/format';
import { Glyph, IconButton, Popover, SelectField } from '@renderer/ui';
import type { SortOrder } from './built-in-views';
import type { OwnField } from './fields';
import classes from './filters.module.css';

const words = strings.contactList;

const sortLabels: Readonly<Record<string, string>> = {
  name: words.field.name,
  company: words.field.company,
  title: words.field.title,
  kind: words.field.kind,
  lifecycle: words.field.lifecycle,
  lead_status: words.field.lead_status,
  owner: words.field.owner,
  tags: words.column.tags,
  roles: words.column.roles,
  last_contact: words.field.last_contact,
  last_channel: words.field.last_channel,
  next_step: words.field.next_step,
  touch_due: words.field.touch_due,
  open_deals: words.field.open_value,
  won_value: words.field.won_value,
  phone: words.field.phone,
  email: words.field.email,
  city: words.field.city,
  postcode: words.field.postcode,
  country: words.field.country,
  source: words.field.source,
  first_touch: words.field.first_touch,
  birthday: words.field.birthday,
  created: words.field.created,
  updated: words.field.updated,
};
const most = 4;

/** Which way round an order is first wanted: the largest deals and the newest cards, but the names from A. */
export function firstWay(by: string): boolean {
  return ['open_deals', 'won_value', 'updated', 'created', 'last_contact'].includes(by);
}

/** By what the list is sorted, and within that, and within that. */
export function SortMenu({
  sort,
  ranked,
  own,
  onChange,
}: {
  sort: readonly SortOrder[];
  /** A search stands without an order: the best match comes first. */
  ranked: boolean;
  own: readonly OwnField[];
  onChange: (sort: SortOrder[]) => void;
}) {
  const [opened, setOpened] = useState(false);
  const labelOf = (by: string): string =>
    sortLabels[by] ?? own.find(({ id }) => by === `custom:${id}`)?.name ?? words.ownGone;
  const shown = sort.length > 0 || ranked ? sort : [{ by: 'name', descending: false }];
  const first = shown[0];
  const name = first === undefined ? strings.contactsPage.bestMatch : labelOf(first.by);
  const line = shown.length > 1 ? words.sort.line(name, formatCount(shown.length - 1)) : name;
  const choices = [
    ...Object.entries(sortLabels).map(([value, label]) => ({ value, label })),
    ...own.map(({ id, name: label }) => ({ value: `custom:${id}`, label })),
  ];
  const put = (at: number, order: SortOrder): void => onChange(shown.map((one, index) => (index === at ? order : one)));

  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" trapFocus returnFocus withRoles={false}>
      <Popover.Target>
        <button
          type="button"
          className={classes.sortButton}
          aria-haspopup="dialog"
          aria-expanded={opened}
          aria-label={`${words.sort.title}: ${line}`}
          onClick={() => setOpened(!opened)}
        >
          {line}
          <Glyph
            icon={first === undefined ? IconArrowsSort : first.descending ? IconArrowDown : IconArrowUp}
            size={15}
          />
        </button>
      </Popover.Target>
      <Popover.Dropdown role="dialog" aria-label={words.sort.title}>
        <div className={classes.editor}>
          <div className={classes.sortLines}>
            {shown.map((order, at) => (
              <div key={order.by} className={classes.sortLine}>
                <SelectField
                  label={at === 0 ? words.sort.title : words.sort.within}
                  hideLabel
                  searchable
                  value={order.by}
                  choices={choices.filter(({ value }) => value === order.by || !shown.some(({ by }) => by === value))}
                  onChange={(by) => put(at, { by, descending: firstWay(by) })}
                />
                <IconButton
                  // A field of choices would open at once.
                  data-autofocus={at === 0 || undefined}
                  icon={order.descending ? IconArrowDown : IconArrowUp}
                  label={`${words.sort.turn(labelOf(order.by))} (${order.descending ? words.sort.down : words.sort.up})`}
                  onClick={() => put(at, { ...order, descending: !order.descending })}
                />
                <IconButton
                  icon={IconX}
                  label={words.sort.remove(labelOf(order.by))}
                  onClick={() => onChange(shown.filter((_, index) => index !== at))}
                />
              </div>
            ))}
            {shown.length < most && (
              <SelectField
                key={shown.length}
                label={words.sort.add}
                hideLabel
                searchable
                placeholder={shown.length === 0 ? words.sort.title : words.sort.add}
                value={null}
                choices={choices.filter(({ value }) => !shown.some(({ by }) => by === value))}
                onChange={(by) => onChange([...shown, { by, descending: firstWay(by) }])}
              />
            )}
          </div>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
