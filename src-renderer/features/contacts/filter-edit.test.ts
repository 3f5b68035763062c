import { expect, it } from 'vitest';
import type { FilterNode } from '@shared/domain/contact-fields';
import { nodeKeys, typedNumber } from './filter-edit';

it('gives each part of a filter a key of its own, which it keeps when another goes or it is edited', () => {
  const [city, name, again]: FilterNode[] = [
    { field: 'city', op: 'is', value: 'York' },
    { field: 'name', op: 'contains', value: 'a' },
    { field: 'city', op: 'empty' },
  ];
  const group: FilterNode = { match: 'any', of: [city!, name!] };
  const keys = nodeKeys([city!, name!, again!, group]);
  expect(new Set(keys).size).toBe(4);
  expect(nodeKeys([city!, again!, group])).toEqual([keys[0], keys[2], keys[3]]);
  expect(nodeKeys([{ field: 'city', op: 'not_empty' }, name!, again!, group])).toEqual(keys);
});

it('reads a number as the lists show it', () => {
  expect(['1,250.5', '1,250', '12.5', ' 7 '].map((text) => typedNumber(text, false))).toEqual([1250.5, 1250, 12.5, 7]);
  expect(['', 'many', '1.2.3'].map((text) => typedNumber(text, false))).toEqual([null, null, null]);
  expect(['30', '2.5', '-1'].map((text) => typedNumber(text, true))).toEqual([30, null, null]);
});
