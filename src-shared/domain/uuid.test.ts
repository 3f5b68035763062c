import { expect, it } from 'vitest';
import { isUuid } from './uuid';

it('takes ids in the one form in which we write them', () => {
  expect(isUuid('01931c5e-8f7a-7b3c-9d2e-1f0a2b3c4d5e')).toBe(true);
  expect(isUuid('cfbff0d1-9375-5685-968c-48ce8b15ae17')).toBe(true);
  expect(isUuid('01931C5E-8F7A-7B3C-9D2E-1F0A2B3C4D5E')).toBe(false);
  expect(isUuid('01931c5e8f7a7b3c9d2e1f0a2b3c4d5e')).toBe(false);
  expect(isUuid('01931c5e-8f7a-7b3c-9d2e-1f0a2b3c4d5e\n')).toBe(false);
  expect(isUuid('00000000-0000-0000-0000-000000000000')).toBe(false);
});
