import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isEmail, normaliseEmail, splitEmails } from './email';

it.each([
  [' Siobhan@Copper-Kettle.Example ', 'siobhan@copper-kettle.example'],
  ['mailto:a@x.com?subject=Hi', 'a@x.com'],
  ['Bob Smith <Bob@X.com>', 'bob@x.com'],
  ['<bob@x.com>;', 'bob@x.com'],
  ['\ufeffa@x.com', 'a@x.com'],
  ['not an address', 'not an address'],
])('normalises %j', (raw, expected) => {
  expect(normaliseEmail(raw)).toBe(expected);
});

it.each(['a@x.co', "o'brien+tag@mail.x.example", 'jürgen@straße.de', '用户@例子.公司'])('takes %s', (text) => {
  expect(isEmail(text)).toBe(true);
});

it.each([
  '',
  'a',
  'a@',
  '@x.com',
  'a@x',
  'a@x..com',
  'a b@x.com',
  '.a@x.com',
  'a..b@x.com',
  'a@-x.com',
  'a@b@x.com',
  `${'a'.repeat(65)}@x.com`,
])('refuses %j', (text) => {
  expect(isEmail(text)).toBe(false);
});

it('parts lists of any kind', () => {
  expect(splitEmails('a@x.com; B@x.com, "Smith, Bob" <bob@x.com> ::: c@x.com\nd@x.com a@X.com nothing')).toEqual([
    'a@x.com',
    'b@x.com',
    'bob@x.com',
    'c@x.com',
    'd@x.com',
  ]);
  expect(splitEmails('Bob Smith bob@x.com')).toEqual(['bob@x.com']);
});

it('answers at once to any text', () => {
  fc.assert(
    fc.property(fc.emailAddress(), fc.string(), (address, noise) => {
      expect(normaliseEmail(normaliseEmail(address))).toBe(normaliseEmail(address));
      expect(Array.isArray(splitEmails(noise))).toBe(true);
    }),
  );
  const start = performance.now();
  isEmail(`${'a.'.repeat(50_000)}@`);
  splitEmails('<'.repeat(50_000));
  splitEmails('a-'.repeat(50_000));
  expect(performance.now() - start).toBeLessThan(1000);
});
