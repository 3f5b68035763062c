import { fileURLToPath } from 'node:url';

/** What a host was asked for on its command line. */
export interface HostArguments {
  /** Open the example office instead of the person's own file. */
  demo: boolean;
  file: string | null;
  /** Bare arguments: what a double click on a card file gives. Before an app is packaged its own folder is among them. */
  given: string[];
  /** Loopback: the folder that may be watched, where no dialog can ask for one. */
  watch: string | null;
  /** Loopback: the port; 0 lets the system choose. */
  port: number;
  /** Electron: run the built-in check, write its report here and quit. */
  smoke: string | null;
}

/**
 * Reads the arguments of a host. Switches that belong to Electron or Chromium (`--disable-gpu`, `--inspect`) are passed
 * over; a switch of ours without its value throws.
 * @param argv without the program and the script
 */
export function parseHostArguments(argv: readonly string[]): HostArguments {
  const found: HostArguments = { demo: false, file: null, given: [], watch: null, port: 0, smoke: null };
  for (let i = 0; i < argv.length; i++) {
    const [name = '', joined] = splitOnce(argv[i] ?? '');
    const bare = name.startsWith('-') ? null : pathOf(name);
    const value = () => {
      const given = joined ?? argv[++i];
      if (given === undefined || given === '' || (joined === undefined && given.startsWith('--')))
        throw new Error(`${name} needs a value`);
      return given;
    };
    if (name === '--demo') found.demo = true;
    else if (name === '--file') found.file = value();
    else if (name === '--watch') found.watch = value();
    else if (name === '--smoke') found.smoke = value();
    else if (name === '--port') {
      const text = value();
      found.port = Number(text);
      if (!/^\d{1,5}$/.test(text) || found.port > 65_535)
        throw new Error(`--port is a number from 0 to 65535, not "${text}"`);
    } else if (found.file === null && bare?.endsWith('.calldeck') === true) {
      // A double click on a data file gives its bare path.
      found.file = bare;
    } else if (bare !== null) found.given.push(bare);
  }
  return found;
}

/** The path of an argument: the file managers of Linux give a file by its address. */
export function pathOf(argument: string): string {
  if (!/^file:\/\//i.test(argument)) return argument;
  try {
    return fileURLToPath(argument);
  } catch {
    // The address of a file elsewhere, or of none: nothing of that name is found, which is then told.
    return argument;
  }
}

/** Kinds of files that are imported when they are opened with Calldeck. */
const importable = new Set(['vcf', 'vcard', 'csv', 'tsv', 'txt', 'xlsx', 'ics', 'eml', 'mbox', 'xml', 'html', 'zip']);

/** Whether a file is one to import, by its name; what it really is its content says. */
export function isImportable(path: string): boolean {
  return importable.has(/\.([a-z0-9]+)$/i.exec(path)?.[1]?.toLowerCase() ?? '');
}

function splitOnce(argument: string): [string, string | undefined] {
  const at = argument.startsWith('--') ? argument.indexOf('=') : -1;
  return at < 0 ? [argument, undefined] : [argument.slice(0, at), argument.slice(at + 1)];
}
