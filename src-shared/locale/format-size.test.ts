import { expect, it } from 'vitest';
import { formatSize } from './format-size';

it('writes sizes with as many digits as one reads', () => {
  expect([0, 640, 999, 1000, 12_345, 999_499, 999_500, 3_440_000, 300_000_000, 2_500_000_000].map(formatSize)).toEqual([
    '0 B',
    '640 B',
    '999 B',
    '1 kB',
    '12 kB',
    '999 kB',
    '1 MB',
    '3.4 MB',
    '300 MB',
    '2.5 GB',
  ]);
});
