import type { TaskRow } from './queries';

/** Which wish of its contact a task would go against, by the way it reaches them: a call, or an email or a letter. */
export function wishAgainst({
  kind,
  doNotCall,
  doNotMail,
}: Pick<TaskRow, 'kind' | 'doNotCall' | 'doNotMail'>): 'doNotCall' | 'doNotMail' | null {
  if (kind === 'call') return doNotCall ? 'doNotCall' : null;
  return (kind === 'email' || kind === 'letter') && doNotMail ? 'doNotMail' : null;
}
