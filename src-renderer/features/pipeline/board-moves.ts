import type { OutputOf } from '@shared/contract/index';

export type DealCardRow = OutputOf<'deals.column'>['cards'][number];
export type Stage = OutputOf<'pipelines.list'>['rows'][number]['stages'][number];
export type MoneySum = OutputOf<'deals.board'>['totals']['open'][number];

/** A stage of the board with the cards of it that are loaded. */
export interface BoardColumn {
  stage: Stage;
  /** Of the whole stage, loaded or not. */
  count: number;
  sums: MoneySum[];
  cards: DealCardRow[];
  hasMore: boolean;
}

/** Where a card is put: after another one, or first. */
export interface Placement {
  id: string;
  stageId: string;
  afterId: string | null;
}

export type Way = 'left' | 'right' | 'up' | 'down';

/** Where a card is on the board: the number of its column and its place in it; null when it is not loaded. */
export function whereIs(columns: readonly BoardColumn[], id: string): { column: number; index: number } | null {
  for (const [column, { cards }] of columns.entries()) {
    const index = cards.findIndex((card) => card.id === id);
    if (index >= 0) return { column, index };
  }
  return null;
}

function withCard(sums: readonly MoneySum[], card: DealCardRow, probability: number, sign: 1 | -1): MoneySum[] {
  const weighted = Math.trunc((card.amount * probability) / 100);
  const known = sums.find((sum) => sum.currency === card.currency) ?? {
    currency: card.currency,
    amount: 0,
    weighted: 0,
    count: 0,
  };
  const next = {
    ...known,
    amount: known.amount + sign * card.amount,
    weighted: known.weighted + sign * weighted,
    count: known.count + sign,
  };
  const rest = sums.filter((sum) => sum.currency !== card.currency);
  return next.count <= 0 ? rest : [...rest, next].sort((a, b) => b.count - a.count);
}

/**
 * The board with one card put elsewhere, its counts and sums with it. A card that is not loaded, or a stage that is not
 * there, changes nothing; a neighbour that is not there puts it last of what is loaded.
 */
export function placed(columns: readonly BoardColumn[], { id, stageId, afterId }: Placement): BoardColumn[] {
  const from = whereIs(columns, id);
  const card = from === null ? undefined : columns[from.column]?.cards[from.index];
  if (from === null || card === undefined || !columns.some((column) => column.stage.id === stageId))
    return [...columns];
  return columns.map((column, at) => {
    const leaves = at === from.column;
    const comes = column.stage.id === stageId;
    if (!leaves && !comes) return column;
    const cards = column.cards.filter((one) => one.id !== id);
    if (comes) {
      const after = afterId === null ? -1 : cards.findIndex((one) => one.id === afterId);
      const index = afterId === null ? 0 : after < 0 ? cards.length : after + 1;
      cards.splice(index, 0, { ...card, stageId });
    }
    if (leaves && comes) return { ...column, cards };
    const sign = comes ? 1 : -1;
    return {
      ...column,
      cards,
      count: column.count + sign,
      sums: withCard(column.sums, card, column.stage.probability, sign),
    };
  });
}

/** The place of a card as it lies: what puts it back there. */
export function placementOf(columns: readonly BoardColumn[], id: string): Placement | null {
  const at = whereIs(columns, id);
  const column = at === null ? undefined : columns[at.column];
  if (at === null || column === undefined) return null;
  return { id, stageId: column.stage.id, afterId: column.cards[at.index - 1]?.id ?? null };
}

/**
 * The place one step from where a card lies: the stage beside it at the same height, or past the card above or below it.
 * @returns null where there is nothing on that side
 */
export function stepFrom(columns: readonly BoardColumn[], id: string, way: Way): Placement | null {
  const at = whereIs(columns, id);
  const own = at === null ? undefined : columns[at.column];
  if (at === null || own === undefined) return null;
  if (way === 'left' || way === 'right') {
    const target = columns[at.column + (way === 'left' ? -1 : 1)];
    if (target === undefined) return null;
    const index = Math.min(at.index, target.cards.length);
    return { id, stageId: target.stage.id, afterId: target.cards[index - 1]?.id ?? null };
  }
  if (way === 'up')
    return at.index === 0 ? null : { id, stageId: own.stage.id, afterId: own.cards[at.index - 2]?.id ?? null };
  const below = own.cards[at.index + 1];
  return below === undefined ? null : { id, stageId: own.stage.id, afterId: below.id };
}

/**
 * The card that an arrow leads to from another: the one above or below, or the one at the same height in the next column
 * that has any.
 * @returns null when there is none on that side
 */
export function neighbour(columns: readonly BoardColumn[], id: string | null, way: Way): string | null {
  const at = id === null ? null : whereIs(columns, id);
  if (at === null) return columns.find((column) => column.cards.length > 0)?.cards[0]?.id ?? null;
  if (way === 'up' || way === 'down') return columns[at.column]?.cards[at.index + (way === 'up' ? -1 : 1)]?.id ?? null;
  const step = way === 'left' ? -1 : 1;
  for (let column = at.column + step; column >= 0 && column < columns.length; column += step) {
    const cards = columns[column]?.cards ?? [];
    const card = cards[Math.min(at.index, cards.length - 1)];
    if (card !== undefined) return card.id;
  }
  return null;
}

/** Whether two places are the same one. */
export function samePlace(a: Placement | null, b: Placement | null): boolean {
  return a !== null && b !== null && a.id === b.id && a.stageId === b.stageId && a.afterId === b.afterId;
}
