import { formatPhone } from '../domain/phone';
import { formatSettings } from './format';

// Apart from the other formats: the numbering plans of all countries are as large as the window's frame, which shows no number.

/** A number as people of the reader's region write it; see `formatPhone` of the domain. */
export function showPhone(number: string): string {
  return formatPhone(number, formatSettings().region);
}
