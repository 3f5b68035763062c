/** A run of a line of a note: text, and how it stands out. */
export interface NoteRun {
  text: string;
  bold: boolean;
  italic: boolean;
  /** Where it leads, of a web or mail address. */
  href: string | null;
}

/** A part of a note: some lines of text, or a list. */
export type NoteBlock =
  | { kind: 'text'; lines: NoteRun[][] }
  | { kind: 'list'; ordered: boolean; start: number; items: NoteRun[][] };

const item = /^\s{0,3}(?:([-*•])|(\d{1,3})[.)])\s+(\S.*)$/;
const inline =
  /\[([^\]\n]{1,300})\]\((https?:\/\/[^\s()]{1,1000}|mailto:[^\s()]{1,320})\)|(https?:\/\/[^\s<>"]{1,1000}|www\.[^\s<>"]{3,1000})/;

/**
 * Reads a note written in a little Markdown: **bold**, *italic* or _italic_, lists of "- " or "1. ", [links](https://…) and
 * bare web addresses. Everything else is text as typed; only http, https and mailto lead anywhere.
 * @param text as kept
 */
export function readNote(text: string): NoteBlock[] {
  const blocks: NoteBlock[] = [];
  for (const line of text.split(/\r?\n/)) {
    const found = item.exec(line);
    const last = blocks.at(-1);
    if (found !== null) {
      const ordered = found[2] !== undefined;
      const runs = runsOf(found[3] ?? '');
      if (last?.kind === 'list' && last.ordered === ordered) last.items.push(runs);
      else blocks.push({ kind: 'list', ordered, start: Number(found[2] ?? 1), items: [runs] });
    } else if (last?.kind === 'text') last.lines.push(runsOf(line));
    // The line that ends a list is no line of its own.
    else if (line.trim() !== '' || last === undefined) blocks.push({ kind: 'text', lines: [runsOf(line)] });
  }
  return blocks;
}

/** Whether a note is more than lines of text. */
export function isFormatted(text: string): boolean {
  return readNote(text).some(
    (block) =>
      block.kind === 'list' ||
      block.lines.some((line) => line.some((run) => run.bold || run.italic || run.href !== null)),
  );
}

/** A note without its marks, for a line of a list. */
export function plainNote(text: string): string {
  return readNote(text)
    .map((block) => (block.kind === 'list' ? block.items : block.lines).map(plainLine).join('\n'))
    .join('\n');
}

function plainLine(runs: readonly NoteRun[]): string {
  return runs.map((run) => run.text).join('');
}

function runsOf(line: string): NoteRun[] {
  const runs: NoteRun[] = [];
  let rest = line;
  for (let found = inline.exec(rest); found !== null; found = inline.exec(rest)) {
    runs.push(...marked(rest.slice(0, found.index)));
    const bare = found[3];
    // A sentence's end is no part of the address in it.
    const address = bare?.replace(/[.,;:!?)\]'"]+$/, '') ?? '';
    if (bare === undefined) runs.push(run(found[1] ?? '', { href: found[2] ?? null }));
    else runs.push(run(address, { href: address.startsWith('www.') ? `https://${address}` : address }));
    rest = rest.slice(found.index + (bare === undefined ? found[0].length : address.length));
  }
  return [...runs, ...marked(rest)];
}

const mark = /\*\*(?=\S)([^*]*[^\s*])\*\*|(?<![\p{L}\p{N}*])([*_])(?=[^\s*_])([^*_]*[^\s*_])\2(?![\p{L}\p{N}*])/u;

/** Longer lines are no sentences: they stay as typed. */
const longest = 5000;

function marked(text: string, bold = false, italic = false): NoteRun[] {
  const runs: NoteRun[] = [];
  let rest = text;
  for (let found = text.length > longest ? null : mark.exec(rest); found !== null; found = mark.exec(rest)) {
    const isBold = found[1] !== undefined;
    if (found.index > 0) runs.push(run(rest.slice(0, found.index), { bold, italic }));
    runs.push(...marked(found[1] ?? found[3] ?? '', bold || isBold, italic || !isBold));
    rest = rest.slice(found.index + found[0].length);
  }
  if (rest !== '') runs.push(run(rest, { bold, italic }));
  return runs;
}

function run(text: string, style: Partial<NoteRun>): NoteRun {
  return { text, bold: false, italic: false, href: null, ...style };
}

/**
 * Puts marks around what is selected of a note, or takes them off. Where nothing is, what was typed between marks ends: the
 * caret goes behind them.
 * @param sign `**` for bold, `*` for italic
 * @returns the text, and what is selected of it then
 */
export function toggleMark(
  text: string,
  from: number,
  to: number,
  sign: '**' | '*',
): { text: string; from: number; to: number } {
  const size = sign.length;
  const inner = text.slice(from, to);
  const isMarked =
    text.slice(from - size, from) === sign &&
    text.slice(to, to + size) === sign &&
    (sign === '**' || text.slice(from - 2, from) !== '**' || text.slice(from - 3, from) === '***');
  if (isMarked && from >= size)
    return { text: text.slice(0, from - size) + inner + text.slice(to + size), from: from - size, to: to - size };
  const ahead = /^\**/.exec(text.slice(to))?.[0].length ?? 0;
  const closes = sign === '**' ? ahead >= 2 : ahead === 1 || ahead === 3;
  const lineBefore = text.slice(text.lastIndexOf('\n', from - 1) + 1, from);
  if (from === to && closes && lineBefore.includes(sign)) return { text, from: to + size, to: to + size };
  return { text: text.slice(0, from) + sign + inner + sign + text.slice(to), from: from + size, to: to + size };
}
