/** What is said about cards (vCard) that are read and written. */
export const vcard = {
  problem: {
    badPicture: 'The picture of this card cannot be read. It was left out.',
    unshownPicture: 'The picture of this card is of a kind that Calldeck cannot show. It was left out.',
    largePicture: 'The picture of this card is larger than 5 MB. It was left out.',
    tooLarge: 'This card is larger than 32 MB. What is beyond that was left out.',
    notEnded: 'This card has no end; the file may have been cut off. All that is there was read.',
    unread: (line: string) => `"${line}" is no field of a card. It was kept in the notes.`,
  },
  /** What the one column of a card file is called. */
  column: 'vCard',
  noCards: 'This file begins like a card file, but there is no card in it. Nothing was imported. Export it again.',
  anniversary: 'Anniversary',
  relatedWord: 'Related',
  roleWord: 'Role',
  dateWord: 'Date',
  jobWord: 'Job',
  languageWord: 'Language',
  pictureWord: 'Picture',
  /** How the labels of relations and dates that we know are shown. */
  labels: {
    spouse: 'Spouse',
    partner: 'Partner',
    assistant: 'Assistant',
    manager: 'Manager',
    child: 'Child',
    parent: 'Parent',
    mother: 'Mother',
    father: 'Father',
    brother: 'Brother',
    sister: 'Sister',
    friend: 'Friend',
    agent: 'Agent',
    anniversary: 'Anniversary',
  } as Readonly<Record<string, string>>,
};
