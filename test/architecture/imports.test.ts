import { importsOf, isTest, readSources, targetOf, type SourceFile } from '@test/helpers/source-files';
import { parseSync } from 'vite';
import { describe, expect, it } from 'vitest';
import { whyNot } from './layers';

const sources = readSources();
const product = sources.filter((file) => !isTest(file.path));

describe('the rules themselves', () => {
  it('say no where the design says no', () => {
    for (const [from, target] of [
      ['src-shared/domain/fold.ts', 'src-main/core/errors'],
      ['src-shared/domain/fold.ts', 'node:fs'],
      ['src-shared/domain/fold.ts', 'react'],
      ['src-main/formats/csv.ts', 'src-main/db/open'],
      ['src-main/db/open.ts', 'src-main/features/contacts/contacts.service'],
      ['src-main/features/a/a.service.ts', 'src-main/features/b/b.repo'],
      ['src-main/features/a/a.service.ts', 'better-sqlite3'],
      ['src-main/features/a/a.service.ts', 'src-main/app/app'],
      ['src-main/app/app.ts', 'src-main/hosts/places'],
      ['src-main/app/app.ts', 'electron'],
      ['src-main/hosts/loopback/server.ts', 'electron'],
      ['src-main/hosts/electron/main.ts', 'src-main/db/open'],
      ['src-main/hosts/electron/main.ts', 'src-main/features/a/a.service'],
      ['src-renderer/app/app.tsx', 'src-main/core/errors'],
      ['src-renderer/app/app.tsx', 'node:path'],
      ['src-main/core/clock.ts', 'src-main/db/open'],
    ]) {
      expect(whyNot(from ?? '', target ?? ''), `${from} -> ${target}`).not.toBeNull();
    }
  });
  it('say yes where it says yes', () => {
    for (const [from, target] of [
      ['src-shared/contract/index.ts', 'zod'],
      ['src-main/features/a/a.service.ts', 'src-main/features/b/b.service'],
      ['src-main/features/a/a.service.ts', 'src-main/features/a/a.repo'],
      ['src-main/db/open.ts', 'better-sqlite3'],
      ['src-main/hosts/electron/main.ts', 'electron'],
      ['src-renderer/app/app.tsx', 'src-shared/contract/index'],
    ]) {
      expect(whyNot(from ?? '', target ?? ''), `${from} -> ${target}`).toBeNull();
    }
  });
});

describe('who imports whom', () => {
  it('reads every source', () => {
    expect(product.length).toBeGreaterThan(30);
    expect(sources.filter((file) => file.parsed.errors.length > 0).map((file) => file.path)).toEqual([]);
  });

  it('keeps to the layers', () => {
    const wrong = product.flatMap((file) =>
      importsOf(file).flatMap((request) => {
        const reason = whyNot(file.path, targetOf(file.path, request));
        return reason === null ? [] : [`${file.path} imports ${request}: ${reason}`];
      }),
    );
    expect(wrong).toEqual([]);
  });
});

describe('the house', () => {
  it('has no file of more than 450 lines', () => {
    expect(product.filter((file) => file.text.split('\n').length > 450).map((file) => file.path)).toEqual([]);
  });

  it('names files in kebab case', () => {
    const bad = product.filter((file) => !/^[a-z\d]+([.-][a-z\d]+)*\.tsx?$/.test(file.path.split('/').at(-1) ?? ''));
    expect(bad.map((file) => file.path)).toEqual([]);
  });

  it('explains every exported function of the contract, the domain, the core and the formats', () => {
    const explained = product.filter((file) =>
      /^(src-shared\/(contract|domain)|src-main\/(core|formats))\//.test(file.path),
    );
    expect(explained.flatMap((file) => unexplained(file).map((name) => `${file.path}: ${name}`))).toEqual([]);
  });

  it('finds what it looks for', () => {
    const text =
      '/** why */\nexport function a() {}\n\nexport function b() {}\nfunction c() {}\n// not a docstring\nexport async function d() {}\n';
    expect(unexplained({ path: 'x.ts', text, parsed: parseSync('x.ts', text) })).toEqual(['b', 'd']);
  });

  it('swallows no error and silences no rule without saying why', () => {
    const wrong = product.flatMap((file) => [
      ...(/catch\s*(\([^)]*\))?\s*\{\s*\}/.test(file.text) ? [`${file.path}: an empty catch`] : []),
      ...(/@ts-(ignore|nocheck)|@ts-expect-error\s*$/m.test(file.text) ? [`${file.path}: a silenced type error`] : []),
      ...[...file.text.matchAll(/oxlint-disable[^\n]*/g)]
        .filter(([line]) => !line.includes('--'))
        .map(([line]) => `${file.path}: ${line}`),
    ]);
    expect(wrong).toEqual([]);
  });
});

/** The exported functions of a file without a docstring right before them; overloads count once. */
function unexplained(file: SourceFile): string[] {
  const docs = file.parsed.comments.filter((comment) => comment.type === 'Block' && comment.value.startsWith('*'));
  const missing = new Set<string>();
  const explained = new Set<string>();
  for (const node of file.parsed.program.body) {
    if (node.type !== 'ExportNamedDeclaration' || node.declaration === null) continue;
    const { declaration } = node;
    if (declaration.type !== 'FunctionDeclaration' && declaration.type !== 'TSDeclareFunction') continue;
    const name = declaration.id?.name ?? 'default';
    const has = docs.some((doc) => doc.end <= node.start && file.text.slice(doc.end, node.start).trim() === '');
    (has ? explained : missing).add(name);
  }
  return [...missing].filter((name) => !explained.has(name));
}
