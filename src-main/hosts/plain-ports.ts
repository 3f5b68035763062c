import { AppError } from '@main/core/errors';
import type { DataFileChoice, Ports, Spool } from '@main/ports/index';
import { strings } from '@shared/locale/index';
import packageJson from '../../package.json';

const words = strings.hosts;

interface PlainPortOptions {
  host: 'loopback' | 'cli';
  spool: Spool;
  reopen(choice: DataFileChoice): void;
  /** What a dialog would have answered, where the places were given beforehand. */
  answers?: { file: string | null; folder: string | null };
}

/** What a host without windows supplies: the page opens links and prints itself, and nothing keeps a secret. */
export function plainPorts({ host, spool, reopen, answers }: PlainPortOptions): Ports {
  const noStore = () => Promise.reject(new AppError('unavailable', words.secrets.none));
  return {
    host,
    version: packageJson.version,
    spool,
    dataFiles: {
      choose: () => answered(answers?.file, words.files.noDialog),
      asksFolder: typeof answers?.folder === 'string',
      chooseFolder: () => answered(answers?.folder, strings.archive.noFolder),
      reopen,
      reveal: () => Promise.resolve(false),
    },
    opener: { open: () => Promise.resolve('page'), openFile: () => Promise.resolve('page') },
    notifier: { notify: () => Promise.resolve(false) },
    printer: { print: () => Promise.resolve('page') },
    secrets: { available: () => Promise.resolve(false), seal: noStore, unseal: noStore },
    updates: null,
  };
}

function answered(place: string | null | undefined, otherwise: string): Promise<string> {
  return typeof place === 'string' ? Promise.resolve(place) : Promise.reject(new AppError('unavailable', otherwise));
}
