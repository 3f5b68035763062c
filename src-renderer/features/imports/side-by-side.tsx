import { fold } from '@shared/domain/fold';
import { strings } from '@shared/locale';
import { formatCount } from '@shared/locale/format';
import { showPhone } from '@shared/locale/phone';
import { digitsOf } from '@shared/domain/phone';
import { useRead } from '@renderer/app/ask';
import { Avatar, SkeletonBlock } from '@renderer/ui';
import type { CheckedRow } from './wizard-store';
import common from './imports.module.css';
import classes from './check.module.css';

const words = strings.importsPage.check;

interface Fact {
  label: string;
  here: string;
  there: string;
  /** Which of the two stays on the card: both where they differ and both are kept. */
  kept: 'here' | 'there' | 'both' | 'same';
}

/** The card that a row may be, beside the row. */
export function SideBySide({ row }: { row: CheckedRow }) {
  const card = useRead('contact', 'contacts.get', row.matchId === null ? null : { id: row.matchId });
  const name = row.displayName || words.unnamed;
  const heads = (
    <div className={classes.pair} data-one={row.matchName === null || undefined}>
      {row.matchName !== null && (
        <div className={classes.pairCard}>
          <span className={common.second}>{row.matchId === null ? words.earlierRow : words.inCalldeck}</span>
          <span className={classes.pairName}>
            <Avatar id={row.matchId ?? row.matchName} name={row.matchName} size={24} />
            <b title={row.matchName}>{row.matchName}</b>
          </span>
        </div>
      )}
      <div className={classes.pairCard}>
        <span className={common.second}>{words.inRow(formatCount(row.row))}</span>
        <span className={classes.pairName}>
          <Avatar id={name} name={name} size={24} />
          <b title={name}>{name}</b>
        </span>
      </div>
    </div>
  );
  if (row.matchId === null) return heads;
  if (card.error !== null)
    return (
      <>
        {heads}
        <p role="alert" className={common.reasonText}>
          {card.error.message}
        </p>
      </>
    );
  if (card.data === undefined)
    return (
      <>
        {heads}
        <SkeletonBlock rows={4} />
      </>
    );

  const { methods, employments, displayName } = card.data;
  const phones = methods.filter((method) => method.kind === 'phone');
  const emails = methods.filter((method) => method.kind === 'email');
  const samePhone = phones.find(
    (phone) => digitsOf(phone.value) === digitsOf(row.phone) || phone.normalised === row.phone,
  );
  const sameEmail = emails.find((email) => email.value.toLowerCase() === row.email.toLowerCase());
  const company = employments.find((job) => job.isCurrent)?.companyName ?? '';
  const phone = samePhone ?? phones[0];
  const facts: Fact[] = [
    {
      label: words.name,
      here: displayName,
      there: row.displayName,
      kept: fold(displayName) === fold(row.displayName) ? 'same' : row.onUpdate === 'replace' ? 'there' : 'here',
    },
    {
      label: words.company,
      here: company,
      there: row.companyName,
      kept:
        row.companyName === '' || (row.onUpdate === 'fill' && company !== '')
          ? 'here'
          : fold(company) === fold(row.companyName)
            ? 'same'
            : 'there',
    },
    {
      label: words.phone,
      here: phone === undefined ? '' : showPhone(phone.normalised ?? phone.value),
      there: row.phone,
      kept: samePhone ? 'same' : 'both',
    },
    {
      label: words.email,
      here: (sameEmail ?? emails[0])?.value ?? '',
      there: row.email,
      kept: sameEmail ? 'same' : 'both',
    },
  ];
  return (
    <>
      {heads}
      <table className={classes.facts}>
        <colgroup>
          <col className={classes.factLabel} />
          <col />
          <col />
        </colgroup>
        <thead className="cd-sr">
          <tr>
            <td />
            <th scope="col">{words.inCalldeck}</th>
            <th scope="col">{words.inRow(formatCount(row.row))}</th>
          </tr>
        </thead>
        <tbody>
          {facts
            .filter((fact) => fact.here !== '' || fact.there !== '')
            .map((fact) => (
              <tr key={fact.label}>
                <th scope="row">{fact.label}</th>
                {(['here', 'there'] as const).map((side) => (
                  <td key={side}>
                    <span
                      data-kept={(fact[side] !== '' && (fact.kept === side || fact.kept === 'both')) || undefined}
                      title={fact[side]}
                    >
                      {fact[side] || words.nothing}
                    </span>
                  </td>
                ))}
              </tr>
            ))}
        </tbody>
      </table>
    </>
  );
}
