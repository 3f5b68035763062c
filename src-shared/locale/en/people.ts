/** The people who work with a file: their part of the settings, the lines of the history, and refusals. */
export const people = {
  title: 'People',
  text: 'Who can be given cards, deals and tasks. Everybody who sits at this machine works as the one named under You.',
  list: 'People of this file',
  you: 'you',
  add: 'Add',
  newName: 'Name of a colleague',
  rename: (name: string) => `Name of ${name}`,
  command: 'Add a colleague to People',
  /** Other words by which the command is found. */
  commandAlso: 'person user team owner',
  taken: (name: string) => `There is somebody called ${name} already. Add to the name what tells the two apart.`,
  said: {
    added: (name: string) => `${name} added`,
    renamed: (name: string) => `Renamed to ${name}`,
  },
  did: {
    added: (name: string) => `Add ${name} to the people`,
    renamed: (before: string, after: string) => `Rename ${before} to ${after}`,
  },
} as const;
