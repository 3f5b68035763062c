/** What the main side says about merging cards: the line of the history, and refusals. */
export const merge = {
  label: (names: readonly string[], keeper: string) =>
    names.length <= 3 ? `Merge ${listed(names)} into ${keeper}` : `Merge ${names.length} contacts into ${keeper}`,
  needsTwo: 'It takes two cards to merge. Choose another one.',
  tooMany: (most: number) => `At most ${most} cards can be merged at once. Nothing was changed. Choose fewer.`,
  mixed: 'A person and a company cannot become one card. Nothing was changed.',
  gone: 'One of these cards is no longer here. Nothing was changed. Look again, then merge.',
  chosenFromNone: 'That was to come from a card that is not among these. Nothing was changed.',
  mergedOn: (keeper: string, into: string) =>
    `${keeper} went into ${into} since. Nothing was changed. Undo that merge first, then this one is undone whole.`,
  stages: { writing: 'Merging cards' },
};

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names[names.length - 1] ?? ''}`;
}
