import { IconArrowDownLeft, IconArrowUpRight } from '@tabler/icons-react';
import { plainNote } from '@shared/domain/note-text';
import { strings } from '@shared/locale';
import { formatDuration, formatMoment } from '@shared/locale/format';
import { Avatar, Glyph, OutcomeMark, type GridColumn } from '@renderer/ui';
import type { LogRow } from './queries';
import classes from './calls.module.css';

const words = strings.callsPage;

/** Which way it went: the arrow, and the words for who cannot see it. */
export function DirectionMark({ direction }: { direction: 'in' | 'out' }) {
  return (
    <span
      className={classes.direction}
      data-direction={direction}
      title={direction === 'in' ? words.incoming : words.outgoing}
    >
      <Glyph icon={direction === 'in' ? IconArrowDownLeft : IconArrowUpRight} size={14} />
      <span className="cd-sr">{direction === 'in' ? words.incoming : words.outgoing}</span>
    </span>
  );
}

/** How a row says what it was: the outcome of a call, else its channel. */
export function What({ row }: { row: LogRow }) {
  if (row.outcome !== null) return <OutcomeMark outcome={row.outcome} />;
  if (row.outcomeName !== null) return <OutcomeMark outcome={row.outcomeName} label={row.outcomeName} />;
  return <span className={classes.quiet}>{row.channel === 'call' ? '–' : words.channels[row.channel]}</span>;
}

/** What an entry is called, where that is more than its channel. */
export function subjectOf(row: Pick<LogRow, 'subject' | 'channel'>): string {
  return row.subject === words.channels[row.channel] ? '' : row.subject;
}

/** The columns of the log. */
export function logColumns(users: ReadonlyArray<{ id: string; name: string }>): GridColumn<LogRow>[] {
  return [
    {
      key: 'when',
      header: words.columns.when,
      width: '136px',
      skeleton: '80%',
      render: (row) => <span className={classes.when}>{formatMoment(row.occurredAt)}</span>,
    },
    {
      key: 'who',
      header: words.columns.who,
      width: '1.25fr',
      render: (row) => (
        <span className={classes.who}>
          <Avatar id={row.contactId ?? row.id} name={row.contactName} size={22} />
          <span className={classes.name}>{row.contactName === '' ? words.nobody : row.contactName}</span>
          <span className={classes.company}>{row.companyName}</span>
        </span>
      ),
    },
    {
      key: 'direction',
      header: words.columns.direction,
      hideHeader: true,
      width: '16px',
      render: (row) => <DirectionMark direction={row.direction} />,
    },
    { key: 'outcome', header: words.columns.outcome, width: '120px', render: (row) => <What row={row} /> },
    {
      key: 'length',
      header: words.columns.length,
      width: '64px',
      align: 'right',
      render: (row) => (row.durationSeconds === null ? '' : formatDuration(row.durationSeconds)),
    },
    {
      key: 'notes',
      header: words.columns.notes,
      width: '1.8fr',
      skeleton: '90%',
      render: (row) => [subjectOf(row), plainNote(row.body)].filter(Boolean).join(': '),
    },
    { key: 'deal', header: words.columns.deal, width: '0.8fr', wideOnly: true, render: (row) => row.dealTitle ?? '' },
    {
      key: 'user',
      header: words.columns.user,
      hideHeader: true,
      width: '22px',
      wideOnly: true,
      render: (row) => {
        const user = users.find(({ id }) => id === row.userId);
        return user ? <Avatar id={user.id} name={user.name} kind="user" size={20} labelled /> : null;
      },
    },
  ];
}
