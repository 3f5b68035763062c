/** The colours of LOOK.md section 2, one name for both schemes. Every style reads them as `var(--cd-<name>)`. */
export const lightTokens = {
  canvas: '#f4f2ee',
  sheet: '#ffffff',
  raised: '#ffffff',
  sunken: '#faf9f7',
  well: '#f8f7f4',
  hover: 'rgb(38 30 15 / .045)',
  press: 'rgb(38 30 15 / .08)',
  line: '#e8e6e1',
  'line-2': '#d5d2cb',
  field: '#928e86',
  'ink-1': '#1b1916',
  'ink-2': '#4f4d48',
  'ink-3': '#6d6a64',
  'ink-4': '#a19e98',
  accent: '#2c46cf',
  'accent-hover': '#2338b5',
  'accent-press': '#1d2e93',
  'accent-deep': '#2c46cf',
  'accent-ink': '#2640c4',
  'accent-soft': '#eef1fe',
  'accent-soft-2': '#dbe3fe',
  'accent-drop': '#eef1fe',
  'on-accent': '#ffffff',
  'key-on-accent': 'rgb(15 20 60 / .3)',
  good: '#006d41',
  'good-soft': '#e3f5ea',
  warn: '#8b5500',
  'warn-soft': '#fdf0d9',
  bad: '#b1262a',
  'bad-soft': '#fdecea',
  'bad-fill': '#b1262a',
  'bad-fill-hover': '#98191f',
  'chart-2': '#7a8ef2',
  'chart-3': '#928e86',
  'tooltip-bg': '#1b1916',
  'shadow-1': '0 0 0 1px rgb(38 30 15 / .08), 0 1px 2px rgb(38 30 15 / .05)',
  'shadow-2': '0 0 0 1px rgb(38 30 15 / .09), 0 10px 28px -8px rgb(38 30 15 / .18), 0 3px 8px -2px rgb(38 30 15 / .07)',
  'shadow-3':
    '0 0 0 1px rgb(38 30 15 / .1), 0 32px 80px -16px rgb(38 30 15 / .34), 0 8px 24px -8px rgb(38 30 15 / .12)',
  scrollbar: 'rgb(38 30 15 / .2)',
  overlay: 'rgb(244 242 238 / .72)',
} as const;

export type TokenName = keyof typeof lightTokens;

export const darkTokens: Record<TokenName, string> = {
  canvas: '#0e0e0d',
  sheet: '#171715',
  raised: '#21201e',
  sunken: '#1c1b19',
  well: '#121211',
  hover: 'rgb(255 248 235 / .05)',
  press: 'rgb(255 248 235 / .09)',
  line: '#292825',
  'line-2': '#3c3a37',
  field: '#726f69',
  'ink-1': '#edebe8',
  'ink-2': '#b7b4af',
  'ink-3': '#96938d',
  'ink-4': '#5f5c57',
  accent: '#4a63e0',
  'accent-hover': '#526be2',
  'accent-press': '#3f57d2',
  'accent-deep': '#3249c6',
  'accent-ink': '#a3b2fd',
  'accent-soft': '#1e2545',
  'accent-soft-2': '#2a3566',
  'accent-drop': 'rgb(74 99 224 / .11)',
  'on-accent': '#ffffff',
  'key-on-accent': 'rgb(15 20 60 / .34)',
  good: '#62cd94',
  'good-soft': '#14301f',
  warn: '#ebb761',
  'warn-soft': '#362810',
  bad: '#f58b88',
  'bad-soft': '#421e1d',
  'bad-fill': '#bd3537',
  'bad-fill-hover': '#b13032',
  'chart-2': '#a3b2fd',
  'chart-3': '#726f69',
  'tooltip-bg': '#3c3a37',
  'shadow-1': '0 0 0 1px rgb(255 248 235 / .07), 0 1px 2px rgb(0 0 0 / .4)',
  'shadow-2': '0 0 0 1px rgb(255 248 235 / .1), 0 10px 28px -8px rgb(0 0 0 / .6), 0 3px 8px -2px rgb(0 0 0 / .6)',
  'shadow-3': '0 0 0 1px rgb(255 248 235 / .12), 0 32px 80px -16px rgb(0 0 0 / .8), 0 8px 24px -8px rgb(0 0 0 / .8)',
  scrollbar: 'rgb(255 248 235 / .2)',
  overlay: 'rgb(14 14 13 / .72)',
};

/** The eight avatar tints, background and text, of each scheme: `--cd-tint-<n>-bg` and `--cd-tint-<n>-ink`. */
export const lightTints = [
  ['#fbe3df', '#742e2b'],
  ['#fae5d3', '#6d3800'],
  ['#efe8cf', '#594600'],
  ['#ddeedb', '#1d5522'],
  ['#d3edea', '#005854'],
  ['#d8eaf6', '#004e75'],
  ['#e5e6fb', '#433e7b'],
  ['#f6e0ed', '#6a2f58'],
] as const;

export const darkTints = [
  ['#4a2a28', '#ffc3bd'],
  ['#462f1a', '#f7caa6'],
  ['#3b3417', '#e2d4a0'],
  ['#233b25', '#b8e1b8'],
  ['#0c3b39', '#9ee4de'],
  ['#17384b', '#a8dcfc'],
  ['#32314d', '#cfcfff'],
  ['#452a3e', '#f5c3e3'],
] as const;

/** The custom properties of one scheme, ready for a style sheet. */
export function cssVariablesOf(
  tokens: Readonly<Record<TokenName, string>>,
  tints: ReadonlyArray<readonly [string, string]>,
): Record<string, string> {
  const out: Record<string, string> = {};
  for (const [name, value] of Object.entries(tokens)) out[`--cd-${name}`] = value;
  tints.forEach(([background, ink], index) => {
    out[`--cd-tint-${index}-bg`] = background;
    out[`--cd-tint-${index}-ink`] = ink;
  });
  return out;
}
