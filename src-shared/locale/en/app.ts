/** What the app says about calls, jobs and its history, whichever screen they come from. */
export const app = {
  unknownProcedure: (name: string) => `There is nothing called "${name}" to do.`,
  badInput: 'That could not be understood. Nothing was changed.',
  /** What may be wrong with what was typed or chosen. */
  input: {
    nothingChanged: (problem: string) => `${problem} Nothing was changed.`,
    tooLong: (most: number) => `This is longer than ${most.toLocaleString('en')} characters.`,
    tooMany: (most: number) => `That is more than ${most.toLocaleString('en')} at a time.`,
    tooLarge: (most: number) => `This is more than ${most.toLocaleString('en')}, the most there can be.`,
    tooSmall: (least: number) => `This is less than ${least.toLocaleString('en')}, the least there can be.`,
    empty: 'Something is needed here.',
    none: 'Nothing was chosen.',
    other: 'This is missing, or of another kind than what is wanted here.',
  },
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
