import { describe, expect, it } from 'vitest';
import { inTurn } from './in-turn';

describe('inTurn', () => {
  it('runs works of one name one after the other, and of two names beside each other', async () => {
    const log: string[] = [];
    const work = (name: string) => async () => {
      log.push(`${name} begins`);
      await new Promise((resolve) => setTimeout(resolve, 5));
      log.push(`${name} ends`);
      return name;
    };
    const answers = await Promise.all([
      inTurn('a', undefined, work('1')),
      inTurn('a', undefined, work('2')),
      inTurn('b', undefined, work('3')),
    ]);
    expect(answers).toEqual(['1', '2', '3']);
    expect(log.indexOf('1 ends')).toBeLessThan(log.indexOf('2 begins'));
    expect(log.indexOf('3 begins')).toBeLessThan(log.indexOf('1 ends'));
  });

  it('goes on after a work that failed', async () => {
    const failed = inTurn('c', undefined, () => Promise.reject(new Error('no')));
    const next = inTurn('c', undefined, () => Promise.resolve('yes'));
    await expect(failed).rejects.toThrow('no');
    await expect(next).resolves.toBe('yes');
  });

  it('leaves out what nobody waits for any more', async () => {
    const stop = new AbortController();
    let ran = false;
    const first = inTurn('d', undefined, () => new Promise((resolve) => setTimeout(resolve, 5)));
    const second = inTurn('d', stop.signal, async () => {
      ran = true;
    });
    stop.abort();
    await first;
    await expect(second).rejects.toThrow();
    expect(ran).toBe(false);
  });
});
