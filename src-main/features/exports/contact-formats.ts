import type { ContactDraft } from '@shared/domain/contact-draft';
import { strings } from '@shared/locale/index';
import type { JobControl } from '../../core/jobs';
import type { RawConnection } from '../../db/open';
import { attachmentsDir, readBytes } from '../../db/attachment-store';
import { exportHeader, exportRow } from '../../formats/address-book/export';
import { googleShape, outlookShape, type ForeignShape } from '../../formats/address-book/other-shapes';
import { openCell, safeCell, writeCsv, type CsvWriteOptions } from '../../formats/csv-write';
import { writeVcard } from '../../formats/vcard/write';
import { writeXlsx } from '../../formats/xlsx/write';
import { mostCardPictureBytes, pictureOf } from '../attachments/attachments.service';
import type { ContactFormat } from './contact-format-names';
import { layoutOf, ownExports, readDrafts, usedOf, wishesOf } from './contact-drafts.repo';

export interface ContactExport {
  format: ContactFormat;
  csv: CsvWriteOptions;
  /** The clock on the wall, which an archive's parts bear. */
  modified: { year: number; month: number; day: number; hour: number; minute: number };
}

/** Cards that are read at once. */
const slice = 500;

/**
 * Writes contacts in the order of the ids.
 * @param put takes the bytes in order
 */
export async function writeContacts(
  raw: RawConnection,
  ids: readonly string[],
  { format, csv, modified }: ContactExport,
  control: JobControl,
  put: (bytes: Uint8Array) => Promise<void>,
): Promise<void> {
  const drafts = () => slicedDrafts(raw, ids, control);
  if (format === 'xlsx') {
    const layout = layoutOf(raw, ids);
    const own = ownExports(raw);
    const header = exportHeader(layout, own);
    const columns = header.map((name) => ({
      header: name,
      kind: name === 'Birthday' ? ('date' as const) : ('text' as const),
    }));
    await writeXlsx(
      put,
      strings.exports.stages.contacts,
      columns,
      sheetRows(drafts(), (draft) => exportRow(draft, layout, own)),
      modified,
    );
    return;
  }
  for await (const text of contactTexts(raw, ids, format, csv, drafts())) await put(Buffer.from(text));
}

const versions = { vcard3: '3.0', vcard4: '4.0' } as const;

function ownNames(raw: RawConnection): Map<string, string> {
  return new Map(ownExports(raw).map(({ field, name }) => [field, name]));
}

/** The card with its picture, where it has one that is still there. */
async function withPicture(raw: RawConnection, draft: ContactDraft): Promise<ContactDraft> {
  const row = pictureOf(raw, draft.externalId ?? '');
  if (row === undefined || raw.memory) return draft;
  const bytes = await readBytes(attachmentsDir(raw.name), row.sha256, mostCardPictureBytes);
  if (bytes === null) return draft;
  const picture = { type: row.mediaType, data: Buffer.from(bytes).toString('base64'), url: '' };
  const extras = draft.extras ?? {
    jobs: [],
    pictures: [],
    related: [],
    dates: [],
    language: '',
    revisedAt: null,
  };
  return { ...draft, extras: { ...extras, pictures: [picture] } };
}

/** Contacts as our CSV, a piece at a time. */
export async function* contactsCsv(
  raw: RawConnection,
  ids: readonly string[],
  options: CsvWriteOptions,
  control: JobControl,
): AsyncGenerator<string> {
  yield* contactTexts(raw, ids, 'csv', options, slicedDrafts(raw, ids, control));
}

/** Contacts as text of a format, a piece at a time. */
export async function* contactTexts(
  raw: RawConnection,
  ids: readonly string[],
  format: Exclude<ContactFormat, 'xlsx'>,
  csv: CsvWriteOptions,
  drafts: Iterable<ContactDraft>,
): AsyncGenerator<string> {
  if (format === 'vcard3' || format === 'vcard4') {
    const fieldNames = ownNames(raw);
    const all = new Set(ids);
    for (const draft of drafts)
      yield writeVcard(await withPicture(raw, draft), versions[format], fieldNames, (id) => all.has(id));
  } else if (format === 'jsonl') {
    for (const draft of drafts) yield `${JSON.stringify(draft)}\n`;
  } else {
    yield* writeCsv(shapedRows(shapeOf(raw, ids, format), drafts), csv);
  }
}

function shapeOf(
  raw: RawConnection,
  ids: readonly string[],
  format: 'csv' | 'google-csv' | 'outlook-csv',
): ForeignShape {
  const own = ownExports(raw);
  if (format === 'outlook-csv') return outlookShape(own);
  const layout = layoutOf(raw, ids);
  if (format === 'google-csv') return googleShape(layout, usedOf(raw, ids, own), wishesOf(raw, ids));
  return { header: exportHeader(layout, own), row: (draft) => exportRow(draft, layout, own) };
}

function* shapedRows(shape: ForeignShape, drafts: Iterable<ContactDraft>): Generator<string[]> {
  yield shape.header;
  for (const draft of drafts) yield shape.row(draft);
}

/** A sheet runs no text; only what looks like a cell of ours made safe must stay what it is when it comes back. */
function* sheetRows(drafts: Iterable<ContactDraft>, row: (draft: ContactDraft) => string[]): Generator<string[]> {
  for (const draft of drafts) yield row(draft).map((cell) => (openCell(cell) === cell ? cell : safeCell(cell)));
}

/** Cards as drafts, read a slice at a time. */
export function* slicedDrafts(
  raw: RawConnection,
  ids: readonly string[],
  control: JobControl,
): Generator<ContactDraft> {
  for (let from = 0; from < ids.length; from += slice) {
    control.checkpoint();
    control.progress(strings.exports.stages.contacts, from, ids.length);
    yield* readDrafts(raw, ids.slice(from, from + slice));
  }
  control.progress(strings.exports.stages.contacts, ids.length, ids.length);
}
