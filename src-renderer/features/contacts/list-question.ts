import type { InputOf, OutputOf } from '@shared/contract/index';
import type { SortOrder } from './built-in-views';
import type { ContactFilter } from './view-state';

export type ContactRow = OutputOf<'contacts.list'>['rows'][number];

/** What the rows of the list hang on. */
export const listEntities = ['contact', 'interaction', 'task', 'deal', 'tag'] as const;
/** What is asked of the list: which, in which order, from which letter on, and what is shown beyond the card itself. */
export interface ListQuestion {
  filter: ContactFilter;
  sort: readonly SortOrder[];
  fromLetter: string | null;
  columns: NonNullable<InputOf<'contacts.list'>['columns']>;
}

type Sort = NonNullable<InputOf<'contacts.list'>['sort']>;

/** What the contract is asked; without an order a search ranks by best match, and everything else goes by name. */
export function listInput({ filter, sort, fromLetter, columns }: ListQuestion): InputOf<'contacts.list'> {
  const [first, ...rest] = sort.length > 0 || filter.search !== undefined ? sort : [{ by: 'name', descending: false }];
  return {
    filter,
    ...(first === undefined ? {} : { sort: first.by as Sort, descending: first.descending }),
    ...(rest.length === 0 ? {} : { thenBy: rest.map(({ by, descending }) => ({ sort: by as Sort, descending })) }),
    ...(fromLetter === null ? {} : { fromLetter }),
    ...(columns.length === 0 ? {} : { columns }),
  };
}
