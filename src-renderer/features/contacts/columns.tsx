import { IconPlus } from '@tabler/icons-react';
import { diffDays } from '@shared/domain/calendar';
import { localDateOf } from '@shared/domain/time-zone';
import { splitRow } from '@shared/domain/name';
import { strings } from '@shared/locale';
import { formatDue, formatMoney, formatSettings, relativeDays, showPhone } from '@shared/locale/format';
import { fileToday } from '@renderer/app/file-settings';
import { Avatar, Glyph, LifecycleMark, outcomeLabel, type GridColumn } from '@renderer/ui';
import { channelIcon } from './channel-icon';
import type { ContactRow } from './queries';
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

/** Days without a word after which somebody who still matters, and has no next step, is shown as going quiet. */
const quietAfter = 30;

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

function LastContact({ row }: { row: ContactRow }) {
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

function NextStep({ row, onAdd }: { row: ContactRow; onAdd: (row: ContactRow) => void }) {
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

/** The columns of the list, of the widths of LOOK.md section 5. */
export function contactColumns(
  owners: ReadonlyMap<string, string>,
  onAddStep: (row: ContactRow) => void,
): Array<GridColumn<ContactRow>> {
  const head = words.column;
  return [
    {
      key: 'name',
      header: head.name,
      width: '1.25fr',
      sortKey: 'name',
      render: (row) => (
        <span className={classes.name}>
          <Avatar id={row.id} name={row.displayName} kind={row.kind} size={24} />
          <ContactName row={row} />
        </span>
      ),
    },
    { key: 'company', header: head.company, width: '1fr', sortKey: 'company', render: (row) => row.companyName },
    {
      key: 'lifecycle',
      header: head.lifecycle,
      width: '104px',
      sortKey: 'lifecycle',
      render: (row) => <LifecycleMark stage={row.lifecycle} />,
    },
    {
      key: 'phone',
      header: head.phone,
      width: '132px',
      wideOnly: true,
      render: (row) =>
        row.phone !== null && (
          <span
            className={classes.phone}
            data-off={row.doNotCall || undefined}
            title={row.doNotCall ? words.doNotCall : undefined}
          >
            {showPhone(row.phoneE164 ?? row.phone)}
            {row.doNotCall && <span className="cd-sr">, {words.doNotCall}</span>}
          </span>
        ),
    },
    {
      key: 'lastContact',
      header: head.lastContact,
      width: '1fr',
      sortKey: 'last_contact',
      render: (row) => <LastContact row={row} />,
    },
    {
      key: 'nextStep',
      header: head.nextStep,
      width: '1.3fr',
      sortKey: 'next_step',
      render: (row) => <NextStep row={row} onAdd={onAddStep} />,
    },
    {
      key: 'openDeals',
      header: head.openDeals,
      width: '88px',
      align: 'right',
      wideOnly: true,
      sortKey: 'open_deals',
      render: (row) =>
        row.openDealCount === 0 ? (
          <span className={classes.none}>–</span>
        ) : (
          <span className={classes.money}>
            {formatMoney({ amount: row.openDealAmount, currency: formatSettings().currency }, { cents: 'never' })}
          </span>
        ),
    },
    {
      key: 'owner',
      header: head.owner,
      hideHeader: true,
      width: '20px',
      wideOnly: true,
      render: (row) =>
        row.ownerId !== null && (
          <Avatar id={row.ownerId} name={owners.get(row.ownerId) ?? '?'} kind="user" size={20} labelled />
        ),
    },
  ];
}
