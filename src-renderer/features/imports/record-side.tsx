import { strings } from '@shared/locale';
import { formatCount } from '@shared/locale/format';
import { showPhone } from '@shared/locale/phone';
import { useRead } from '@renderer/app/ask';
import { Avatar, Failure, SkeletonBlock } from '@renderer/ui';
import type { CheckedRow } from './wizard-store';
import common from './imports.module.css';
import classes from './check.module.css';

const words = strings.importsPage.check;

/** A row of records; of one whose contact is unclear also the card that may be meant. */
export function RecordSide({ row }: { row: CheckedRow }) {
  const isUnclear = row.action === 'unsure' && row.matchId !== null;
  const card = useRead('contact', 'contacts.get', isUnclear && row.matchId !== null ? { id: row.matchId } : null);
  const facts = [row.companyName, row.phone, row.email].filter((text) => text !== '');
  const { methods = [], employments = [], displayName = '' } = card.data ?? {};
  const there = [
    ...employments.filter((job) => job.isCurrent).map((job) => job.companyName),
    ...methods.map((method) => (method.kind === 'phone' ? showPhone(method.normalised ?? method.value) : method.value)),
  ].slice(0, 4);
  return (
    <div className={classes.pair} data-one={!isUnclear || undefined}>
      {isUnclear && (
        <div className={classes.pairCard}>
          <span className={common.second}>{words.inCalldeck}</span>
          {card.error !== null ? (
            <Failure>{card.error.message}</Failure>
          ) : card.data === undefined ? (
            <SkeletonBlock rows={2} />
          ) : (
            <>
              <span className={classes.pairName}>
                <Avatar id={row.matchId ?? ''} name={displayName} size={24} />
                <b title={displayName}>{displayName}</b>
              </span>
              {there.map((text) => (
                <p key={text} className={common.second}>
                  {text}
                </p>
              ))}
            </>
          )}
        </div>
      )}
      <div className={classes.pairCard}>
        <span className={common.second}>{words.inRow(formatCount(row.row))}</span>
        <span className={classes.pairName}>
          <b title={row.displayName}>{row.displayName || words.unnamed}</b>
        </span>
        {facts.map((text) => (
          <p key={text} className={common.second}>
            {text}
          </p>
        ))}
      </div>
    </div>
  );
}
