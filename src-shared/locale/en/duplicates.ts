/** What the main side says about possible duplicates. */
export const duplicates = {
  scanTitle: 'Look for duplicates',
  stages: { reading: 'Reading the cards', comparing: 'Comparing', keeping: 'Noting what was found' },
  dismissed: (names: readonly string[]) =>
    names.length === 2
      ? `${names[0] ?? ''} and ${names[1] ?? ''} are not the same`
      : `${names.length} contacts are not the same`,
  needsTwo: 'It takes two cards that are still here. Nothing was changed.',
};
