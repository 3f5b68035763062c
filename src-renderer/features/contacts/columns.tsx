import { IconPlus } from '@tabler/icons-react';
import { diffDays } from '@shared/domain/calendar';
import { localDateOf } from '@shared/domain/time-zone';
import { splitRow } from '@shared/domain/name';
import { strings } from '@shared/locale';
import { formatDue, formatSettings, relativeDays } from '@shared/locale/format';
import { showPhone } from '@shared/locale/phone';
import { fileToday } from '@renderer/app/file-settings';
import { Glyph, outcomeLabel } from '@renderer/ui';
import { quietAfter } from './built-in-views';
import { channelIcon } from './channel-icon';
import type { ContactRow } from './list-question';
import classes from './contacts.module.css';

const words = strings.contactsPage;

/** Given names light, family name heavy; particles and titles go with what they belong to. */
export function ContactName({ row }: { row: Pick<ContactRow, 'kind' | 'given' | 'family' | 'displayName'> }) {
  const { light, strong, strongFirst } = splitRow(row);
  return (
    <span className={classes.nameText} title={row.displayName} dir="auto">
      {light !== '' && strongFirst !== true && `${light} `}
      <strong>{strong}</strong>
      {light !== '' && strongFirst === true && ` ${light}`}
    </span>
  );
}

function isQuiet(row: ContactRow): boolean {
  if (row.lastInteractionAt === null || row.nextTaskTitle !== null || row.lifecycle === 'inactive') return false;
  return diffDays(localDateOf(row.lastInteractionAt, formatSettings().timeZone), fileToday()) > quietAfter;
}

/** How a list says what the last contact was: the outcome of a call, else the channel. */
export function touchWord(row: Pick<ContactRow, 'lastChannel' | 'lastOutcome'>): string {
  if (row.lastOutcome !== null) return outcomeLabel(row.lastOutcome);
  const channels: Record<string, string> = strings.contactCardPage.channel;
  return channels[row.lastChannel ?? ''] ?? '';
}

export function LastContact({ row }: { row: ContactRow }) {
  if (row.lastInteractionAt === null) return <span className={classes.none}>–</span>;
  return (
    <span className={classes.touch} data-tone={isQuiet(row) ? 'warn' : undefined}>
      <Glyph icon={channelIcon(row.lastChannel ?? '')} size={14} />
      <span className={classes.touchText}>
        <span className={classes.ago}>{relativeDays(row.lastInteractionAt)}</span>
        <span className={classes.what}>{touchWord(row)}</span>
      </span>
    </span>
  );
}

export function NextStep({ row, onAdd }: { row: ContactRow; onAdd: (row: ContactRow) => void }) {
  if (row.nextTaskTitle === null) {
    if (row.lifecycle === 'inactive') return <span className={classes.none}>–</span>;
    return (
      <button
        type="button"
        tabIndex={-1}
        className={classes.addStep}
        aria-label={words.addNextStepFor(row.displayName)}
        onClick={() => onAdd(row)}
      >
        <Glyph icon={IconPlus} size={13} />
        {words.addNextStep}
      </button>
    );
  }
  const due = row.nextTaskDueDate === null ? null : formatDue(row.nextTaskDueDate, { clock: row.nextTaskDueTime });
  return (
    <span className={classes.step} title={row.nextTaskTitle}>
      <span className={classes.stepTitle}>{row.nextTaskTitle}</span>
      {due && (
        <span className={classes.due} data-state={due.state}>
          {due.text}
        </span>
      )}
    </span>
  );
}

/** The number of a row; struck out where they asked not to be called. */
export function PhoneNumber({ row }: { row: ContactRow }) {
  return (
    <span
      className={classes.phone}
      data-off={row.doNotCall || undefined}
      title={row.doNotCall ? words.doNotCall : undefined}
    >
      {showPhone(row.phoneE164 ?? row.phone ?? '')}
      {row.doNotCall && <span className="cd-sr">, {words.doNotCall}</span>}
    </span>
  );
}
