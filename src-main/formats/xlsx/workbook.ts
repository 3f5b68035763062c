import { AppError } from '@main/core/errors';
import { strings } from '@shared/locale/index';
import type { RandomAccess, ZipEntry, ZipReader } from '../zip-read';
import { readZip } from '../zip-read';
import { numberFormat, type NumberFormat } from './number-format';
import { TextStore } from './strings';
import { readXml, type XmlEvents } from './xml';

const words = strings.zips;

export interface SheetEntry {
  name: string;
  hidden: boolean;
  entry: ZipEntry;
}

/** A workbook whose sheets are known, and of whose cells nothing was read. */
export interface Workbook {
  zip: ZipReader;
  sheets: SheetEntry[];
  since1904: boolean;
  styles: NumberFormat[];
  texts: ZipEntry | null;
}

/** Everything but sheets and texts is small. */
const MOST_PART = 64 * 1024 * 1024;
export const MOST_SHEET = 8 * 1024 * 1024 * 1024;
const OFFICE = 'xl/workbook.xml';

/**
 * Opens an XLSX workbook (ECMA-376, also the strict variant).
 * @throws AppError `validation` when it is damaged, protected, a bomb, or has no sheets
 */
export async function openWorkbook(file: RandomAccess): Promise<Workbook> {
  const zip = await readZip(file);
  const byName = new Map([...zip.entries].map(([name, entry]) => [name.replace(/^\//, '').toLowerCase(), entry]));
  const find = (path: string): ZipEntry | null => byName.get(path.replace(/^\//, '').toLowerCase()) ?? null;

  const root = await relations(zip, find('_rels/.rels'));
  const path = [...root.values()].find(({ type }) => type.endsWith('/officeDocument'))?.target ?? OFFICE;
  const book = find(path) ?? find(OFFICE);
  if (book === null) throw new AppError('validation', words.noSheets);
  const folder = path.replace(/[^/]*$/, '');
  const links = await relations(zip, find(`${folder}_rels/${path.slice(folder.length)}.rels`));
  const inFolder = (target: string): ZipEntry | null =>
    find(target.startsWith('/') ? target : resolved(folder + target));

  const listed: { name: string; hidden: boolean; id: string }[] = [];
  let since1904 = false;
  await read(zip, book, {
    open(name, attributes) {
      if (name === 'workbookPr') since1904 = isTrue(attributes['date1904']);
      if (name !== 'sheet') return;
      const id = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? '';
      listed.push({ name: attributes['name'] ?? '', hidden: (attributes['state'] ?? 'visible') !== 'visible', id });
    },
  });
  const sheets = listed.flatMap(({ name, hidden, id }): SheetEntry[] => {
    const link = links.get(id);
    const entry = link?.type.endsWith('/worksheet') === true ? inFolder(link.target) : null;
    return entry === null ? [] : [{ name, hidden, entry }];
  });
  if (sheets.length === 0) throw new AppError('validation', words.noSheets);
  const linked = (type: string): ZipEntry | null => {
    const link = [...links.values()].find((one) => one.type.endsWith(type));
    return link === undefined ? null : inFolder(link.target);
  };
  const styles = await readStyles(zip, linked('/styles'));
  return { zip, sheets, since1904, styles, texts: linked('/sharedStrings') };
}

/** Reads the texts that cells point at, the first `most` of them. */
export async function readTexts({ zip, texts }: Workbook, most = Number.POSITIVE_INFINITY): Promise<TextStore> {
  const store = new TextStore();
  if (texts === null) return store;
  let text = '';
  let taken = 0;
  let phonetic = 0;
  await read(
    zip,
    texts,
    {
      open(name) {
        if (name === 'si') text = '';
        else if (name === 't') taken += 1;
        else if (name === 'rPh') phonetic += 1;
      },
      text(piece) {
        if (taken > 0 && phonetic === 0) text += piece;
      },
      close(name) {
        if (name === 't') taken -= 1;
        else if (name === 'rPh') phonetic -= 1;
        else if (name === 'si') store.add(text);
      },
    },
    MOST_SHEET,
    () => store.count >= most,
  );
  return store;
}

async function readStyles(zip: ZipReader, entry: ZipEntry | null): Promise<NumberFormat[]> {
  const codes = new Map<number, string>();
  const ids: number[] = [];
  let inCells = false;
  if (entry === null) return [];
  await read(zip, entry, {
    open(name, attributes) {
      if (name === 'numFmt') codes.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '');
      else if (name === 'cellXfs') inCells = true;
      else if (name === 'xf' && inCells) ids.push(Number(attributes['numFmtId'] ?? 0));
    },
    close(name) {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return ids.map((id) => numberFormat(id, codes.get(id)));
}

async function relations(
  zip: ZipReader,
  entry: ZipEntry | null,
): Promise<Map<string, { type: string; target: string }>> {
  const found = new Map<string, { type: string; target: string }>();
  if (entry === null) return found;
  await read(zip, entry, {
    open(name, attributes) {
      if (name !== 'Relationship' || attributes['TargetMode'] === 'External') return;
      found.set(attributes['Id'] ?? '', { type: attributes['Type'] ?? '', target: attributes['Target'] ?? '' });
    },
  });
  return found;
}

async function read(
  zip: ZipReader,
  entry: ZipEntry,
  events: XmlEvents,
  most = MOST_PART,
  isEnough = () => false,
): Promise<void> {
  const push = readXml(events);
  for await (const chunk of zip.open(entry, most)) {
    push(chunk);
    if (isEnough()) return;
  }
  push(null);
}

function resolved(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

/** A yes of XML: `1` or `true`. */
export function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true';
}
