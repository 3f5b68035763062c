/** Tags and outcomes of the user's own: the lines of the history, and refusals. */
export const ownLists = {
  tagTaken: (name: string) => `There is a tag called ${name} already. Merge the two instead.`,
  noSuchTag: 'That tag is no longer here. Nothing was changed.',
  outcomeTaken: (name: string) => `There is an outcome called ${name} already. Give this one another name.`,
  outcomeGone: 'That outcome is no longer here. Nothing was changed.',
  builtIn: 'That outcome came with Calldeck. It may be moved or retired, not renamed.',
  lastOutcome: 'Keep at least one outcome, or no call can be logged.',
  did: {
    tagRenamed: (before: string, after: string) => `Rename the tag ${before} to ${after}`,
    tagChanged: (name: string) => `Change the tag ${name}`,
    tagsMerged: (names: string, into: string) => `Merge ${names} into the tag ${into}`,
    tagsRemoved: (names: string) => `Delete the tag ${names}`,
    outcomeMade: (name: string) => `Add the outcome ${name}`,
    outcomeChanged: (name: string) => `Change the outcome ${name}`,
    outcomeMoved: (name: string) => `Move the outcome ${name}`,
    outcomeRetired: (name: string) => `Retire the outcome ${name}`,
    outcomeBack: (name: string) => `Bring back the outcome ${name}`,
  },
};
