import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { attachmentsDir, keepBytes } from '../../db/attachment-store';
import type { Write } from '../../db/writer';
import { attach, mediaTypeOf } from '../attachments/attachments.service';
import { markOf, pdfOf } from './drawn-files';

interface ExampleFile {
  /** Whose card it hangs on, by its name. */
  on: string;
  role: 'file' | 'picture';
  name: string;
  bytes: Uint8Array;
  note?: string;
}

const text = (...lines: string[]) => new TextEncoder().encode(`${lines.join('\n')}\n`);

function exampleFiles(): ExampleFile[] {
  const ring = (x: number, y: number) => Math.abs(Math.hypot(x, y) - 0.5) < 0.13;
  const wave = (x: number, y: number) => Math.abs(x) < 0.72 && Math.abs(y - 0.22 * Math.sin(x * 6)) < 0.13;
  const crane = (x: number, y: number) =>
    y > -0.55 && y < 0.5 && Math.abs(x) < (y + 0.55) * 0.62 && y < 0.5 - Math.abs(x) * 0.5;
  const bars = (x: number, y: number) => Math.abs(y) < 0.56 && [-0.45, 0, 0.45].some((at) => Math.abs(x - at) < 0.13);
  return [
    {
      on: 'Northlight Cafés',
      role: 'file',
      name: 'Quote Q-1187 nine sites.pdf',
      bytes: pdfOf([
        'Kestrel Supply: quote Q-1187',
        'Northlight Cafes, 14 Canal Wharf, Leeds LS11 5PU',
        '',
        '9 x Arden 64, two groups, installed and adjusted; Leeds Station is a line of its own',
        '9 x grinder, 2 hoppers each',
        'A day of training on each site, in the first week',
        '',
        'Delivery in three lots of three sites. The quote holds for thirty days.',
      ]),
      note: 'The second version, with training on each site',
    },
    {
      on: 'Northlight Cafés',
      role: 'file',
      name: 'Sites and opening hours.csv',
      bytes: text(
        'Site,Opens,Closes,Counter in cm,Water',
        'Canal Wharf,07:00,18:00,240,soft',
        'Park Row,07:30,17:30,180,soft',
        'Call Lane,08:00,22:00,320,hard',
      ),
    },
    {
      on: 'Hannah Beaumont',
      role: 'file',
      name: 'Minutes of the tasting.txt',
      bytes: text(
        'Tasting at Micklegate: Hannah, her two bakers, Mara.',
        'The house blend won, two votes to one. They want it ground coarser for the morning.',
        'Open: who cleans the second grinder on Sundays.',
      ),
    },
    {
      on: 'Ashdown Garden Centres',
      role: 'file',
      name: 'Revised layout of the counter.pdf',
      bytes: pdfOf([
        'Ashdown Garden Centres: counter',
        'Machine left of the till, grinder under the shelf.',
        'Water from the back wall, 1.2 m.',
      ]),
    },
    { on: 'Tidewater Café', role: 'picture', name: 'mark.png', bytes: markOf([20, 74, 96], [222, 240, 240], wave) },
    { on: 'Röstwerk GmbH', role: 'picture', name: 'mark.png', bytes: markOf([44, 34, 30], [226, 150, 84], ring) },
    { on: 'Paper Crane Tea', role: 'picture', name: 'mark.png', bytes: markOf([238, 228, 208], [176, 56, 48], crane) },
    { on: 'Brightwell Offices', role: 'picture', name: 'mark.png', bytes: markOf([30, 90, 62], [236, 236, 212], bars) },
  ];
}

/** A file of the example whose bytes lie in the store. */
export type KeptExample = Omit<ExampleFile, 'bytes'> & { sha256: string; bytes: number; mediaType: string };

/**
 * Keeps the bytes of the example's files beside its data file.
 * @param folder where they lie before
 */
export async function keepExampleFiles(file: string, folder: string): Promise<KeptExample[]> {
  const kept: KeptExample[] = [];
  const place = join(folder, 'example-file');
  for (const { bytes, ...example } of exampleFiles()) {
    writeFileSync(place, bytes, { mode: 0o600 });
    const { sha256, head } = await keepBytes(attachmentsDir(file), place);
    kept.push({ ...example, sha256, bytes: bytes.length, mediaType: mediaTypeOf(example.name, head) });
  }
  rmSync(place, { force: true });
  return kept;
}

/** Hangs the files of the example on its cards. */
export async function writeFiles(write: Write, kept: readonly KeptExample[]): Promise<void> {
  for (const { on, role, name, note, sha256, bytes, mediaType } of kept) {
    const card = await write.db.selectFrom('contact').select('id').where('display_name', '=', on).executeTakeFirst();
    if (card === undefined) continue;
    await attach(write, { contactId: card.id }, { role, sha256, fileName: name, mediaType, bytes, note: note ?? '' });
  }
}
