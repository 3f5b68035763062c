import { expect, test } from 'vitest';
import { derivedId } from './ids';

test('what must exist once has the same id for ever', () => {
  // Files that are out there hold rows under these.
  expect(derivedId('contact_tag', '019a0000-0000-7000-8000-00000000', 'x')).toBe(
    'f7e5e18e-3f9c-596c-849f-499a66d46d0a',
  );
});
