import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { strings } from '@shared/locale';
import { ask, queryKey } from '@renderer/app/ask';
import { ChangeList } from '@renderer/features/history/change-list';
import { LinkButton, SkeletonBlock } from '@renderer/ui';
import { writeOrTell } from './mutations';
import type { Card } from './queries';
import classes from './contact-card.module.css';

const words = strings.contactCardPage.timeline;

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
  const restore = (change: number, field: string) =>
    void writeOrTell(words.restored(field, card.displayName), () =>
      ask('history.restore', { contactId: card.id, change }),
    );
  return (
    <>
      <ChangeList
        rows={rows}
        fields={strings.contactCardPage.fields}
        users={users}
        onRestore={card.deletedAt === null ? restore : undefined}
      />
      <div className={classes.more}>
        {hasNextPage && <LinkButton onClick={() => void fetchNextPage()}>{words.more}</LinkButton>}
      </div>
    </>
  );
}
