import { describe, expect, it } from 'vitest';
import { capsOf, isPlain, matchesPress, parseKeys, type KeyInput } from './shortcut-keys';

function event(key: string, more: Partial<KeyInput> = {}): KeyInput {
  return { key, code: '', ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...more };
}
const pc = { mac: false, typing: false };

describe('key descriptions', () => {
  it('reads chords and sequences', () => {
    expect(parseKeys('Ctrl Shift L')).toEqual([{ key: 'l', ctrl: true, shift: true, alt: false }]);
    expect(parseKeys('N then C').map((p) => p.key)).toEqual(['n', 'c']);
  });

  it('wants exactly the modifiers named', () => {
    const [press] = parseKeys('Ctrl Z');
    if (!press) throw new Error('no press');
    expect(matchesPress(press, event('z', { ctrlKey: true }), pc)).toBe(true);
    expect(matchesPress(press, event('Z', { ctrlKey: true, shiftKey: true }), pc)).toBe(false);
    expect(matchesPress(press, event('z', { metaKey: true }), pc)).toBe(false);
    expect(matchesPress(press, event('z', { metaKey: true }), { mac: true, typing: false })).toBe(true);
  });

  it('takes a sign with or without Shift, as boards differ', () => {
    const [press] = parseKeys('?');
    if (!press) throw new Error('no press');
    expect(matchesPress(press, event('?', { shiftKey: true }), pc)).toBe(true);
    expect(matchesPress(press, event('?'), pc)).toBe(true);
  });

  it('lets a letter through while typing only with Alt', () => {
    const [press] = parseKeys('1');
    if (!press) throw new Error('no press');
    expect(matchesPress(press, event('1'), { mac: false, typing: true })).toBe(false);
    expect(matchesPress(press, event('¡', { code: 'Digit1', altKey: true }), { mac: true, typing: true })).toBe(true);
  });

  it('reads a Cyrillic board by the place of its keys', () => {
    const [press] = parseKeys('N');
    if (!press) throw new Error('no press');
    expect(matchesPress(press, event('т', { code: 'KeyN' }), pc)).toBe(true);
  });

  it('draws caps for the system', () => {
    expect(capsOf('Ctrl Shift L', false)).toEqual([['Ctrl', 'Shift', 'L']]);
    expect(capsOf('Ctrl Shift L', true)).toEqual([['⌘', '⇧', 'L']]);
    expect(capsOf('N then C', false)).toEqual([['N'], ['C']]);
  });
});

it('leaves Delete and Backspace to the field that is typed in', () => {
  expect(['Del', 'Backspace', 'x'].map((keys) => isPlain(parseKeys(keys)[0]!))).toEqual([true, true, true]);
  expect(['Ctrl Del', 'Enter', 'Esc', 'F6'].some((keys) => isPlain(parseKeys(keys)[0]!))).toBe(false);
});
