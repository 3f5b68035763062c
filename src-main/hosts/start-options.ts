import type { StartOptions } from '@main/app/start';
import type { Logger } from '@main/core/logger';
import type { DataFileChoice, Ports } from '@main/ports/index';
import { chooseLocale, choosePlaces, systemUserName, type Places } from './places';

interface HostSide {
  places: Places;
  /** The folder of the built workers. */
  outDir: string;
  ports: Ports;
  /** The locales that the system asks for, the most wanted first. */
  locales: readonly (string | undefined)[];
  log: Logger;
}

/** What the app is started with, for a choice of file. */
export function optionsFor(choice: DataFileChoice, { places, outDir, ports, locales, log }: HostSide): StartOptions {
  const demo = 'demo' in choice;
  return {
    file: demo ? choosePlaces({ demo: true, file: null }).file : choice.file,
    demo,
    ...(demo ? {} : { prepare: choice.prepare ?? null, wasChosen: choice.wasChosen ?? false }),
    spoolDir: places.spool,
    outDir,
    ports,
    locale: chooseLocale(locales),
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    userName: systemUserName(),
    log,
  };
}
