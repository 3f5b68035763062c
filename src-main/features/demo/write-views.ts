import type { FilterGroup } from '@shared/domain/contact-fields';
import { initialPositions } from '@shared/domain/position';
import type { Office } from './office';

/** The views that Kestrel Supply keep of their contacts: a trip, and whose service contract is to be renewed. */
export function writeViews(office: Office): void {
  const tagged = (tag: string) => ({ field: 'tag', op: 'any_of' as const, value: [office.id('tag', tag)] });
  const views: { name: string; where: FilterGroup; sort: { by: string; descending: boolean }[]; owner: 'ML' | 'TA' }[] =
    [
      {
        name: 'York and Leeds trip',
        owner: 'ML',
        where: { match: 'all', of: [tagged('York and Leeds')] },
        sort: [{ by: 'city', descending: false }],
      },
      {
        name: 'Care Plus renewals',
        owner: 'TA',
        where: {
          match: 'all',
          of: [tagged('Care Plus'), { field: 'lifecycle', op: 'any_of', value: ['customer'] }],
        },
        sort: [{ by: 'next_step', descending: false }],
      },
    ];
  const positions = initialPositions(views.length);
  for (const [at, { name, where, sort, owner }] of views.entries())
    office.insert(
      'saved_view',
      {
        id: office.id('saved_view', name),
        entity: 'contact',
        name,
        state: JSON.stringify({ where, sort }),
        is_shared: 1,
        owner_id: office.users[owner],
        position: positions[at] ?? '',
      },
      office.at(200 - at, '09:00'),
    );
}
