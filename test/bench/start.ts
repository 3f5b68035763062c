import { openApp } from './bench-app';
import { single, type Row } from './measure';
import { mappedBytes } from './memory';

/** Measures how soon the app answers after its start, and what it takes at rest. Run it in a process of its own. */
export async function measureStart(file: string, outDir: string): Promise<Row[]> {
  const began = performance.now();
  const bench = await openApp(file, outDir);
  await bench.call('contacts.list', { limit: 100 });
  const answered = performance.now() - began;
  await new Promise((resolve) => setTimeout(resolve, 1500));
  const { rss } = process.memoryUsage();
  await bench.close();
  return [
    single(
      'start until the first page of contacts',
      'ms',
      answered,
      '',
      'without Electron and the loading of the bundle',
    ),
    single(
      'memory at rest, whole process',
      'MB',
      rss / 1e6,
      '≤ 300 MB',
      `${Math.round((rss - mappedBytes()) / 1e6)} MB without mapped pages`,
    ),
  ];
}
