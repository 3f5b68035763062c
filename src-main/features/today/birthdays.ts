import type { OutputOf } from '@shared/contract/index';
import { addDays, ageOn, diffDays, nextBirthday, readBirthday, type LocalDate } from '@shared/domain/dates';
import { prepared } from '../../db/prepared';
import type { RawConnection } from '../../db/open';

type BirthdayRow = OutputOf<'today.get'>['birthdays'][number];

/**
 * Whose birthday is kept within some days, the next first. One of 29 February is kept on the 28th in other years.
 * @param from the first day
 * @param days how many days ahead are looked at, the last included
 * @param limit the most people
 */
export function birthdaysAhead(raw: RawConnection, from: LocalDate, days: number, limit: number): BirthdayRow[] {
  const ends = new Set(Array.from({ length: days + 1 }, (_, index) => addDays(from, index).slice(-5)));
  if (ends.has('02-28')) ends.add('02-29');
  const rows = prepared(
    raw,
    `SELECT id, display_name AS displayName, birthday FROM contact INDEXED BY contact_by_birthday
     WHERE substr(birthday, -5) IN (SELECT value FROM json_each(?)) AND birthday IS NOT NULL AND deleted_at IS NULL`,
  ).all(JSON.stringify([...ends])) as { id: string; displayName: string; birthday: string }[];
  return rows
    .flatMap((row) => {
      const birthday = readBirthday(row.birthday);
      if (birthday === null) return [];
      const date = nextBirthday(birthday, from);
      return [{ ...row, date, turns: ageOn(birthday, date), daysAway: diffDays(from, date) }];
    })
    .filter((row) => row.daysAway <= days)
    .sort((a, b) => a.daysAway - b.daysAway || (a.displayName < b.displayName ? -1 : 1))
    .slice(0, limit);
}
