import type { ReactNode } from 'react';
import { strings } from '@shared/locale';
import { JobDock, useJobFeed } from './job-dock';
import { Rail } from './rail';
import { ShellKeys } from './shell-keys';
import classes from './app-shell.module.css';

/** The window: the rail on the desk, and the sheet of the screen that is open. */
export function AppShell({ children }: { children: ReactNode }) {
  useJobFeed();
  return (
    <div className={classes.shell}>
      <button
        type="button"
        className={classes.skip}
        onClick={() => document.querySelector<HTMLElement>('[data-region="content"]')?.focus()}
      >
        {strings.shell.skipToContent}
      </button>
      <Rail />
      <div className={classes.main}>
        {children}
        <JobDock />
      </div>
      <ShellKeys />
    </div>
  );
}
