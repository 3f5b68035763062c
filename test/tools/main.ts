import { resolve } from 'node:path';
import { systemClock } from '@main/core/clock';
import { runBench, runPart } from '../bench/bench';
import { seedFile } from './seed/seed';
import { isSizeName } from './seed/sizes';

const usage = `Usage:
  seed  --size small|medium|large [--file F] makes a file of that size, in out/ when none is given
  bench [--file F] [--json out]              measures the built app on the large file (made when none is given)
        [--no-import] [--electron]           without the import; with the start of the real app
`;

function option(args: readonly string[], name: string): string | undefined {
  const at = args.indexOf(`--${name}`);
  const value = at < 0 ? undefined : args[at + 1];
  if (at >= 0 && (value === undefined || value.startsWith('--'))) throw new Error(`--${name} needs a value.`);
  return value;
}

async function main([command, ...args]: readonly string[]): Promise<number> {
  const tell = (line: string) => void process.stderr.write(`${line}\n`);
  if (command === 'seed') {
    const size = option(args, 'size') ?? 'small';
    if (!isSizeName(size)) throw new Error(`There is no size "${size}".\n${usage}`);
    const file = option(args, 'file') ?? resolve(__dirname, '..', `${size}.calldeck`);
    await seedFile(file, size, systemClock().now(), tell);
    tell(`${file} is made; npm start -- --file opens it.`);
    return 0;
  }
  if (command === 'bench') {
    await runBench({
      file: option(args, 'file'),
      json: option(args, 'json'),
      withImport: !args.includes('--no-import'),
      withElectron: args.includes('--electron'),
      outDir: __dirname,
      tell,
    });
    return 0;
  }
  if (command === 'bench-part') {
    const [name = '', ...rest] = args;
    process.stdout.write(JSON.stringify(await runPart(name, rest, __dirname, tell)));
    return 0;
  }
  process.stderr.write(usage);
  return 2;
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  },
);
