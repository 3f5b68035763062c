import { app } from './en/app';
import { beginnings } from './en/beginnings';
import { file } from './en/file';
import { formats } from './en/formats';
import { hosts } from './en/hosts';
import { shell } from './en/shell';
import { time } from './en/time';
import { ui } from './en/ui';

/** Every text that a person reads, by feature. English is the first catalogue; another has the same shape. */
export const strings = {
  app,
  beginnings,
  file,
  formats,
  hosts,
  shell,
  time,
  ui,
};
