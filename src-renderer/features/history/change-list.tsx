import { IconArrowsExchange, IconMinus, IconPlus, IconRestore } from '@tabler/icons-react';
import type { OutputOf } from '@shared/contract/index';
import { readBirthday } from '@shared/domain/birthday';
import { strings } from '@shared/locale';
import { formatBirthday, formatMoment } from '@shared/locale/format';
import { fileToday } from '@renderer/app/file-settings';
import { inGroups } from '@renderer/features/contact-card/grouping';
import { Avatar, Button, Timeline, TimelineChange, TimelineGroup } from '@renderer/ui';

const words = strings.contactCardPage.timeline;
export type ChangeRow = OutputOf<'history.of_card'>['rows'][number];

const icons = { changed: IconArrowsExchange, added: IconPlus, removed: IconMinus, returned: IconPlus };

function valueOf(row: ChangeRow, value: string | null): string {
  if (value === null) return '';
  return row.field === 'birthday' && readBirthday(value) !== null ? formatBirthday(value) : value;
}

function restoreWord(row: ChangeRow): string {
  if (row.what === 'removed') return words.bringBack;
  return row.before === null ? words.restoreEmpty : words.restoreValue(valueOf(row, row.before));
}

function whatHappened(row: ChangeRow, field: string): string {
  if (row.before === null && row.after === null && row.what === 'removed') return words.wentToTrash(field);
  if (row.before === null && row.after === null && row.what === 'returned') return words.cameBack(field);
  return words.field(field, valueOf(row, row.before), valueOf(row, row.after));
}

export interface ChangeListProps {
  rows: readonly ChangeRow[];
  /** What a field is called where its key is not its name. */
  fields?: Readonly<Record<string, string>>;
  users: ReadonlyMap<string, string>;
  /** Gives a value back; absent where nothing may be changed. */
  onRestore?: (change: number, field: string) => void;
}

/** What was done to the fields of one thing: who, when, before, after, and the way back. */
export function ChangeList({ rows, fields = {}, users, onRestore }: ChangeListProps) {
  return (
    <Timeline label={words.changes}>
      {inGroups(rows, fileToday()).map(({ heading, entries }) => [
        <TimelineGroup key={heading}>{heading}</TimelineGroup>,
        ...entries.map((row) => {
          const { change } = row;
          const field = fields[row.field] ?? row.field;
          return (
            <TimelineChange
              key={row.id}
              icon={icons[row.what]}
              when={formatMoment(row.at)}
              dateTime={row.at}
              who={
                row.userId !== null && (
                  <Avatar id={row.userId} name={users.get(row.userId) ?? '?'} kind="user" size={18} labelled />
                )
              }
              action={
                change !== null &&
                onRestore && (
                  <Button size="xs" icon={IconRestore} onClick={() => onRestore(change, field)}>
                    {restoreWord(row)}
                  </Button>
                )
              }
            >
              {whatHappened(row, field)}
            </TimelineChange>
          );
        }),
      ])}
    </Timeline>
  );
}
