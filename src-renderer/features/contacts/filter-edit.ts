import {
  isAskable,
  isGroup,
  shapeOf,
  type ContactField,
  type FilterCondition,
  type FilterGroup,
  type FilterNode,
  type FilterOp,
} from '@shared/domain/contact-fields';
import { readNumber } from '@shared/domain/custom-field';
import { decimalMark } from '@shared/locale/custom-values';

/** A condition while it is made: its value may still be missing. */
export function newCondition(field: ContactField): FilterCondition {
  const op = field.ops[0] ?? 'not_empty';
  return withOp({ field: field.key, op }, field, op);
}

const usual: Partial<Record<ReturnType<typeof shapeOf>, FilterCondition['value']>> = { period: 30, month: 1 };

/** The same condition asked another way; a value of the same shape is kept. */
export function withOp(condition: FilterCondition, field: ContactField, op: FilterOp): FilterCondition {
  const shape = shapeOf(op);
  const same = shape === shapeOf(condition.op) && condition.value !== undefined;
  const value = same ? condition.value : usual[shape];
  return {
    field: field.key,
    op,
    ...(shape === 'none' || value === undefined ? {} : { value }),
    ...(shape === 'period' ? { unit: condition.unit ?? 'day' } : {}),
  };
}

/**
 * What of a filter can be asked: conditions without their value yet, and empty groups, are left out.
 * @param find the field of a key
 */
export function askable(group: FilterGroup, find: (key: string) => ContactField | undefined): FilterGroup {
  const of = group.of.flatMap((node): FilterNode[] => {
    if (isGroup(node)) {
      const inner = askable(node, find);
      return inner.of.length === 0 ? [] : [inner];
    }
    const field = find(node.field);
    return field !== undefined && isAskable(field, node) ? [node] : [];
  });
  return { match: group.match, of };
}

/** A group with one of its nodes put in another's place; null takes it out. */
export function withNode(group: FilterGroup, at: number, node: FilterNode | null): FilterGroup {
  const of = group.of.slice();
  if (node === null) of.splice(at, 1);
  else of[at] = node;
  return { ...group, of };
}

/** A key for each node: its field, counted where several ask about the same; it stays when the node is edited or another goes. */
export function nodeKeys(nodes: readonly FilterNode[]): string[] {
  const times = new Map<string, number>();
  return nodes.map((node) => {
    const name = isGroup(node) ? 'group' : node.field;
    const time = (times.get(name) ?? 0) + 1;
    times.set(name, time);
    return `${name} ${time}`;
  });
}

/** The number in a text, in the marks with which the lists show it; a whole one from 0 on where none other fits. */
export function typedNumber(text: string, whole: boolean): number | null {
  const number = readNumber(text.trim(), decimalMark());
  return number === null || (whole && (!Number.isInteger(number) || number < 0)) ? null : number;
}
