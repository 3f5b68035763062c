import { useEffect } from 'react';
import { useLocation } from 'wouter';
import { strings } from '@shared/locale';
import { useBackList } from '@renderer/stores/back-list';
import { idsAround, LoadFailed } from '@renderer/ui';
import { NoCards, NoRows } from './contacts-empty';
import { ContactsGrid, type ContactsGridProps } from './contacts-grid';
import { LetterRail } from './letter-rail';
import type { ContactRow, ListQuestion } from './list-question';
import { useContactRows, useLetters } from './queries';
import { useContactsView } from './view-state';
import classes from './contacts.module.css';

const words = strings.contactsPage;
/** Ids on each side of an opened card that the card's J and K walk through at once. */
const walkable = 1000;

type Arranged = Pick<
  ContactsGridProps,
  'columns' | 'sort' | 'thenBy' | 'onSort' | 'sideways' | 'onMoveColumn' | 'onSizeColumn'
>;

export interface ContactListProps extends Arranged {
  question: ListQuestion;
  rowHeight: number;
  /** How many it has; null while that is not known. */
  counted: number | null;
  /** The same, or how many it had. */
  found: number | null;
  /** What is asked is no longer what is typed. */
  outdated: boolean;
  /** It goes by name, so that letters lead into it. */
  byName: boolean;
  /** The file has no card yet. */
  nothingAtAll: boolean;
}

/** The rows of the list and its letters. While one scrolls this alone is drawn anew, not the page. */
export function ContactList(props: ContactListProps) {
  const { question, rowHeight, counted, found, outdated, byName, nothingAtAll, ...arranged } = props;
  const [, go] = useLocation();
  const { change, keep, select } = useContactsView.getState();
  const selection = useContactsView((state) => state.selection);
  const setBackList = useBackList((state) => state.set);
  const { fromLetter } = question;
  const { rows, isPending, isOld, error, refetch, ...list } = useContactRows(question, rowHeight, counted);
  const letters = useLetters(question.filter, byName);
  useEffect(() => {
    if (!isPending) useContactsView.setState({ ready: true });
  }, [isPending]);

  function open(one: ContactRow): void {
    const at = rows.findIndex((row) => row?.id === one.id);
    const { from, ids } = idsAround(rows, at, walkable);
    // As this list is counted: `found` may still be of the question before.
    const total = list.hasNext ? counted : rows.length;
    keep({ current: one.id, left: one.id });
    setBackList({
      href: '/contacts',
      label: words.title,
      ids,
      before: total !== null && (fromLetter === null || list.isPlaced) ? from : null,
      idsBetween: list.idsBetween,
      total: total ?? rows.length,
    });
    go(`/contacts/${one.id}`);
  }

  const empty =
    error !== null ? (
      <LoadFailed what={words.failed.title} why={error.message} onAgain={() => void refetch()} />
    ) : nothingAtAll ? (
      <NoCards />
    ) : (
      <NoRows />
    );

  return (
    <>
      <div className={classes.grid}>
        <ContactsGrid
          {...arranged}
          rows={rows}
          total={found}
          loading={isPending}
          stale={isOld || outdated}
          hasMore={list.hasNext}
          onEndReached={list.next}
          hasBefore={list.hasBefore}
          onStartReached={fromLetter === null ? undefined : list.previous}
          onShown={list.onShown}
          idsBetween={list.idsBetween}
          selection={selection}
          onSelection={select}
          onOpen={open}
          rowHeight={rowHeight}
          listKey={JSON.stringify(question)}
          empty={empty}
        />
      </div>
      {byName && rows.length > 0 && (
        <LetterRail
          rows={rows}
          rowHeight={rowHeight}
          letters={letters.data?.letters ?? []}
          onJump={(letter) => change({ fromLetter: letter, selection })}
        />
      )}
    </>
  );
}
