/** Cards that may be the same, side by side. */
export const duplicatesPage = {
  title: 'Duplicates',
  command: 'Look for duplicates',
  list: 'Groups of cards that may be the same',
  meta: (groups: string, cards: string) =>
    groups === '1' ? `1 group, ${cards} cards` : `${groups} groups, ${cards} cards`,
  looked: (when: string) => `Last look: ${when}`,
  look: 'Look for duplicates',
  again: 'Look again',
  looking: 'Looking for duplicates',
  stopHint: 'Stop and what was found before stays.',
  neverTitle: 'Is anyone here twice?',
  neverText:
    'Every card is compared with those it may be: by phone, email, address, birthday and names that are nearly alike. Nothing is changed by looking.',
  noneTitle: 'Nobody is here twice',
  noneText: 'No two cards have enough in common. New ones are checked as you add or import them.',
  ghost: ['Ana Ruiz', 'Anna Ruiz', 'Same phone'],
  failed: 'The list could not be read',
  merge: 'Merge',
  notSame: 'Not the same',
  open: 'Open',
  said: (names: string) => `${names}: not the same`,
  likely: (percent: string) => `${percent} likely`,
  moreCards: (count: string) => `and ${count} more`,
  noReach: 'No phone or email',
  unnamed: 'Unnamed',
  /** Of reasons, one sentence: "Same phone, similar name". */
  together: ([first = '', ...rest]: readonly string[]) =>
    [first, ...rest.map((reason) => reason.slice(0, 1).toLowerCase() + reason.slice(1))].join(', '),
  reasons: {
    email: 'Same email',
    phone: 'Same phone',
    name_company: 'Same name and company',
    name: 'Same name',
    like_name: 'Similar name',
    company: 'Same company',
    birthday: 'Same birthday',
    like_birthday: 'Birthday nearly the same',
    address: 'Same address',
    like_phone: 'Phone one digit off',
  },
};
