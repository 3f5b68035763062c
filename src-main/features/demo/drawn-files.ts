import { deflateSync } from 'node:zlib';
import { crc32 } from '../../formats/zip-write';

/**
 * A page of lines as a PDF 1.4, in a font that every reader has.
 * @param lines plain ASCII; the first is the heading
 */
export function pdfOf(lines: readonly string[]): Uint8Array {
  const shown = lines
    .map(
      (line, at) => `/F1 ${at === 0 ? 20 : 11} Tf (${line.replace(/[\\()]/g, '\\$&')}) Tj 0 -${at === 0 ? 36 : 17} Td`,
    )
    .join('\n');
  const content = `BT 72 760 Td\n${shown}\nET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let text = '%PDF-1.4\n';
  const places: number[] = [];
  for (const [at, object] of objects.entries()) {
    places.push(text.length);
    text += `${at + 1} 0 obj\n${object}\nendobj\n`;
  }
  const start = text.length;
  const rows = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return new TextEncoder().encode(text);
}

type Colour = readonly [red: number, green: number, blue: number];

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}

/**
 * A square mark of a company as a PNG (W3C PNG, 2nd edition): one shape on a ground.
 * @param inside whether a place, from -1 to 1 in both directions, belongs to the shape
 */
export function markOf(ground: Colour, ink: Colour, inside: (x: number, y: number) => boolean): Uint8Array {
  const edge = 256;
  const fine = 3;
  const rows = Buffer.alloc(edge * (edge * 3 + 1));
  for (let y = 0; y < edge; y += 1) {
    for (let x = 0; x < edge; x += 1) {
      let hits = 0;
      for (let part = 0; part < fine * fine; part += 1) {
        const across = ((x + ((part % fine) + 0.5) / fine) / edge) * 2 - 1;
        const down = ((y + (Math.floor(part / fine) + 0.5) / fine) / edge) * 2 - 1;
        if (inside(across, down)) hits += 1;
      }
      const share = hits / (fine * fine);
      for (const [at, value] of ground.entries())
        rows[y * (edge * 3 + 1) + 1 + x * 3 + at] = Math.round(value + ((ink[at] ?? 0) - value) * share);
    }
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(edge, 0);
  head.writeUInt32BE(edge, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
