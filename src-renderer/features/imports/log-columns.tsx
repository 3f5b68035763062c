import { IconAlertTriangle, IconCheck, IconChecklist, IconChecks, IconMinus, IconPlus } from '@tabler/icons-react';
import { strings } from '@shared/locale';
import { formatCount, formatDay, formatDuration, formatMoment } from '@shared/locale/format';
import { showPhone } from '@shared/locale/phone';
import { DirectionMark } from '@renderer/features/calls/columns';
import { channelIcon } from '@renderer/features/contacts/channel-icon';
import { Glyph, OutcomeMark, Pill, type GridColumn, type TablerIcon } from '@renderer/ui';
import type { LogAction, LogRow } from './log-store';
import classes from './check.module.css';
import own from './log.module.css';

const words = strings.logImports.page;

const glyphs: Record<LogAction, TablerIcon> = {
  log: IconCheck,
  card: IconPlus,
  left: IconMinus,
  duplicate: IconChecks,
  fix: IconAlertTriangle,
};

function ActionMark({ action }: { action: LogAction }) {
  if (action === 'fix')
    return (
      <Pill tone="bad" icon={IconAlertTriangle}>
        {words.action.fix}
      </Pill>
    );
  return (
    <span className={classes.action} data-kind={action === 'log' || action === 'card' ? 'add' : action}>
      <Glyph icon={glyphs[action]} size={14} />
      {words.action[action]}
    </span>
  );
}

/** When an entry was, or is to be. */
export function whenOf(row: Pick<LogRow, 'at' | 'day'>): string {
  if (row.day !== null) return words.wholeDay(formatDay(row.day));
  return row.at === null ? words.noDate : formatMoment(row.at);
}

/** A number as people write it, an address as it is. */
export function valueText(value: string): string {
  return value.startsWith('+') ? showPhone(value) : value;
}

/** Whom an entry is with: the card, what the file calls them, or their number. */
export function whoOf(row: Pick<LogRow, 'name' | 'value' | 'action'>): string {
  if (row.action === 'fix') return row.name || words.unreadable;
  return row.name || valueText(row.value) || words.nobody;
}

function Who({ row }: { row: LogRow }) {
  const isKnown = row.contactId !== null || row.action === 'card';
  const beside = row.name === '' || row.action === 'fix' ? '' : valueText(row.value);
  return (
    <span className={classes.who} data-quiet={!isKnown || row.action === 'duplicate' || undefined}>
      <b>{whoOf(row)}</b> {beside}
      {row.times > 1 && row.contactId === null && `, ${words.times(formatCount(row.times))}`}
    </span>
  );
}

/** What an entry was: the outcome of a call, else its channel. */
export function WhatMark({ row }: { row: LogRow }) {
  if (row.action === 'fix') return null;
  return (
    <span className={own.what}>
      {row.channel !== 'meeting' && row.channel !== 'todo' && <DirectionMark direction={row.direction} />}
      {row.outcome === null ? (
        <>
          <Glyph icon={row.channel === 'todo' ? IconChecklist : channelIcon(row.channel)} size={14} />
          {words.channels[row.channel]}
        </>
      ) : (
        <OutcomeMark outcome={row.outcome} />
      )}
    </span>
  );
}

/** The columns of a checked log. */
export function logImportColumns(): GridColumn<LogRow & { id: string }>[] {
  return [
    { key: 'act', header: words.columns.act, width: '124px', render: (row) => <ActionMark action={row.action} /> },
    { key: 'when', header: words.columns.when, width: '148px', render: (row) => whenOf(row) },
    { key: 'who', header: words.columns.who, width: '1.35fr', render: (row) => <Who row={row} /> },
    { key: 'what', header: words.columns.what, width: '132px', render: (row) => <WhatMark row={row} /> },
    {
      key: 'length',
      header: words.columns.length,
      width: '64px',
      align: 'right',
      wideOnly: true,
      render: (row) =>
        row.durationSeconds === null || row.durationSeconds === 0 ? '' : formatDuration(row.durationSeconds),
    },
    {
      key: 'note',
      header: words.columns.note,
      width: '1.2fr',
      render: (row) => {
        const text = row.reason || row.subject || row.body;
        return (
          <span className={classes.reason} data-bad={row.action === 'fix' || undefined} title={text}>
            {text}
          </span>
        );
      },
    },
  ];
}
