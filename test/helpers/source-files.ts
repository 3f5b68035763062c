import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, posix, relative, resolve, sep } from 'node:path';
import { parseSync, type ParseResult } from 'vite';

/** The folder of the project. */
export const projectRoot = resolve(import.meta.dirname, '../..');

/** One source file with its syntax tree. */
export interface SourceFile {
  /** From the project's folder, with "/". */
  path: string;
  text: string;
  parsed: ParseResult;
}

const FOLDERS = ['src-shared', 'src-main', 'src-renderer', 'migrations'];

/** Every source of the product, tests beside them too. */
export function readSources(): SourceFile[] {
  return FOLDERS.flatMap((folder) => walk(join(projectRoot, folder)))
    .filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.d.ts'))
    .map((path) => {
      const text = readFileSync(path, 'utf8');
      return { path: relative(projectRoot, path).split(sep).join('/'), text, parsed: parseSync(path, text) };
    });
}

function walk(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? walk(path) : [path];
  });
}

export function isTest(path: string): boolean {
  return /\.test\.tsx?$/.test(path);
}

/** What a file imports, re-exports or loads later, each as it is written. */
export function importsOf(file: SourceFile): string[] {
  const { staticImports, staticExports, dynamicImports } = file.parsed.module;
  const later = dynamicImports.map(({ moduleRequest }) =>
    file.text.slice(moduleRequest.start, moduleRequest.end).replace(/^['"`]|['"`]$/g, ''),
  );
  const inTypes = [...file.text.matchAll(/\bimport\(\s*'([^']+)'\s*\)/g)].map((found) => found[1] ?? '');
  return [
    ...staticImports.map((one) => one.moduleRequest.value),
    ...staticExports.flatMap((one) =>
      one.entries.flatMap((entry) => (entry.moduleRequest === null ? [] : [entry.moduleRequest.value])),
    ),
    ...later,
    ...inTypes,
  ];
}

const ALIASES: Record<string, string> = {
  '@shared/': 'src-shared/',
  '@main/': 'src-main/',
  '@renderer/': 'src-renderer/',
  '@migrations/': 'migrations/',
  '@test/': 'test/',
};

/** Where an import leads: a path from the project's folder, or the name of a package as it is written. */
export function targetOf(from: string, request: string): string {
  const bare = request.replace(/\?.*$/, '');
  if (bare.startsWith('.')) return posix.normalize(posix.join(dirname(from), bare));
  for (const [alias, folder] of Object.entries(ALIASES))
    if (bare.startsWith(alias)) return folder + bare.slice(alias.length);
  return bare;
}
