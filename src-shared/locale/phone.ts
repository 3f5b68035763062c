import { formatPhone } from '../domain/phone';
import { formatSettings } from './format';

// Apart from the other formats: the numbering plans of all countries are as large as the window's frame, which shows no number.

/** Numbers as they were shown last: a list that is scrolled shows the same ones over and over. */
const shown = new Map<string, string>();
const mostShown = 5000;

/** A number as people of the reader's region write it; see `formatPhone` of the domain. */
export function showPhone(number: string): string {
  const { region } = formatSettings();
  const key = `${region} ${number}`;
  const known = shown.get(key);
  if (known !== undefined) return known;
  const text = formatPhone(number, region);
  if (shown.size >= mostShown) shown.clear();
  shown.set(key, text);
  return text;
}
