import type { ImportSubject } from '@shared/domain/record-fields';
import { strings } from '@shared/locale/index';
import type { RawConnection } from '../../db/open';
import { orderByEvidence, orderOfRegion, type DayOrder, type OrderEvidence } from '../../formats/date-order';
import { subjectOf } from '../../formats/records/record-headers';
import { rememberedReading, type KeptReading } from './imports.repo';
import type { Source, SourceSettings } from './source';

/** How a file is read where it leaves that open. */
export interface FileReading {
  about: ImportSubject;
  /** What files of its shape are known by. */
  shape: string;
  /** How the last file of its shape was read. */
  remembered: KeptReading | null;
  /** Whether its last column says why its rows were handed back. */
  isMended: boolean;
  /** The country of numbers without a country code. */
  region: string;
  openOrder: DayOrder;
  /** What tells the order: a person, the last file of its shape, something in the file, or nothing but the user's country. */
  orderBy: OrderEvidence | 'chosen' | 'remembered' | 'region';
}

/**
 * Settles how a file is read: as a person chose, else as the file itself tells, else as the last of its shape was read.
 * @param ownRegion the user's country
 */
export function readingOf(
  raw: RawConnection,
  source: Source,
  settings: SourceSettings,
  ownRegion: string,
): FileReading {
  const { header, delimiter, sample } = source.sniff;
  const about = aboutOf(source, settings);
  const shape = shapeOf(header, about);
  const remembered = rememberedReading(raw, shape);
  // All card files are of one shape, whoever wrote them.
  const region = settings.region ?? (source.kind === 'vcard' ? undefined : remembered?.region) ?? ownRegion;
  const known = { about, shape, remembered, isMended: remembered !== null && hasReasons(header), region };
  if (settings.dateOrder !== undefined) return { ...known, openOrder: settings.dateOrder, orderBy: 'chosen' };
  const rows = sample.map(({ cells }) => cells);
  const told = orderByEvidence({ delimiter: source.kind === 'csv' ? delimiter : null, header, rows });
  if (told?.why === 'dates') return { ...known, openOrder: told.order, orderBy: told.why };
  if (remembered?.dateOrder !== undefined) return { ...known, openOrder: remembered.dateOrder, orderBy: 'remembered' };
  if (told !== null) return { ...known, openOrder: told.order, orderBy: told.why };
  return { ...known, openOrder: orderOfRegion(region), orderBy: 'region' };
}

/** What of a file's reading is kept with its import. */
export function toKeep(
  { kind, sniff }: Source,
  settings: SourceSettings,
  { remembered, openOrder, orderBy }: FileReading,
): Omit<KeptReading, 'columns'> {
  return {
    delimiter: kind === 'csv' ? sniff.delimiter : undefined,
    region: settings.region ?? remembered?.region,
    dateOrder: orderBy === 'region' ? undefined : openOrder,
  };
}

/** What a file is about: as a person said, else by its header. */
function aboutOf(source: Source, settings: SourceSettings): ImportSubject {
  if (source.kind === 'vcard') return 'contacts';
  return settings.about ?? (source.sniff.headerRow < 0 ? 'contacts' : subjectOf(source.sniff.header));
}

/** The headers of a file and what it is about, in one text. */
function shapeOf(headers: readonly string[], about: ImportSubject): string {
  const plain = headers.map((header, index) =>
    header.trim() === strings.formats.columnNumber(index + 1) ? '' : header.trim().toLowerCase(),
  );
  // Rows that were handed back to be mended are read as the file was that they come from.
  if (hasReasons(headers)) plain.pop();
  const shape = plain.join('\u001f');
  return about === 'contacts' ? shape : `${about}\u001e${shape}`;
}

function hasReasons(headers: readonly string[]): boolean {
  return headers.length > 1 && headers.at(-1)?.trim().toLowerCase() === strings.imports.reasonColumn.toLowerCase();
}
