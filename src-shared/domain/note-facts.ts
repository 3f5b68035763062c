import { addDays, type LocalDate } from './calendar';
import { monthNamed } from './date-cells';
import { isEmail, normaliseEmail } from './email';
import { normalisePhone } from './phone';
import { parseTypedBirthday } from './typed-birthday';
import { parseTypedDate } from './typed-date';

/** Something in a note that a card or a task could hold. */
export type NoteFact =
  | { kind: 'phone'; text: string; key: string }
  | { kind: 'email'; text: string; key: string }
  | { kind: 'date'; text: string; key: string; date: LocalDate; sentence: string }
  /** `key` is the birthday as a card keeps it. */
  | { kind: 'birthday'; text: string; key: string };

/** Longer notes are looked through no further: a pasted book holds no facts of a card. */
const looked = 20_000;
const most = 12;

const phones = /(?<![\p{L}\d.,/-])(?:\+|\(|00)?\d[\d\s().\-/]{5,22}\d(?![\p{L}\d])/gu;
const emails = /[^\s<>()[\],;:"]{1,64}@[^\s<>()[\],;:"]{1,190}/g;
const dates = [
  /(?<![\d./-])(?:\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./](?:\d{4}|\d{2})|\d{1,2}\.\d{1,2}\.)(?![\p{L}\d])/gu,
  /(?<![\d./-])\d{1,2}(?:st|nd|rd|th|\.)?\s(?:of\s|de\s)?\p{L}{3,12}\.?(?:\s\d{4})?(?![\p{L}\d])/gu,
  /(?<!\p{L})\p{L}{3,12}\s\d{1,2}(?:st|nd|rd|th)?(?:,?\s\d{4})?(?![\p{L}\d:.])/gu,
  /(?<!\p{L})(?:tomorrow|(?:next\s)?(?:mon|tues|wednes|thurs|fri|satur|sun)day)(?!\p{L})/giu,
];

/** What stands before the day on which somebody was born. */
const birthdayWord =
  /(?<!\p{L})(?:birthday|b-?day|born|geburtstag|geboren|anniversaire|née?|cumpleaños|nacid[oa]|compleanno|nat[oa])[\s:,=-]*(?:is|am|on|le|el|il|the)?\s*$/iu;

/**
 * Finds phone numbers, email addresses, coming days and a birthday in a note.
 * @param text as typed
 * @param context the region that numbers without a country code are of, and the day it is
 * @returns in the order of the text, each once
 */
export function findFacts(text: string, context: { region: string; today: LocalDate }): NoteFact[] {
  const note = text.slice(0, looked);
  const found = new Map<string, { at: number; fact: NoteFact }>();
  const add = (at: number, fact: NoteFact) => {
    const key = `${fact.kind} ${fact.key}`;
    if (!found.has(key)) found.set(key, { at, fact });
  };
  for (const match of note.matchAll(emails)) {
    const email = match[0].replace(/^[.'“‘]+|[.'”’!?]+$/g, '');
    if (isEmail(email)) add(match.index, { kind: 'email', text: email, key: normaliseEmail(email) });
  }
  const days: { from: number; to: number }[] = [];
  for (const match of dates.flatMap((pattern) => [...note.matchAll(pattern)])) {
    const typed = match[0].replace(/\bof\s/i, '').trim();
    if (!namesDay(typed)) continue;
    const date = parseTypedDate(typed, context.today);
    if (date === null) continue;
    days.push({ from: match.index, to: match.index + match[0].length });
    const born = birthdayWord.test(note.slice(Math.max(0, match.index - 30), match.index))
      ? parseTypedBirthday(typed, context.today)
      : null;
    if (born !== null) {
      add(match.index, { kind: 'birthday', text: match[0].trim(), key: born });
      continue;
    }
    // What is past is told, not planned.
    if (date < context.today || date > addDays(context.today, 731)) continue;
    add(match.index, { kind: 'date', text: match[0].trim(), key: date, date, sentence: sentenceAt(note, match.index) });
  }
  for (const match of note.matchAll(phones)) {
    const number = match[0].trim();
    const end = match.index + match[0].length;
    if (days.some((day) => match.index < day.to && day.from < end)) continue;
    const { e164 } = normalisePhone(number, context.region);
    if (e164 !== null) add(match.index, { kind: 'phone', text: number, key: e164 });
  }
  return [...found.values()]
    .sort((a, b) => a.at - b.at)
    .slice(0, most)
    .map(({ fact }) => fact);
}

/** A word beside a number is a month, or it is no day: "10 sites" is none. */
function namesDay(typed: string): boolean {
  if (/^\d[\d./-]*$/.test(typed)) return true;
  if (/day$|^tomorrow$/i.test(typed)) return true;
  const words = typed.toLowerCase().match(/\p{L}{3,}/gu) ?? [];
  return words.some((word) => monthNamed(word) !== null);
}

/** The sentence or line that holds a place, short enough for a task. */
function sentenceAt(text: string, at: number): string {
  const before = text.slice(0, at);
  const stop = before.search(/[.!?]\s[^.!?]*$/);
  const start = Math.max(before.lastIndexOf('\n') + 1, stop < 0 ? 0 : stop + 2);
  const from = at - start > 100 ? at : start;
  const rest = text.slice(at);
  const end = rest.search(/\n|[!?]|\.(?=\s+\p{Lu}|\s*$)/u);
  const sentence = text
    .slice(from, end < 0 ? undefined : at + end)
    .replace(/[*_]+|^\s*-\s+/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  const chars = Array.from(sentence);
  return chars.length > 120 ? `${chars.slice(0, 119).join('')}…` : sentence;
}
