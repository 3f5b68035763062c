import { IconAlertTriangle, IconMinus, IconPlus, IconQuestionMark, IconRefresh } from '@tabler/icons-react';
import { strings } from '@shared/locale';
import { formatCount } from '@shared/locale/format';
import { showPhone } from '@shared/locale/phone';
import { Glyph, Pill, type GridColumn } from '@renderer/ui';
import type { CheckedRow, RowAction } from './wizard-store';
import classes from './check.module.css';

const words = strings.importsPage.check;

function ActionMark({ action, isRecord }: { action: RowAction; isRecord: boolean }) {
  const names = isRecord ? strings.recordImports.page.action : words.action;
  if (action === 'unsure')
    return (
      <Pill tone="warn" icon={IconQuestionMark}>
        {names.unsure}
      </Pill>
    );
  if (action === 'fix')
    return (
      <Pill tone="bad" icon={IconAlertTriangle}>
        {names.fix}
      </Pill>
    );
  return (
    <span className={classes.action} data-kind={action}>
      <Glyph icon={action === 'add' ? IconPlus : action === 'update' ? IconRefresh : IconMinus} size={14} />
      {names[action]}
    </span>
  );
}

const quiet = (text: string) => (text === '' ? <span className={classes.none}>{words.none}</span> : text);

/** A number as people write it, where it is one. */
function phoneText(phone: string): string {
  return phone.startsWith('+') ? showPhone(phone) : phone;
}

/** The columns of the table of checked rows. */
export function checkedColumns(isRecord = false): GridColumn<CheckedRow & { id: string }>[] {
  const heads = strings.recordImports.page.columns;
  return [
    {
      key: 'row',
      header: words.row,
      width: '44px',
      align: 'right',
      render: (row) => <span className={classes.rowNumber}>{formatCount(row.row)}</span>,
    },
    {
      key: 'what',
      header: words.what,
      width: '108px',
      render: (row) => <ActionMark action={row.action} isRecord={isRecord} />,
    },
    {
      key: 'name',
      header: isRecord ? heads.name : words.name,
      width: '1.35fr',
      render: (row) => (
        <span className={classes.who} data-quiet={row.action === 'skip' || undefined}>
          <b>{row.displayName || words.unnamed}</b> {row.companyName}
        </span>
      ),
    },
    {
      key: 'phone',
      header: isRecord ? heads.amount : words.phone,
      width: '124px',
      render: (row) => quiet(phoneText(row.phone)),
    },
    {
      key: 'email',
      header: isRecord ? heads.detail : words.email,
      width: '1fr',
      wideOnly: true,
      render: (row) => quiet(row.email),
    },
    {
      key: 'reason',
      header: words.reason,
      width: '1.2fr',
      render: (row) => (
        <span className={classes.reason} data-bad={row.action === 'fix' || undefined} title={row.reason}>
          {row.reason}
        </span>
      ),
    },
  ];
}
