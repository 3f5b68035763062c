import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isFormatted, plainNote, readNote, toggleMark, type NoteRun } from './note-text';

const shown = (runs: readonly NoteRun[]): string =>
  runs
    .map((run) => {
      const text = run.href === null ? run.text : `<${run.text}|${run.href}>`;
      return run.bold ? `B(${text})` : run.italic ? `I(${text})` : text;
    })
    .join('');
const lineOf = (text: string): string => {
  const [block] = readNote(text);
  return block === undefined ? '' : (block.kind === 'list' ? block.items : block.lines).map(shown).join('\n');
};

describe('a note', () => {
  it.each([
    ['She **will** sign', 'She B(will) sign'],
    ['an *early* start and _late_ end', 'an I(early) start and I(late) end'],
    ['2 * 3 * 4 = 24', '2 * 3 * 4 = 24'],
    ['file_name_here and snake_case', 'file_name_here and snake_case'],
    ['** not bold **', '** not bold **'],
    ['see https://x.example/a_b_c.', 'see <https://x.example/a_b_c|https://x.example/a_b_c>.'],
    ['[the plan](https://x.example/p) it is', '<the plan|https://x.example/p> it is'],
    ['[bad](javascript:alert(1))', '[bad](javascript:alert(1))'],
    ['(www.kestrel.example)', '(<www.kestrel.example|https://www.kestrel.example>)'],
    ['<b>no</b> & <script>', '<b>no</b> & <script>'],
  ])('%s', (text, expected) => expect(lineOf(text)).toBe(expected));

  it('has lists', () => {
    expect(readNote('To do:\n- one\n- **two**\n\n3. three\n4. four')).toMatchObject([
      { kind: 'text' },
      { kind: 'list', ordered: false, items: [[{ text: 'one' }], [{ text: 'two', bold: true }]] },
      { kind: 'list', ordered: true, start: 3 },
    ]);
    expect(isFormatted('- one')).toBe(true);
    expect(isFormatted('one - two')).toBe(false);
    expect(plainNote('- **one**\n- two')).toBe('one\ntwo');
  });

  it('never throws, and never loses a letter of what is no mark', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', 'b', ' ', '*', '_', '-', '1', '.', '[', ']', '(', ')', '\n') }),
        (text) => {
          const letters = (one: string) => one.replace(/[^ab]/g, '');
          expect(letters(plainNote(text))).toBe(letters(text));
        },
      ),
    );
  });

  it('takes a long hostile line at once', () => {
    const began = performance.now();
    for (const text of ['*'.repeat(100_000), '**a'.repeat(30_000), '[a]('.repeat(25_000), '_a '.repeat(30_000)])
      readNote(text);
    expect(performance.now() - began).toBeLessThan(4000);
  });
});

describe('marks by key', () => {
  it('go around what is selected, and come off again', () => {
    const bold = toggleMark('She will sign', 4, 8, '**');
    expect(bold).toEqual({ text: 'She **will** sign', from: 6, to: 10 });
    expect(toggleMark(bold.text, bold.from, bold.to, '**')).toEqual({ text: 'She will sign', from: 4, to: 8 });
    // Bold is no italic that could be taken off.
    expect(toggleMark(bold.text, bold.from, bold.to, '*').text).toBe('She ***will*** sign');
    expect(toggleMark('', 0, 0, '*')).toEqual({ text: '**', from: 1, to: 1 });
  });

  it('end what was typed between them, and begin anew elsewhere', () => {
    expect(toggleMark('She **will**', 10, 10, '**')).toEqual({ text: 'She **will**', from: 12, to: 12 });
    expect(toggleMark('She *will*', 9, 9, '*')).toEqual({ text: 'She *will*', from: 10, to: 10 });
    expect(toggleMark('She **will**', 10, 10, '*').text).toBe('She **will****');
    expect(toggleMark('**a** b', 7, 7, '**').text).toBe('**a** b****');
  });
});
