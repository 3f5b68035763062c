import { expect, it } from 'vitest';
import { codePath } from './code-path';

it('draws the three finders of a code, with a quiet zone around', () => {
  const code = codePath('BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Łódź\r\nEND:VCARD\r\n');
  expect(code).not.toBeNull();
  const { edge, path } = code!;
  expect((edge - 8 - 17) % 4).toBe(0);
  // The first row of modules begins and ends with the seven of a finder.
  expect(path).toMatch(/^M4 4h7v1h-7z/);
  expect(path).toContain(`M${edge - 11} 4h7v1h-7z`);
  expect(path).toContain(`M4 ${edge - 5}h7v1h-7z`);
  expect(path).not.toMatch(/M[0-3] |M\d+ [0-3]h/);
});

it('says that a text is too long for any code', () => {
  expect(codePath('x'.repeat(5000))).toBeNull();
});
