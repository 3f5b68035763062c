import { Parser } from 'htmlparser2';

/** What is never read aloud. */
const SILENT = new Set(['style', 'script', 'head', 'title', 'noscript', 'template', 'svg', 'object', 'select']);
const LINES = new Set([
  'p',
  'div',
  'tr',
  'li',
  'ul',
  'ol',
  'table',
  'blockquote',
  'pre',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'hr',
  'section',
  'article',
  'header',
  'footer',
]);
/** More is no letter; the rest is left out. */
const longestHtml = 4_000_000;

/**
 * The text of a page or an HTML mail as it is read: blocks on lines of their own, lists with dashes, white space joined.
 * Nothing of it is run, fetched or kept as markup.
 */
export function htmlText(html: string): string {
  let text = '';
  let silent = 0;
  let pre = 0;
  const lineEnd = () => {
    text = text.replace(/[ \t]+$/, '');
    if (text !== '' && !text.endsWith('\n')) text += '\n';
  };
  const pieces: string[] = [];
  const flush = () => {
    // Joined now and then: the ends above look at a short text only.
    if (text.length < 2000) return;
    pieces.push(text.slice(0, -200));
    text = text.slice(-200);
  };
  const parser = new Parser({
    onopentag(name) {
      if (SILENT.has(name)) silent += 1;
      if (name === 'pre') pre += 1;
      if (name === 'br') text += '\n';
      else if (LINES.has(name)) lineEnd();
      if (name === 'p' && text !== '' && !text.endsWith('\n\n')) text += '\n';
      if (name === 'li') text += '- ';
      flush();
    },
    ontext(piece) {
      if (silent > 0) return;
      if (pre > 0) text += piece;
      else {
        const joined = piece.replace(/[\s\u00a0]+/g, ' ');
        text += /\s$/.test(text) || text === '' ? joined.trimStart() : joined;
      }
      flush();
    },
    onclosetag(name) {
      if (SILENT.has(name)) silent = Math.max(0, silent - 1);
      if (name === 'pre') pre = Math.max(0, pre - 1);
      if (LINES.has(name)) lineEnd();
      if (name === 'td' || name === 'th') text += ' ';
    },
  });
  parser.write(html.slice(0, longestHtml));
  parser.end();
  pieces.push(text);
  return pieces
    .join('')
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
