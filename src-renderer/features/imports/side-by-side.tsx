import type { OutputOf } from '@shared/contract/index';
import { fold } from '@shared/domain/fold';
import { strings } from '@shared/locale';
import { formatCount } from '@shared/locale/format';
import { showPhone } from '@shared/locale/phone';
import { digitsOf } from '@shared/domain/phone';
import { useRead } from '@renderer/app/ask';
import { Avatar, SkeletonBlock } from '@renderer/ui';
import { useCheckedRow } from './queries';
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

/** What is compared of the card, or of the earlier row, that a row may be. */
interface Other {
  name: string;
  company: string;
  phones: readonly { value: string; normalised: string | null }[];
  emails: readonly string[];
}

function ofCard({ displayName, methods, employments }: OutputOf<'contacts.get'>): Other {
  return {
    name: displayName,
    company: employments.find((job) => job.isCurrent)?.companyName ?? '',
    phones: methods.filter(({ kind }) => kind === 'phone'),
    emails: methods.filter(({ kind }) => kind === 'email').map(({ value }) => value),
  };
}

function ofRow({ displayName, companyName, phone, email }: CheckedRow): Other {
  return {
    name: displayName,
    company: companyName,
    phones: phone === '' ? [] : [{ value: phone, normalised: null }],
    emails: email === '' ? [] : [email],
  };
}

function factsOf(other: Other, row: CheckedRow): Fact[] {
  const { name, company, phones, emails } = other;
  const samePhone = phones.find(
    (phone) => digitsOf(phone.value) === digitsOf(row.phone) || phone.normalised === row.phone,
  );
  const sameEmail = emails.find((email) => email.toLowerCase() === row.email.toLowerCase());
  const phone = samePhone ?? phones[0];
  return [
    {
      label: words.name,
      here: name,
      there: row.displayName,
      kept: fold(name) === fold(row.displayName) ? 'same' : row.onUpdate === 'replace' ? 'there' : 'here',
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
      kept: samePhone === undefined ? 'both' : 'same',
    },
    {
      label: words.email,
      here: sameEmail ?? emails[0] ?? '',
      there: row.email,
      kept: sameEmail === undefined ? 'both' : 'same',
    },
  ];
}

/** The card, or the earlier row of the file, that a row may be, beside the row. */
export function SideBySide({ batchId, row }: { batchId: string; row: CheckedRow }) {
  const { matchId, matchRow } = row;
  const card = useRead('contact', 'contacts.get', matchId === null ? null : { id: matchId });
  const earlier = useCheckedRow(batchId, matchId === null ? matchRow : null);
  const name = row.displayName || words.unnamed;
  const there = words.inRow(formatCount(row.row));
  const here = matchRow === null || matchId !== null ? words.inCalldeck : words.inRow(formatCount(matchRow));
  const heads = (
    <div className={classes.pair} data-one={row.matchName === null || undefined}>
      {row.matchName !== null && (
        <div className={classes.pairCard}>
          <span className={common.second}>{here}</span>
          <span className={classes.pairName}>
            <Avatar id={matchId ?? row.matchName} name={row.matchName} size={24} />
            <b title={row.matchName}>{row.matchName}</b>
          </span>
        </div>
      )}
      <div className={classes.pairCard}>
        <span className={common.second}>{there}</span>
        <span className={classes.pairName}>
          <Avatar id={name} name={name} size={24} />
          <b title={name}>{name}</b>
        </span>
      </div>
    </div>
  );
  if (matchId === null && matchRow === null) return heads;
  const error = card.error ?? earlier.error;
  if (error !== null)
    return (
      <>
        {heads}
        <p role="alert" className={common.reasonText}>
          {error.message}
        </p>
      </>
    );
  const other = card.data === undefined ? earlier.row && ofRow(earlier.row) : ofCard(card.data);
  if (other === undefined)
    return (
      <>
        {heads}
        <SkeletonBlock rows={4} />
      </>
    );

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
            <th scope="col">{here}</th>
            <th scope="col">{there}</th>
          </tr>
        </thead>
        <tbody>
          {factsOf(other, row)
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
