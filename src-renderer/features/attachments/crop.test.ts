import fc from 'fast-check';
import { expect, it } from 'vitest';
import { middle, readPicture, squareOf } from './crop';

it('takes the middle of a picture, or what was chosen', () => {
  expect(squareOf(400, 300, middle)).toEqual({ x: 50, y: 0, edge: 300 });
  expect(squareOf(300, 400, { zoom: 2, across: 0, down: 1 })).toEqual({ x: 0, y: 250, edge: 150 });
});

it('never takes what is beside the picture', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  const pixels = fc.integer({ min: 1, max: 20_000 });
  fc.assert(
    fc.property(
      pixels,
      pixels,
      fc.double({ min: 0.1, max: 8, noNaN: true }),
      share,
      share,
      (width, height, zoom, across, down) => {
        const { x, y, edge } = squareOf(width, height, { zoom, across, down });
        expect(edge).toBeGreaterThan(0);
        expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
        expect(x + edge).toBeLessThanOrEqual(width + 1e-6);
        expect(y + edge).toBeLessThanOrEqual(height + 1e-6);
      },
    ),
  );
});

it('refuses in words what is no picture, or too large to be read', async () => {
  await expect(readPicture(new File(['x'], 'notes.pdf', { type: 'application/pdf' }))).rejects.toThrow(/not a picture/);
  const large = new File(['x'], 'scan.png', { type: 'image/png' });
  Object.defineProperty(large, 'size', { value: 300_000_000 });
  await expect(readPicture(large)).rejects.toThrow(/larger than 50 MB/);
});
