import { closeSync, openSync, writeSync } from 'node:fs';
import { openReader } from '@main/db/open';
import { csvRow } from '@main/formats/csv-write';
import { makePeople, type Person } from '../fixtures/make-address-book';

/** Every fifth row is someone whom the file has already. */
const knownEvery = 5;
/** Numbers of the made people, apart from those of the narrow book. */
const firstNumber = 500_001;

interface Known {
  given: string;
  family: string;
  company: string;
  email: string;
  phone: string;
}

const department = ['', 'Purchasing', 'Finance', 'Field service'];
const region = ['Example County', '', 'Upper Example', 'Example West'];
const source = ['Fair', 'Web form', '', 'Referral', ''];

const columns: readonly [header: string, of: (person: Person) => string][] = [
  ['First name', ({ given }) => given],
  ['Surname', ({ family }) => family],
  ['Nickname', ({ given, number }) => (number % 4 === 0 ? given.slice(0, 3) : '')],
  ['Company', ({ company }) => company],
  ['Department', ({ number }) => department[number % department.length] ?? ''],
  ['Job title', ({ title }) => title],
  ['Email', ({ email }) => email],
  ['Private email', ({ number }) => (number % 3 === 0 ? `person${number}@home.example` : '')],
  ['Phone', ({ phone }) => phone],
  ['Mobile', ({ mobile }) => mobile],
  ['Website', ({ number }) => (number % 2 === 0 ? `https://www.example/people/${number}` : '')],
  ['Street', ({ street }) => street],
  ['Town', ({ city }) => city],
  ['Region', ({ number }) => region[number % region.length] ?? ''],
  ['Postcode', ({ postcode }) => postcode],
  ['Country', ({ country }) => country],
  ['Birthday', ({ birthday }) => birthday],
  ['Source', ({ number }) => source[number % source.length] ?? ''],
  ['Notes', ({ notes }) => notes],
  ['Tags', ({ tags }) => tags.join(';')],
];

/**
 * Writes an address book of twenty columns, of which every fifth row is of a person whom a data file has, by the name,
 * company, email and phone that it has them under; what else such a row says is news.
 * @param dataFile the file of which people are taken
 * @returns how many rows are of people whom the file has
 */
export function writeWideBook(csv: string, dataFile: string, rows: number): number {
  const known = knownPeople(dataFile, Math.floor(rows / knownEvery));
  const out = openSync(csv, 'w');
  let at = 0;
  let text = csvRow(columns.map(([header]) => header));
  try {
    for (const made of makePeople({ rows, from: firstNumber })) {
      const same = made.number % knownEvery === 0 ? known[at++] : undefined;
      const person = same === undefined ? made : { ...made, ...same };
      text += csvRow(columns.map(([, of]) => of(person)));
      if (text.length < 500_000) continue;
      writeSync(out, text);
      text = '';
    }
    writeSync(out, text);
  } finally {
    closeSync(out);
  }
  return Math.min(at, known.length);
}

function knownPeople(dataFile: string, count: number): Known[] {
  const { raw } = openReader(dataFile);
  try {
    return raw
      .prepare(
        `SELECT given, family, company_name AS company, primary_email AS email, coalesce(primary_phone, '') AS phone FROM contact
           WHERE kind = 'person' AND deleted_at IS NULL AND primary_email IS NOT NULL ORDER BY rid LIMIT ?`,
      )
      .all(count) as Known[];
  } finally {
    raw.close();
  }
}
