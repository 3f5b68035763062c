import { app } from './en/app';
import { beginnings } from './en/beginnings';
import { deals } from './en/deals';
import { contacts } from './en/contacts';
import { file } from './en/file';
import { formats } from './en/formats';
import { hosts } from './en/hosts';
import { imports } from './en/imports';
import { interactions } from './en/interactions';
import { logCallPage } from './en/log-call-page';
import { shell } from './en/shell';
import { tasks } from './en/tasks';
import { time } from './en/time';
import { ui } from './en/ui';

/** Every text that a person reads, by feature. English is the first catalogue; another has the same shape. */
export const strings = {
  app,
  beginnings,
  deals,
  contacts,
  file,
  formats,
  hosts,
  imports,
  interactions,
  logCallPage,
  shell,
  tasks,
  time,
  ui,
};
