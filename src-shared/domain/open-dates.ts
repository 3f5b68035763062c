import type { CustomFieldType } from './custom-field';
import { customTarget } from './import-fields';
import { recordTarget } from './record-fields';

interface FileWithDates<Order> {
  dateOrder: Order | null;
  columns: readonly { index: number; newType: CustomFieldType; openDates: boolean }[];
}

/**
 * How dates of a file are read that allow day and month in both orders; null where no such column goes to a date, and
 * nobody has to be asked.
 * @param mapped where the columns go now
 */
export function openOrderOf<Order>(
  { dateOrder, columns }: FileWithDates<Order>,
  mapped: readonly { index: number; target: string }[],
): Order | null {
  const targets = new Map(mapped.map(({ index, target }) => [index, target]));
  const isAsked = columns.some(
    ({ index, newType, openDates }) => openDates && takesDates(targets.get(index) ?? 'skip', newType),
  );
  return isAsked ? dateOrder : null;
}

function takesDates(target: string, newType: CustomFieldType): boolean {
  const type = recordTarget(target)?.field.type;
  if (type === 'date' || type === 'when' || target === 'birthday' || target === 'created_at') return true;
  return customTarget(target) !== null && newType === 'date';
}
