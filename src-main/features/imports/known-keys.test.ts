import { expect, it } from 'vitest';
import { createTestApp } from '@test/helpers/test-app';
import { createKnownKeys } from './known-keys';

it('refuses nothing that a card has, however many were asked for, and in the end what none has', async () => {
  const test = await createTestApp();
  try {
    await test.call('contacts.create', {
      kind: 'person',
      name: 'Ada Byron',
      methods: [
        { kind: 'email', label: '', value: 'ada@byron.example' },
        { kind: 'phone', label: '', value: '020 7946 0123' },
      ],
    });
    const known = createKnownKeys(test.connection.raw);
    const answers = new Set<boolean>();
    for (let look = 0; look < 3000; look += 1) {
      expect(known.value('ada@byron.example')).toBe(true);
      expect(known.value('+442079460123')).toBe(true);
      expect(known.name('byron ada')).toBe(true);
      answers.add(known.value(`nobody${look}@byron.example`)).add(known.name(`byron nobody${look}`));
    }
    expect([...answers]).toEqual([true, false]);
    expect(known.value('nobody@byron.example')).toBe(false);
    expect(known.name('byron nobody')).toBe(false);
  } finally {
    await test.close();
  }
});
