import { beforeEach, expect, it } from 'vitest';
import { useBackList, walkOn } from './back-list';

const idsOf = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => `card ${from + at}`);
let asked: [number, number][] = [];

function opened(from: number, to: number, total: number): void {
  const idsBetween = (first: number, last: number) => {
    asked.push([first, last]);
    return Promise.resolve(idsOf(first, last));
  };
  useBackList.setState({
    list: { href: '/contacts', label: 'Contacts', ids: idsOf(from, to), before: from, total, idsBetween },
  });
}

const list = () => useBackList.getState().list!;

beforeEach(() => {
  asked = [];
});

it('asks for what comes next where the ids that are known end', async () => {
  opened(60_000, 60_099, 100_000);
  await walkOn('card 60050');
  expect(asked).toEqual([]);
  await walkOn('card 60085');
  expect(asked).toEqual([[59_085, 61_085]]);
  expect([list().before, list().ids.length, list().ids[1000]]).toEqual([59_085, 2001, 'card 60085']);
  await walkOn('card 59090');
  expect(asked.at(-1)).toEqual([58_090, 60_090]);
});

it('asks for nothing before the first and after the last of all', async () => {
  opened(0, 99, 100);
  await walkOn('card 0');
  await walkOn('card 99');
  expect(asked).toEqual([]);
});

it('leaves a list alone that was opened meanwhile, or whose rows are no longer there', async () => {
  opened(500, 599, 1000);
  const walking = walkOn('card 590');
  opened(0, 9, 10);
  await walking;
  expect(list().ids).toEqual(idsOf(0, 9));
  useBackList.setState({ list: { ...list(), total: 1000, idsBetween: () => Promise.resolve([]) } });
  await walkOn('card 5');
  expect(list().ids).toEqual(idsOf(0, 9));
});
