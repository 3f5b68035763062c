import { useCallback, useMemo } from 'react';
import { strings } from '@shared/locale';
import { DataGrid, rowAt, type DataGridProps } from '@renderer/ui';
import type { ContactRow } from './list-question';
import { useRowKeys } from './row-keys';
import { useContactsView } from './view-state';

type Kept = 'current' | 'onCurrent' | 'reveal' | 'autoFocus' | 'initialScrollTop' | 'onScrollTop';

export type ContactsGridProps = Omit<DataGridProps<ContactRow>, Kept | 'label' | 'rowLabel'> & {
  onOpen: (row: ContactRow) => void;
};

/**
 * The list itself, with the keys of its current row. Which row that is, and how far down the list stands, is kept here and not
 * by the page: with J held the page would be drawn for every row.
 */
export function ContactsGrid(props: ContactsGridProps) {
  const { rows, onOpen } = props;
  const current = useContactsView((state) => state.current);
  const keep = useContactsView((state) => state.keep);
  const row = useMemo(
    () =>
      rowAt(
        rows,
        rows.findIndex((one) => one?.id === current),
      ) ?? null,
    [rows, current],
  );
  const keepScroll = useCallback((scrollTop: number) => keep({ scrollTop }), [keep]);
  useRowKeys(row, onOpen);
  const { left, scrollTop } = useContactsView.getState();
  return (
    <DataGrid
      {...props}
      label={strings.contactsPage.grid}
      rowLabel={(one) => one.displayName}
      current={current}
      onCurrent={(id) => keep({ current: id, left: id })}
      reveal={current !== left}
      autoFocus={current !== null}
      initialScrollTop={scrollTop}
      onScrollTop={keepScroll}
    />
  );
}
