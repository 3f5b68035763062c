import { expect, it } from 'vitest';
import { laterCode } from './later';

function Shown() {
  return null;
}

it('loads once, and knows then what it is', async () => {
  let asked = 0;
  const code = laterCode(async () => {
    asked += 1;
    return { default: Shown };
  });
  expect(code.loaded()).toBeNull();
  await Promise.all([code.load(), code.load()]);
  expect(await code.load()).toBe(Shown);
  expect(code.loaded()).toBe(Shown);
  expect(asked).toBe(1);
});

it('tries again what could not be loaded', async () => {
  let asked = 0;
  const code = laterCode(async () => {
    asked += 1;
    if (asked === 1) throw new Error('The disk is away');
    return { default: Shown };
  });
  await expect(code.load()).rejects.toThrow('The disk is away');
  expect(code.loaded()).toBeNull();
  expect(await code.load()).toBe(Shown);
});
