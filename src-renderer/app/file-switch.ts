import type { Topics } from '@shared/contract/index';

export interface FileSwitch {
  /** Begins anew, with nothing of the file before: its cards, a call being logged, what was selected. */
  beginAnew(): void;
  /** Says why the other file was not opened; the one before is open again. */
  tell(message: string): void;
}

/**
 * What a page does when main opens another file under it. The first opening is not one: a page hears at most its end.
 * @returns the listener for `app.state`
 */
export function followSwitch({ beginAnew, tell }: FileSwitch): (state: Topics['app.state']) => void {
  let isSwitching = false;
  return ({ state, message }) => {
    const wasSwitching = isSwitching;
    isSwitching = state === 'starting';
    if (!wasSwitching) return;
    if (state === 'ready') beginAnew();
    if (state === 'failed' && message !== null) tell(message);
  };
}
