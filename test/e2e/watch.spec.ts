import { expect, test } from '@playwright/test';
import { isOurs } from './faults';
import { Host, hostKind } from './host';

// The other tests pass only because the watch is silent; so it must be seen to speak.

test('the watch over the page sees an error, a refusal of the policy, and a request to elsewhere', async () => {
  const host = new Host(hostKind(), {});
  await host.start();
  try {
    host.expectNoFaults();
    await host.page.evaluate(() => {
      setTimeout(() => {
        throw new Error('thrown on purpose');
      }, 0);
      console.error('said on purpose');
      const image = document.createElement('img');
      image.src = 'https://example.com/picture.png';
      document.body.append(image);
    });
    const seen: string[] = [];
    await expect
      .poll(() => {
        seen.push(...host.faults.take());
        const has = (text: string) => seen.some((fault) => fault.includes(text));
        return [has('thrown on purpose'), has('said on purpose'), has('policy: img-src')];
      })
      .toEqual([true, true, true]);
  } finally {
    await host.close();
    host.forget();
  }
});

test('what is ours and what is elsewhere are told apart', () => {
  for (const ours of ['app://calldeck/index.html', 'http://127.0.0.1:8123/invoke', 'data:,x', 'blob:app://calldeck/1'])
    expect(isOurs(ours), ours).toBe(true);
  for (const elsewhere of [
    'https://example.com/',
    'http://127.0.0.1.example.com/',
    'http://127.0.0.1/',
    'http://localhost:8123/',
    'app://calldeck.evil/',
    'file:///etc/passwd',
    'ws://127.0.0.1:1/',
  ])
    expect(isOurs(elsewhere), elsewhere).toBe(false);
});
