import { IconHistory, IconTrash, IconX } from '@tabler/icons-react';
import { Link, useLocation } from 'wouter';
import { strings } from '@shared/locale';
import { formatDuration, formatMoment } from '@shared/locale/format';
import { showPhone } from '@shared/locale/phone';
import { hasPage } from '@renderer/app/pages';
import { useUsers } from '@renderer/app/users';
import { FilesSection } from '@renderer/features/attachments/files-section';
import { DetailList, DetailPanel, DetailRow } from '@renderer/features/shell/page';
import { parseCallLength } from '@renderer/features/log-call/call-length';
import { useRecordHistory } from '@renderer/stores/record-history';
import { Avatar, Button, IconButton, InlineText, notify, outcomeLabel, SegmentedTabs, SelectField } from '@renderer/ui';
import { subjectOf } from './columns';
import { saveEntry, useTrashEntry } from './mutations';
import { useCallOutcomes } from '@renderer/features/log-call/queries';
import type { LogRow } from './queries';
import classes from './calls.module.css';

const words = strings.callsPage;
const labels = words.edit;

/** One entry of the log, its fields edited in place. */
export function EntryPanel({ row, onClose }: { row: LogRow; onClose: () => void }) {
  const [, go] = useLocation();
  const trash = useTrashEntry();
  const showHistory = useRecordHistory((state) => state.show);
  const outcomes = useCallOutcomes().data?.rows ?? [];
  const user = useUsers().data?.rows.find(({ id }) => id === row.userId);
  const choices = [
    { value: '', label: labels.noOutcome },
    ...outcomes.map((one) => ({ value: one.id, label: one.key === null ? one.name : outcomeLabel(one.key) })),
  ];
  const name = row.contactName === '' ? words.nobody : row.contactName;

  function change(what: string, patch: Parameters<typeof saveEntry>[2]): void {
    void saveEntry(row, what, patch).then((wrong) => {
      if (typeof wrong === 'string') notify.error(wrong);
    });
  }

  return (
    <DetailPanel label={words.entry}>
      <div className={classes.panelHead}>
        <Avatar id={row.contactId ?? row.id} name={row.contactName} size={32} />
        <div className={classes.panelName}>
          <h2>{name}</h2>
          <p>{row.companyName}</p>
        </div>
        <IconButton icon={IconX} label={words.close} keys="Esc" onClick={onClose} />
      </div>
      <div className={classes.panelBody}>
        <DetailList>
          <DetailRow label={labels.when}>{formatMoment(row.occurredAt)}</DetailRow>
          <DetailRow label={labels.direction}>
            <SegmentedTabs
              label={labels.direction}
              value={row.direction}
              choices={[
                { value: 'out', label: words.directions.out },
                { value: 'in', label: words.directions.in },
              ]}
              onChange={(direction) => change(labels.direction, { direction })}
            />
          </DetailRow>
          {row.channel === 'call' && (
            <>
              <DetailRow label={labels.outcome}>
                <SelectField
                  label={labels.outcome}
                  hideLabel
                  compact
                  value={row.outcomeId ?? ''}
                  choices={choices}
                  onChange={(id) => change(labels.outcome, { outcomeId: id === '' ? null : id })}
                />
              </DetailRow>
              <DetailRow label={labels.length}>
                <InlineText
                  key={`${row.id}-length`}
                  label={labels.length}
                  value={row.durationSeconds === null ? '' : formatDuration(row.durationSeconds)}
                  onSave={async (text) => {
                    const seconds = text === '' ? null : parseCallLength(text);
                    if (text !== '' && seconds === null) return words.notALength;
                    return saveEntry(row, labels.length, { durationSeconds: seconds });
                  }}
                />
              </DetailRow>
              {row.number !== null && <DetailRow label={labels.number}>{showPhone(row.number)}</DetailRow>}
            </>
          )}
          {subjectOf(row) !== '' && (
            <DetailRow label={labels.subject}>
              <InlineText
                key={`${row.id}-subject`}
                label={labels.subject}
                value={row.subject}
                onSave={(subject) => saveEntry(row, labels.subject, { subject })}
              />
            </DetailRow>
          )}
          {row.dealTitle !== null && (
            <DetailRow label={labels.about}>
              {hasPage('/deals/:id') && row.dealId !== null ? (
                <Link href={`/deals/${row.dealId}`}>{row.dealTitle}</Link>
              ) : (
                row.dealTitle
              )}
            </DetailRow>
          )}
          {user && <DetailRow label={words.columns.user}>{user.name}</DetailRow>}
        </DetailList>
        <h3 className={classes.notesHead}>{labels.notes}</h3>
        <InlineText
          key={`${row.id}-notes`}
          label={labels.notes}
          value={row.body}
          multiline
          note
          className={classes.notes}
          onSave={(body) => saveEntry(row, labels.notes, { body })}
        />
        <div className={classes.files}>
          <FilesSection owner={{ interactionId: row.id }} name={subjectOf(row) || name} />
        </div>
        <div className={classes.panelActs}>
          {row.contactId !== null && (
            <Button keys="O" bind="list" onClick={() => go(`/contacts/${row.contactId}`)}>
              {words.openCard}
            </Button>
          )}
          <span className={classes.panelIcons}>
            <IconButton
              icon={IconHistory}
              label={strings.historyPage.ofRecord.open}
              onClick={() => showHistory({ type: 'interaction', id: row.id, name: subjectOf(row) || name })}
            />
            <IconButton icon={IconTrash} label={words.trash} keys="Del" onClick={() => trash.mutate(row)} />
          </span>
        </div>
      </div>
    </DetailPanel>
  );
}
