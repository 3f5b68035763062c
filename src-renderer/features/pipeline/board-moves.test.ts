import { describe, expect, it } from 'vitest';
import { neighbour, placed, placementOf, samePlace, stepFrom, type BoardColumn, type DealCardRow } from './board-moves';

function card(id: string, stageId: string, amount = 1000, currency = 'GBP'): DealCardRow {
  return {
    id,
    title: id,
    contactId: null,
    contactName: '',
    companyId: null,
    companyName: '',
    amount,
    currency,
    stageId,
    position: '',
    stageSince: '',
    lastTouchAt: '',
    expectedClose: null,
    ownerId: null,
    nextTask: null,
  };
}

function column(id: string, probability: number, ...cards: DealCardRow[]): BoardColumn {
  const amount = cards.reduce((sum, one) => sum + one.amount, 0);
  return {
    stage: { id, pipelineId: 'p', name: id, kind: 'open', probability, daysToRot: null, position: '' },
    count: cards.length,
    sums:
      cards.length === 0
        ? []
        : [{ currency: 'GBP', amount, weighted: (amount * probability) / 100, count: cards.length }],
    cards,
    hasMore: false,
  };
}

const board = [
  column('A', 10, card('a1', 'A'), card('a2', 'A'), card('a3', 'A')),
  column('B', 50),
  column('C', 90, card('c1', 'C', 500)),
];
const ids = (columns: readonly BoardColumn[]) => columns.map(({ cards }) => cards.map((one) => one.id).join(' '));

describe('a card on the board', () => {
  it('is put after another, or first, and takes its money with it', () => {
    const moved = placed(board, { id: 'a2', stageId: 'C', afterId: 'c1' });
    expect(ids(moved)).toEqual(['a1 a3', '', 'c1 a2']);
    expect(moved[2]).toMatchObject({ count: 2, sums: [{ currency: 'GBP', amount: 1500, weighted: 1350, count: 2 }] });
    expect(moved[0]).toMatchObject({ count: 2, sums: [{ amount: 2000, weighted: 200, count: 2 }] });
    expect(moved[2]?.cards[1]?.stageId).toBe('C');
    expect(ids(placed(board, { id: 'a3', stageId: 'A', afterId: null }))).toEqual(['a3 a1 a2', '', 'c1']);
  });

  it('never adds two currencies, and the last of one takes its sum away', () => {
    const mixed = placed(
      [column('A', 10, card('a1', 'A', 1000)), column('B', 50, card('b1', 'B', 300))].map((one) =>
        one.stage.id === 'A'
          ? {
              ...one,
              cards: [card('a1', 'A', 700, 'EUR')],
              sums: [{ currency: 'EUR', amount: 700, weighted: 70, count: 1 }],
            }
          : one,
      ),
      { id: 'a1', stageId: 'B', afterId: 'b1' },
    );
    expect(mixed[0]?.sums).toEqual([]);
    expect(mixed[1]?.sums).toEqual([
      { currency: 'GBP', amount: 300, weighted: 150, count: 1 },
      { currency: 'EUR', amount: 700, weighted: 350, count: 1 },
    ]);
  });

  it('stays where it is when the card or the stage is not there', () => {
    expect(placed(board, { id: 'x', stageId: 'B', afterId: null })).toEqual(board);
    expect(placed(board, { id: 'a1', stageId: 'X', afterId: null })).toEqual(board);
  });

  it('goes back where it lay from anywhere', () => {
    for (const id of ['a1', 'a2', 'a3', 'c1']) {
      const home = placementOf(board, id)!;
      for (const way of ['left', 'right', 'up', 'down'] as const) {
        const step = stepFrom(board, id, way);
        if (step === null) continue;
        expect(samePlace(step, home)).toBe(false);
        expect(ids(placed(placed(board, step), home))).toEqual(ids(board));
      }
    }
  });

  it('steps past its neighbours and into empty stages, and not over the edge', () => {
    expect(ids(placed(board, stepFrom(board, 'a2', 'up')!))).toEqual(['a2 a1 a3', '', 'c1']);
    expect(ids(placed(board, stepFrom(board, 'a2', 'down')!))).toEqual(['a1 a3 a2', '', 'c1']);
    expect(ids(placed(board, stepFrom(board, 'a2', 'right')!))).toEqual(['a1 a3', 'a2', 'c1']);
    expect([
      stepFrom(board, 'a1', 'up'),
      stepFrom(board, 'a3', 'down'),
      stepFrom(board, 'a1', 'left'),
      stepFrom(board, 'c1', 'right'),
    ]).toEqual([null, null, null, null]);
  });

  it('leads on to the card beside it, over empty stages', () => {
    expect(neighbour(board, 'a2', 'right')).toBe('c1');
    expect(neighbour(board, 'c1', 'left')).toBe('a1');
    expect(neighbour(board, 'a1', 'down')).toBe('a2');
    expect(neighbour(board, 'a1', 'up')).toBeNull();
    expect(neighbour(board, null, 'down')).toBe('a1');
  });
});
