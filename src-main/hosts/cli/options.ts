import { strings } from '@shared/locale/index';

const words = strings.terminalWords;

/** What was asked wrongly; the terminal says it and ends with 2. */
export class UsageError extends Error {}

/** The options of a command: those that take a value, and those that do not. */
export interface OptionNames {
  values: readonly string[];
  switches: readonly string[];
}

export interface Options {
  places: string[];
  values: ReadonlyMap<string, string>;
  switches: ReadonlySet<string>;
}

/**
 * Reads the arguments of a command.
 * @throws UsageError for an option that it does not know, and for one without its value
 */
export function readOptions(argv: readonly string[], names: OptionNames): Options {
  const places: string[] = [];
  const values = new Map<string, string>();
  const switches = new Set<string>();
  for (let index = 0; index < argv.length; index += 1) {
    const argument = argv[index] ?? '';
    if (!argument.startsWith('--')) {
      places.push(argument);
      continue;
    }
    const at = argument.indexOf('=');
    const name = argument.slice(2, at < 0 ? undefined : at);
    if (names.switches.includes(name) && at < 0) switches.add(name);
    else if (names.values.includes(name)) {
      const value = at < 0 ? argv[(index += 1)] : argument.slice(at + 1);
      if (value === undefined || value === '') throw new UsageError(words.needsValue(`--${name}`));
      values.set(name, value);
    } else throw new UsageError(words.unknownOption(argument));
  }
  return { places, values, switches };
}

/**
 * The value of an option that is one of some words.
 * @throws UsageError when it is another
 */
export function choiceOf<T extends string>(options: Options, name: string, choices: readonly T[], usual: T): T {
  const value = options.values.get(name);
  if (value === undefined) return usual;
  const found = choices.find((choice) => choice === value);
  if (found === undefined) throw new UsageError(words.badChoice(`--${name}`, choices.join(', ')));
  return found;
}

/** The options that every command has: which data file, and how to answer. */
export const commonOptions: OptionNames = { values: ['file'], switches: ['demo', 'json', 'help'] };

export const importOptions: OptionNames = {
  values: [
    ...commonOptions.values,
    'map',
    'on-match',
    'on-update',
    'unsure',
    'tag',
    'sheet',
    'encoding',
    'dates',
    'failed',
    'out',
  ],
  switches: [...commonOptions.switches, 'dry-run'],
};

export const exportOptions: OptionNames = {
  values: [...commonOptions.values, 'format', 'filter', 'delimiter', 'out'],
  switches: [...commonOptions.switches, 'no-bom', 'force'],
};
