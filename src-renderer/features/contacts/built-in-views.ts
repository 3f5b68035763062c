import type { FilterGroup, FilterNode } from '@shared/domain/contact-fields';
import type { strings } from '@shared/locale';

/** A list as a view holds it. */
export interface ViewState {
  where: FilterGroup;
  sort: SortOrder[];
  trashed?: boolean;
}

export interface SortOrder {
  by: string;
  descending: boolean;
}

export type BuiltInView = keyof typeof strings.contactList.view;

export const noFilter: FilterGroup = { match: 'all', of: [] };
const all = (...of: FilterNode[]): FilterGroup => ({ match: 'all', of });

/** Days without a word after which somebody who still matters, and has no next step, is shown as going quiet. */
export const quietAfter = 30;

const states: Readonly<Record<BuiltInView, ViewState>> = {
  all: { where: noFilter, sort: [] },
  people: { where: all({ field: 'kind', op: 'any_of', value: ['person'] }), sort: [] },
  companies: { where: all({ field: 'kind', op: 'any_of', value: ['company'] }), sort: [] },
  customers: { where: all({ field: 'lifecycle', op: 'any_of', value: ['customer'] }), sort: [] },
  leads: { where: all({ field: 'lifecycle', op: 'any_of', value: ['new', 'prospect', 'qualified'] }), sort: [] },
  quiet: {
    where: all(
      { field: 'last_contact', op: 'older_than', value: quietAfter, unit: 'day' },
      { field: 'next_step', op: 'empty' },
      { field: 'lifecycle', op: 'none_of', value: ['inactive'] },
    ),
    sort: [{ by: 'last_contact', descending: false }],
  },
  no_step: {
    where: all(
      { field: 'next_step', op: 'empty' },
      { field: 'lifecycle', op: 'any_of', value: ['prospect', 'qualified', 'customer'] },
    ),
    sort: [],
  },
  trash: { where: noFilter, sort: [], trashed: true },
};

export const builtInViews = Object.keys(states) as BuiltInView[];
/** Those that stand among the saved ones in the rail. */
export const railViews: readonly BuiltInView[] = ['quiet', 'no_step'];

export function builtInState(view: BuiltInView): ViewState {
  return states[view];
}

/** Whether two filters ask the same. */
export function sameWhere(a: FilterGroup, b: FilterGroup): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
