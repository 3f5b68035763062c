import { unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { strings } from '@shared/locale';
import { filesChosen, filesIn, filesOfFolder } from './given-folder';

const words = strings.arrivals.folder;

interface Tree {
  [name: string]: string | Tree;
}

/** A dropped folder as Chromium hands it over: its entries some at a time, the files only when they are asked for. */
function dropped(name: string, tree: Tree, perAnswer = 2): FileSystemDirectoryEntry {
  const entries = Object.entries(tree).map(([inside, what]) =>
    typeof what === 'string'
      ? {
          name: inside,
          isFile: true,
          isDirectory: false,
          file: (give: (file: File) => void, fail: (error: DOMException) => void) =>
            what === 'gone' ? fail(new DOMException('', 'NotFoundError')) : give(new File([what], inside)),
        }
      : dropped(inside, what, perAnswer),
  );
  const createReader = () => {
    let at = 0;
    return {
      readEntries: (give: (some: unknown[]) => void) => give(entries.slice(at, (at += perAnswer))),
    };
  };
  return { name, isFile: false, isDirectory: true, createReader } as unknown as FileSystemDirectoryEntry;
}

const taken = async (name: string, tree: Tree) => filesOfFolder(name, await filesIn(dropped(name, tree)));

async function unpacked([file]: readonly File[]): Promise<Record<string, string>> {
  const entries = Object.entries(unzipSync(new Uint8Array(await file!.arrayBuffer())));
  return Object.fromEntries(entries.map(([path, bytes]) => [path, new TextDecoder().decode(bytes)]));
}

it('takes a folder of Google Voice as one file of its pages, however deep they lie', async () => {
  const files = await taken('Takeout', {
    Voice: {
      Calls: { 'Zoe - Placed - 1.html': 'page', 'Zoe - Placed - 2.html': 'another', 'Zoë - Text - 3.html': 'é' },
      'Zoe - Voicemail.mp3': 'sound',
    },
    'archive_browser.html': 'overview',
    '.DS_Store': 'x',
  });
  expect(files.map(({ name }) => name)).toEqual(['Takeout']);
  expect(await unpacked(files)).toEqual({
    'Voice/Calls/Zoe - Placed - 1.html': 'page',
    'Voice/Calls/Zoe - Placed - 2.html': 'another',
    'Voice/Calls/Zoë - Text - 3.html': 'é',
  });
});

it('takes an export of everything whole, an empty file in it too', async () => {
  const files = await taken('Office', { 'README.txt': 'read', data: { 'manifest.json': '{}', 'deal.jsonl': '' } });
  expect(await unpacked(files)).toEqual({ 'README.txt': 'read', 'data/manifest.json': '{}', 'data/deal.jsonl': '' });
});

it('takes the files of any other folder one after the other, and of them what can be imported', async () => {
  const files = await taken('Old', { 'b.vcf': '1', 'a.CSV': '2', 'photo.jpg': '3', more: { 'c.xlsx': '4' } });
  expect(files.map(({ name }) => name)).toEqual(['a.CSV', 'b.vcf', 'c.xlsx']);
});

it('takes a chosen folder by the paths of its files', async () => {
  const page = new File(['page'], 'Ana - Missed - 1.html');
  Object.defineProperty(page, 'webkitRelativePath', { value: 'Calls/Ana - Missed - 1.html' });
  expect(await unpacked(await filesOfFolder('Calls', filesChosen([page])))).toEqual({
    'Ana - Missed - 1.html': 'page',
  });
});

it('says of a folder why it is not taken', async () => {
  await expect(taken('Photos', { 'a.jpg': '' })).rejects.toThrow(words.nothing('Photos'));
  await expect(taken('Empty', {})).rejects.toThrow(words.nothing('Empty'));
  await expect(taken('Gone', { 'a.csv': 'gone' })).rejects.toThrow(words.vanished('Gone'));
  const many = Object.fromEntries(Array.from({ length: 101 }, (_, at) => [`${at}.eml`, '']));
  await expect(taken('Mail', many)).rejects.toThrow(words.tooManyInTurn('Mail', '100'));
  const more = Object.fromEntries(Array.from({ length: 60_001 }, (_, at) => [`${at}.html`, '']));
  await expect(filesIn(dropped('Voice', more, 5000))).rejects.toThrow(words.tooMany('Voice', '60,000'));
  const huge = { path: 'data/manifest.json', file: async () => ({ size: 3 * 1024 ** 3 }) as File };
  await expect(filesOfFolder('Huge', [huge])).rejects.toThrow(words.tooLarge('Huge'));
});
