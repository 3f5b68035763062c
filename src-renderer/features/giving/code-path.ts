import { encode } from 'uqr';

/** A QR code as one path of squares: its edge in modules, the quiet zone of four around it counted in. */
export interface CodePath {
  edge: number;
  path: string;
}

/**
 * Makes a QR code (ISO/IEC 18004) of a text in UTF-8.
 * @returns null for a text that is too long for any
 */
export function codePath(text: string): CodePath | null {
  let code;
  try {
    code = encode(text, { ecc: 'L', boostEcc: true, border: 4 });
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
  let path = '';
  for (const [y, row] of code.data.entries()) {
    for (let x = 0; x < row.length; x += 1) {
      if (row[x] !== true) continue;
      const from = x;
      while (row[x + 1] === true) x += 1;
      path += `M${from} ${y}h${x - from + 1}v1h-${x - from + 1}z`;
    }
  }
  return { edge: code.size, path };
}
