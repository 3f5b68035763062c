import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeWire, encodeWire } from './wire';

const plain = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.string({ unit: 'binary' }),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => (Object.is(n, -0) ? 0 : n)),
    fc.boolean(),
    fc.constant(null),
    fc.uint8Array({ maxLength: 64 }),
    fc.array(tie('value'), { maxLength: 5 }),
    fc.dictionary(
      fc.oneof(fc.string(), fc.constantFrom('$bytes', '$$bytes', '$', '__proto__', 'constructor')),
      tie('value'),
      {
        maxKeys: 5,
      },
    ),
  ),
})).value;

describe('the wire codec', () => {
  it('gives back any plain data', () => {
    fc.assert(
      fc.property(plain, (value) => {
        // A dictionary without a prototype is as plain as one with: what counts is what it holds.
        expect(decodeWire(encodeWire(value))).toEqual(value);
      }),
    );
  });

  it('writes bytes as everyone else writes base64', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40_000, size: 'max' }), (bytes) => {
        expect(encodeWire(bytes)).toBe(JSON.stringify({ $bytes: Buffer.from(bytes).toString('base64') }));
      }),
      { numRuns: 30 },
    );
    expect(encodeWire(Buffer.from('abc'))).toBe('{"$bytes":"YWJj"}');
  });

  it('does not let a message set a prototype', () => {
    const read = decodeWire('{"$x": 1, "__proto__": {"admin": true}}') as Record<string, unknown>;
    expect(Object.getPrototypeOf(read)).toBe(Object.prototype);
    expect(read['admin']).toBeUndefined();
  });

  it('refuses what is not plain', () => {
    for (const value of [NaN, 1n, () => 1, new Date(0), new Map()])
      expect(() => encodeWire({ value })).toThrow(TypeError);
  });

  it('refuses damaged bytes', () => {
    for (const text of ['{"$bytes":"abc"}', '{"$bytes":"a*c="}', '{"$bytes":'])
      expect(() => decodeWire(text)).toThrow(SyntaxError);
  });
});
