/** What the app says about calls, jobs and its history, whichever screen they come from. */
export const app = {
  unknownProcedure: (name: string) => `There is nothing called "${name}" to do.`,
  badInput: 'That could not be understood. Nothing was changed.',
  internal: (traceId: string) =>
    `Something went wrong inside Calldeck. Nothing was changed. The log has it under ${traceId}.`,
  notFound: 'That is no longer here. It may have been moved to the trash.',
  superseded: 'A newer question took its place.',
  stopped: 'Stopped. Nothing was changed.',
  closing: 'Calldeck is closing. Nothing was changed.',
  jobCrashed: 'The work stopped in the middle. Nothing of it was kept.',
  readerCrashed: 'Looking it up stopped in the middle. Nothing was changed. Try again.',
  nothingToUndo: 'Nothing to undo',
  nothingToRedo: 'Nothing to do again',
  undo: (label: string) => `Undo: ${label}`,
  redo: (label: string) => `Again: ${label}`,
  undoing: 'Undoing',
  setUp: 'Set up the file',
  settings: 'Change settings',
  saveUser: 'Change a user',
  me: 'Me',
  linkRefused: 'That link was not opened: only web, mail and telephone links are.',
};
