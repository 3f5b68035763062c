/** What something was found by, as search says it. */
export const searchWords = {
  phone: 'Phone',
  email: 'Email',
  notes: 'Notes',
  note: 'Note',
  nickname: 'Nickname',
  reading: 'As read',
} as const;

/** The page with everything that was found. */
export const searchPage = {
  title: 'Search',
  field: 'Search everything',
  list: 'Results',
  kinds: {
    people: 'People',
    companies: 'Companies',
    deals: 'Deals',
    interactions: 'Log entries',
    tasks: 'Tasks',
    files: 'Files',
  },
  columns: { what: 'What', where: 'Found in', detail: 'Detail' },
  more: (count: string) => `${count}+`,
  all: (text: string) => `All results for “${text}”`,
  beginTitle: 'Search everything',
  beginText: 'People, companies, deals, tasks, what was said, and the names of files. Digits find numbers.',
  noneTitle: (text: string) => `Nothing found for “${text}”`,
  noneText: 'Fewer letters find more. Accents and the order of words do not matter.',
  noneOfKind: 'Nothing of this kind. Look under another.',
  failed: 'The search did not work',
} as const;
