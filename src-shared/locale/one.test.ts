import { expect, test } from 'vitest';
import { strings } from './index';

type Words = string | null | ((...given: never[]) => unknown) | readonly Words[] | { readonly [key: string]: Words };

/** What a sentence says when its count is one, however the count is handed over; null where it takes no count first. */
function ofOne(words: (...given: never[]) => unknown): unknown[] | null {
  if (!/^\(?count\b/.test(words.toString())) return null;
  const say = words as (...given: unknown[]) => unknown;
  return [say('1', 'Ana', 'Ben'), say(1, 'Ana', 'Ben')];
}

function ofFunction(words: (...given: never[]) => unknown, path: string): string[] {
  const said = ofOne(words);
  const isWrong = said !== null && said.every((text) => typeof text === 'string' && /\b1 \w+[^s\s]s\b/.test(text));
  return isWrong ? [`${path}: ${String(said[0])}`] : [];
}

function sayingOneOfMany(words: Words, path: string): string[] {
  if (words === null || typeof words !== 'object') return typeof words === 'function' ? ofFunction(words, path) : [];
  return Object.entries(words).flatMap(([key, value]) => sayingOneOfMany(value, `${path}.${key}`));
}

/** Never said of one: what they count begins at two. */
const fromTwo = ['.mergePage.confirm', '.mergePage.done', '.mergePage.title', '.tasks.updateMany', '.tasks.moveMany'];

test('one contact is not called "1 contacts"', () => {
  const wrong = sayingOneOfMany(strings as unknown as Words, '');
  expect(wrong.filter((line) => !fromTwo.some((path) => line.startsWith(`${path}:`)))).toEqual([]);
  expect(sayingOneOfMany({ rows: (count: string) => `${count} rows` }, '')).toEqual(['.rows: 1 rows']);
});
