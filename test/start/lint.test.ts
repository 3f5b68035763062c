import { copyFileSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { run } from '../../build/entry/child.mjs';
import { at } from '../../build/entry/paths.mjs';
import { folderWith } from './folder';

const service = "import { b } from '@main/features/b/b.service';\nexport const a: unknown = b;";
const sqlite = "import b from 'better-sqlite3';\nexport const a: unknown = b;";
const electron = "import { app } from 'electron';\nexport const a: unknown = app;";

/** What is wrong in a file, the file, its source, the rule that says so. */
const wrong: [string, string, string, string][] = [
  ['any', 'src-main/core/any.ts', 'export function a(b: any): void { void b; }', 'no-explicit-any'],
  [
    'a promise nobody waits for',
    'src-main/core/floating.ts',
    'async function b(): Promise<void> {}\nexport function a(): void { b(); }',
    'no-floating-promises',
  ],
  ['what is not used', 'src-main/core/unused.ts', 'const b = 1;\nexport const a = 2;', 'no-unused-vars'],
  ['a swallowed error', 'src-main/core/empty.ts', 'export function a(): void { try { a(); } catch {} }', 'no-empty'],
  ['a suppressed type', 'src-main/core/ignore.ts', '// @ts-ignore\nexport const a: number = "";', 'ban-ts-comment'],
  ['what Node 18 lacks', 'src-main/core/global.ts', 'export const a = crypto.randomUUID();', 'no-restricted-globals'],
  [
    'Node in shared',
    'src-shared/node.ts',
    "import { join } from 'node:path';\nexport const a = join('a');",
    'no-restricted-imports',
  ],
  ['main in the renderer', 'src-renderer/main.ts', service, 'no-restricted-imports'],
  ['a feature in core', 'src-main/core/feature.ts', service, 'no-restricted-imports'],
  [
    'another feature’s tables',
    'src-main/features/x/repo.ts',
    service.replace('.service', '.repo'),
    'no-restricted-imports',
  ],
  ['SQLite outside db', 'src-main/features/x/sqlite.ts', sqlite, 'no-restricted-imports'],
  ['Electron outside its hosts', 'src-main/hosts/loopback/electron.ts', electron, 'no-restricted-imports'],
];

const right: [string, string][] = [
  ['src-main/hosts/electron/right.ts', electron],
  ['src-main/db/right.ts', sqlite],
  ['src-main/features/x/right.ts', service],
  ['src-main/core/right.ts', "import { randomUUID } from 'node:crypto';\nexport const a = randomUUID();"],
];

const TSCONFIG = JSON.stringify({
  compilerOptions: { strict: true, module: 'ESNext', moduleResolution: 'bundler', target: 'ES2023', types: [] },
  include: ['src-main', 'src-shared', 'src-renderer'],
});

describe('the lint rules', () => {
  const rules = new Map<string, string[]>();

  beforeAll(async () => {
    const sources = Object.fromEntries([...wrong.map(([, path, text]) => [path, text]), ...right] as [
      string,
      string,
    ][]);
    const folder = folderWith({ ...sources, 'tsconfig.json': TSCONFIG });
    mkdirSync(join(folder, 'build'));
    copyFileSync(at('build', '.oxlintrc.json'), join(folder, 'build', '.oxlintrc.json'));
    // The type-aware half of the linter is looked for from the folder that is linted.
    for (const name of ['.bin', 'oxlint-tsgolint', '@oxlint-tsgolint']) {
      mkdirSync(join(folder, 'node_modules'), { recursive: true });
      symlinkSync(at('node_modules', name), join(folder, 'node_modules', name), 'junction');
    }
    const lint = [at('node_modules/oxlint/bin/oxlint'), '-c', 'build/.oxlintrc.json', '--type-aware', '-f', 'unix'];
    const folders = ['src-main', 'src-shared', 'src-renderer'];
    const ended = await run(process.execPath, [...lint, ...folders], { cwd: folder, capture: true, timeout: 20_000 });
    for (const line of ended.output.split('\n')) {
      const [, path, rule] = /^([^:]+):\d+:\d+: .*\((?:[\w-]+\/)?([\w-]+)\)\]$/.exec(line) ?? [];
      if (path && rule) rules.set(path, [...(rules.get(path) ?? []), rule]);
    }
    expect(rules.size, ended.output).toBeGreaterThan(0);
  });

  it.each(wrong)('forbid %s', (_what, path, _source, rule) => {
    expect(rules.get(path)).toContain(rule);
  });

  it.each(right)('let pass %s', (path) => {
    expect(rules.get(path) ?? []).not.toContain('no-restricted-imports');
  });
});
