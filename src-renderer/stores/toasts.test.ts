import { beforeEach, expect, it } from 'vitest';
import { newestUndo, undoKeys, useToasts } from './toasts';

const undo = { label: 'Undo', keys: undoKeys, run: () => undefined };
const texts = () => useToasts.getState().toasts.map(({ text }) => text);

beforeEach(() => useToasts.setState({ toasts: [] }));

it('takes away the newest message that offers an undo, and no other', () => {
  const { show, dropUndo } = useToasts.getState();
  show({ kind: 'done', text: 'first', action: undo });
  show({ kind: 'done', text: 'second', action: undo });
  show({ kind: 'info', text: 'third' });
  expect(newestUndo(useToasts.getState().toasts)?.text).toBe('second');
  dropUndo();
  expect(texts()).toEqual(['first', 'third']);
  dropUndo();
  dropUndo();
  expect(texts()).toEqual(['third']);
});
