import { createZipWriter, type ZipSink } from '../zip-write';

export interface SheetColumn {
  header: string;
  /** `date` for cells that hold YYYY-MM-DD: they become days that a spreadsheet can sort and count with. */
  kind: 'text' | 'date';
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const CONTENT_TYPES = `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/></Types>`;
const RELATIONS = `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`;
const BOOK_RELATIONS = `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`;
/** Cell styles: 0 plain, 1 bold (the header), 2 text, which keeps a number's zeros when it is edited, 3 a date. */
const STYLES = `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf/><xf fontId="1" applyFont="1"/><xf numFmtId="49" applyNumberFormat="1"/><xf numFmtId="164" applyNumberFormat="1"/></cellXfs></styleSheet>`;

/** Excel cuts what is longer. */
const LONGEST_CELL = 32_767;
const PIECE = 65_536;

/**
 * Writes a workbook of one sheet: the header bold and held in view, every cell as text but dates as dates, nothing that a
 * spreadsheet would run. Rows are written as they come.
 * @param modified the time that its parts bear, as the clock on the wall shows it
 */
export async function writeXlsx(
  sink: ZipSink,
  sheetName: string,
  columns: readonly SheetColumn[],
  rows: Iterable<readonly string[]> | AsyncIterable<readonly string[]>,
  modified: { year: number; month: number; day: number; hour: number; minute: number },
): Promise<void> {
  const zip = createZipWriter(sink, modified);
  const name = escaped(sheetName.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31));
  await zip.add('[Content_Types].xml', [CONTENT_TYPES]);
  await zip.add('_rels/.rels', [RELATIONS]);
  await zip.add('xl/workbook.xml', [
    `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${name}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  ]);
  await zip.add('xl/_rels/workbook.xml.rels', [BOOK_RELATIONS]);
  await zip.add('xl/styles.xml', [STYLES]);
  await zip.add('xl/worksheets/sheet1.xml', sheetXml(columns, rows));
  await zip.finish();
}

async function* sheetXml(
  columns: readonly SheetColumn[],
  rows: Iterable<readonly string[]> | AsyncIterable<readonly string[]>,
): AsyncGenerator<string> {
  const widths = columns
    .map(({ header, kind }, index) => {
      const width = kind === 'date' ? 12 : Math.min(40, Math.max(12, header.length + 3));
      return `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`;
    })
    .join('');
  let text = `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>${columns.length === 0 ? '' : `<cols>${widths}</cols>`}<sheetData>`;
  text += `<row r="1">${columns.map(({ header }, index) => textCell(header, `${columnName(index)}1`, 1)).join('')}</row>`;
  let line = 1;
  for await (const cells of rows) {
    line += 1;
    text += `<row r="${line}">`;
    for (let index = 0; index < cells.length; index += 1) {
      const cell = cells[index] ?? '';
      if (cell === '') continue;
      const reference = `${columnName(index)}${line}`;
      const serial = columns[index]?.kind === 'date' ? serialOf(cell) : null;
      text += serial === null ? textCell(cell, reference, 2) : `<c r="${reference}" s="3"><v>${serial}</v></c>`;
    }
    text += '</row>';
    if (text.length > PIECE) {
      yield text;
      text = '';
    }
  }
  yield `${text}</sheetData></worksheet>`;
}

function textCell(text: string, reference: string, style: number): string {
  return `<c r="${reference}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(text.slice(0, LONGEST_CELL))}</t></is></c>`;
}

/** The day of a date as a spreadsheet counts it; null for what is none, or before it counts rightly. */
function serialOf(date: string): number | null {
  if (!/^\d{4}-\d\d-\d\d$/.test(date)) return null;
  const serial = (Date.parse(`${date}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / (24 * 60 * 60 * 1000);
  return Number.isInteger(serial) && serial > 60 ? serial : null;
}

function columnName(index: number): string {
  let name = '';
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  return name;
}

/** XML has no place for most control characters; spreadsheets write them, and what looks like one, by number. */
function escaped(text: string): string {
  return text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(/[^\t\n\x20-\u{10ffff}]|[\ufffe\uffff]/gu, (mark) =>
      mark === '\0' ? '' : `_x${mark.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
    )
    .replace(/[&<>"]/g, (mark) => ENTITIES[mark] ?? mark);
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
