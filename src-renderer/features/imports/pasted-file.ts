import { strings } from '@shared/locale';

const words = strings.arrivals.paste;

/**
 * What a clipboard holds that can be imported: cells of a spreadsheet, which come parted by tabs, or cards.
 * @param anyLines where one came to import, several lines of any text are a file
 * @returns null for what is neither
 */
export function pastedFile(clipboard: Pick<DataTransfer, 'getData'>, anyLines: boolean): File | null {
  const text = clipboard.getData('text/plain');
  if (/^\s*BEGIN:VCARD\b/i.test(text)) return new File([text], words.cards, { type: 'text/vcard' });
  const lines = text.split(/\r\n?|\n/).filter((line) => line.trim() !== '');
  const areCells = lines.length > 1 && lines.some((line) => line.includes('\t'));
  if (!areCells && !(anyLines && lines.length > 1)) return null;
  return new File([text], words.cells, { type: 'text/tab-separated-values' });
}
