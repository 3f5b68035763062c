import type { ReactNode } from 'react';
import { localDateOf } from '@shared/domain/time-zone';
import { touchState } from '@shared/domain/touch';
import { strings } from '@shared/locale';
import { formatCustomValue } from '@shared/locale/custom-values';
import { formatBirthday, formatDate, formatMoney, formatSettings } from '@shared/locale/format';
import { fileToday } from '@renderer/app/file-settings';
import { Avatar, LifecycleMark, Tag, type GridColumn } from '@renderer/ui';
import { cellEditing, type EditWorld } from './cell-editors';
import { ContactName, LastContact, NextStep, PhoneNumber } from './columns';
import type { OwnField } from './fields';
import type { Layout } from './layout';
import type { ContactRow } from './list-question';
import classes from './contacts.module.css';

const words = strings.contactList;
const heads = strings.contactsPage.column;

interface Made {
  header: string;
  width: string;
  /** Its key in the contract's sort, where it has one. */
  sort?: string;
  align?: 'right';
  wideOnly?: boolean;
  hideHeader?: boolean;
  render: (row: ContactRow, world: ColumnWorld) => ReactNode;
}

export interface ColumnWorld extends EditWorld {
  own: readonly OwnField[];
  onAddStep: (row: ContactRow) => void;
}

const none = <span className={classes.none}>–</span>;

function money(amount: number, count: number): ReactNode {
  return count === 0 ? (
    none
  ) : (
    <span className={classes.money}>
      {formatMoney({ amount, currency: formatSettings().currency }, { cents: 'never' })}
    </span>
  );
}

function day(instant: string): string {
  return formatDate(localDateOf(instant, formatSettings().timeZone));
}

function TouchDue({ due, days }: { due: string; days: number | null }) {
  return (
    <span className={classes.due} data-state={touchState(due, days ?? 0, fileToday())}>
      {formatDate(due)}
    </span>
  );
}

const leads: Record<string, string> = strings.contactCardPage.about.lead;
const channels: Record<string, string> = strings.contactCardPage.channel;

const made: Readonly<Record<string, Made>> = {
  name: {
    header: heads.name,
    width: '1.25fr',
    sort: 'name',
    render: (row) => (
      <span className={classes.name}>
        <Avatar id={row.id} name={row.displayName} kind={row.kind} size={24} />
        <ContactName row={row} />
      </span>
    ),
  },
  company: { header: heads.company, width: '1fr', sort: 'company', render: (row) => row.companyName },
  title: { header: words.field.title, width: '1fr', sort: 'title', render: (row) => row.title },
  kind: { header: words.field.kind, width: '92px', sort: 'kind', render: (row) => words.kind[row.kind] },
  lifecycle: {
    header: heads.lifecycle,
    width: '104px',
    sort: 'lifecycle',
    render: (row) => <LifecycleMark stage={row.lifecycle} />,
  },
  leadStatus: {
    header: words.field.lead_status,
    width: '116px',
    sort: 'lead_status',
    render: (row) => (row.leadStatus === null ? none : leads[row.leadStatus]),
  },
  roles: {
    header: words.column.roles,
    width: '1fr',
    sort: 'roles',
    render: (row) => row.roles.map((role) => words.role[role]).join(', '),
  },
  tags: {
    header: words.column.tags,
    width: '1fr',
    sort: 'tags',
    render: (row) => (
      <span className={classes.tagsCell}>
        {row.tags.map((tag) => (
          <Tag key={tag.id}>{tag.name}</Tag>
        ))}
      </span>
    ),
  },
  phone: {
    header: heads.phone,
    width: '132px',
    sort: 'phone',
    wideOnly: true,
    render: (row) => row.phone !== null && <PhoneNumber row={row} />,
  },
  email: { header: words.field.email, width: '1.2fr', sort: 'email', render: (row) => row.email },
  city: { header: words.field.city, width: '120px', sort: 'city', render: (row) => row.city },
  postcode: { header: words.field.postcode, width: '92px', sort: 'postcode', render: (row) => row.postcode },
  country: { header: words.field.country, width: '110px', sort: 'country', render: (row) => row.country },
  lastContact: {
    header: heads.lastContact,
    width: '1fr',
    sort: 'last_contact',
    render: (row) => <LastContact row={row} />,
  },
  nextStep: {
    header: heads.nextStep,
    width: '1.3fr',
    sort: 'next_step',
    render: (row, { onAddStep }) => <NextStep row={row} onAdd={onAddStep} />,
  },
  touchDue: {
    header: words.column.keep,
    width: '116px',
    sort: 'touch_due',
    render: (row) => (row.touchDue === null ? none : <TouchDue due={row.touchDue} days={row.keepInTouchDays} />),
  },
  openDeals: {
    header: heads.openDeals,
    width: '88px',
    align: 'right',
    wideOnly: true,
    sort: 'open_deals',
    render: (row) => money(row.openDealAmount, row.openDealCount),
  },
  wonValue: {
    header: words.field.won_value,
    width: '96px',
    align: 'right',
    sort: 'won_value',
    render: (row) => money(row.wonDealAmount, row.wonDealCount),
  },
  source: { header: words.field.source, width: '110px', sort: 'source', render: (row) => row.source },
  firstTouch: {
    header: words.field.first_touch,
    width: '116px',
    sort: 'first_touch',
    render: (row) => (row.firstTouchChannel === null ? none : channels[row.firstTouchChannel]),
  },
  birthday: {
    header: words.field.birthday,
    width: '120px',
    sort: 'birthday',
    render: (row) => (row.birthday === null ? none : formatBirthday(row.birthday)),
  },
  created: { header: words.field.created, width: '104px', sort: 'created', render: (row) => day(row.createdAt) },
  updated: { header: words.field.updated, width: '104px', sort: 'updated', render: (row) => day(row.updatedAt) },
  owner: {
    header: heads.owner,
    hideHeader: true,
    width: '20px',
    sort: 'owner',
    wideOnly: true,
    render: (row, { users }) =>
      row.ownerId !== null && (
        <Avatar
          id={row.ownerId}
          name={users.find((user) => user.id === row.ownerId)?.name ?? '?'}
          kind="user"
          size={20}
          labelled
        />
      ),
  },
};

const ownKey = (field: OwnField): string => `custom:${field.id}`;
const isNumber = (field: OwnField): boolean => field.type === 'number' || field.type === 'money';

/** Every column there is, in the order in which they are offered. */
export function columnChoices(own: readonly OwnField[]): { key: string; label: string }[] {
  return [
    ...Object.entries(made).map(([key, { header }]) => ({ key, label: header })),
    ...own.map((field) => ({ key: ownKey(field), label: field.name })),
  ];
}

/** LOOK.md section 7: the same letters that change what is selected. */
const editKeys: Readonly<Record<string, string>> = { lifecycle: 'Y', owner: 'A' };

/** What of the columns the contract must be asked for beyond the card itself. */
export function askedColumns(layout: Layout): Array<'tags' | 'roles' | `custom:${string}`> {
  return layout.columns.flatMap(({ key }) =>
    key === 'tags' || key === 'roles' ? [key] : key.startsWith('custom:') ? [key as `custom:${string}`] : [],
  );
}

/** The columns of the list as its layout has them; of the default widths of LOOK.md section 5. */
export function contactColumns(layout: Layout, world: ColumnWorld, customised: boolean): Array<GridColumn<ContactRow>> {
  return layout.columns.flatMap(({ key, width }): Array<GridColumn<ContactRow>> => {
    const column = made[key];
    const sized = width === undefined ? {} : { width: `${width}px` };
    if (column !== undefined) {
      const { header, sort, align, hideHeader, render } = column;
      return [
        {
          key,
          header,
          width: column.width,
          align,
          hideHeader,
          sortKey: sort,
          // Who chose the columns wants them at any width: the list then scrolls sideways.
          wideOnly: customised ? false : column.wideOnly,
          render: (row) => render(row, world),
          ...cellEditing(key, world),
          editKey: editKeys[key],
          ...sized,
        },
      ];
    }
    const field = world.own.find((one) => ownKey(one) === key);
    if (field === undefined) return [];
    return [
      {
        key,
        header: field.name,
        width: isNumber(field) ? '104px' : '1fr',
        align: isNumber(field) ? 'right' : undefined,
        sortKey: key,
        render: (row) => {
          const value = row.custom[field.id];
          return value === undefined ? (
            none
          ) : (
            <span title={formatCustomValue(field, value)}>{formatCustomValue(field, value)}</span>
          );
        },
        ...cellEditing(key, world),
        ...sized,
      },
    ];
  });
}
