import type { StartOptions } from '@main/app/start';
import type { Logger } from '@main/core/logger';
import type { DataFileChoice, Ports } from '@main/ports/index';
import { choosePlaces, systemUserName, type Places } from './places';

interface HostSide {
  places: Places;
  /** The folder of the built workers. */
  outDir: string;
  ports: Ports;
  locale: string;
  log: Logger;
}

/** What the app is started with, for a choice of file. */
export function optionsFor(choice: DataFileChoice, { places, outDir, ports, locale, log }: HostSide): StartOptions {
  const demo = 'demo' in choice;
  return {
    file: demo ? choosePlaces({ demo: true, file: null }).file : choice.file,
    demo,
    spoolDir: places.spool,
    outDir,
    ports,
    locale,
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    userName: systemUserName(),
    log,
  };
}
