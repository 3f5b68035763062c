import { IconArrowsExchange, IconMinus, IconPlus, IconRestore } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { OutputOf } from '@shared/contract/index';
import { readBirthday } from '@shared/domain/birthday';
import { strings } from '@shared/locale';
import { formatBirthday, formatMoment } from '@shared/locale/format';
import { ask, queryKey } from '@renderer/app/ask';
import { fileToday } from '@renderer/app/file-settings';
import { Avatar, Button, LinkButton, SkeletonBlock, Timeline, TimelineChange, TimelineGroup } from '@renderer/ui';
import { inGroups } from './grouping';
import { writeOrTell } from './mutations';
import type { Card } from './queries';
import classes from './contact-card.module.css';

const words = strings.contactCardPage.timeline;
const fieldWords: Record<string, string> = strings.contactCardPage.fields;
type Row = OutputOf<'history.of_card'>['rows'][number];

const icons = { changed: IconArrowsExchange, added: IconPlus, removed: IconMinus, returned: IconPlus };

function valueOf(row: Row, value: string | null): string {
  if (value === null) return '';
  return row.field === 'birthday' && readBirthday(value) !== null ? formatBirthday(value) : value;
}

/** What happened to a field, in words. */
function changeWords(row: Row): string {
  const field = fieldWords[row.field] ?? row.field;
  return words.field(field, valueOf(row, row.before), valueOf(row, row.after));
}

function useCardHistory(contactId: string) {
  const query = useInfiniteQuery({
    queryKey: queryKey(['contact', 'tag', 'field', 'history'], 'history.of_card', { contactId }),
    queryFn: ({ pageParam }) => ask('history.of_card', { contactId, cursor: pageParam, limit: 100 }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.rows) ?? [], [query.data]);
  return { ...query, rows };
}

/** Every field of a card as it was, with what was taken off it: who, when, before, after, and the way back. */
export function CardHistory({ card, users }: { card: Card; users: ReadonlyMap<string, string> }) {
  const { rows, isPending, hasNextPage, fetchNextPage } = useCardHistory(card.id);
  if (isPending) return <SkeletonBlock rows={6} />;
  if (rows.length === 0) return <p className={classes.none}>{words.noChanges}</p>;
  return (
    <>
      <Timeline label={words.changes}>
        {inGroups(rows, fileToday()).map(({ heading, entries }) => [
          <TimelineGroup key={heading}>{heading}</TimelineGroup>,
          ...entries.map((row) => {
            const { change } = row;
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
                  card.deletedAt === null && (
                    <Button
                      size="xs"
                      icon={IconRestore}
                      onClick={() =>
                        void writeOrTell(words.restored(fieldWords[row.field] ?? row.field, card.displayName), () =>
                          ask('history.restore', { contactId: card.id, change }),
                        )
                      }
                    >
                      {row.what === 'removed'
                        ? words.bringBack
                        : row.before === null
                          ? words.restoreEmpty
                          : words.restoreValue(valueOf(row, row.before))}
                    </Button>
                  )
                }
              >
                {changeWords(row)}
              </TimelineChange>
            );
          }),
        ])}
      </Timeline>
      <div className={classes.more}>
        {hasNextPage && <LinkButton onClick={() => void fetchNextPage()}>{words.more}</LinkButton>}
      </div>
    </>
  );
}
