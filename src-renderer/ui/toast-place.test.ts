import { expect, it } from 'vitest';
import { placeOf, restsAt, type Span } from './toast-place';

const foot: Span = { top: 636, bottom: 692 };
const rest = { edge: 'bottom', distance: restsAt };

it('leaves messages at their rest where nothing is in their way', () => {
  expect(placeOf({ feet: [], dialogs: [] }, 42, 700)).toEqual(rest);
  expect(placeOf({ feet: [], dialogs: [{ top: 100, bottom: 640 }] }, 42, 700)).toEqual(rest);
});

it('puts them above the foot of a page', () => {
  expect(placeOf({ feet: [foot], dialogs: [] }, 42, 700)).toEqual({ edge: 'bottom', distance: 72 });
});

it('puts them at the top where a dialog reaches down to them, or to where the foot behind it would have them', () => {
  expect(placeOf({ feet: [], dialogs: [{ top: 59, bottom: 641 }] }, 42, 700).edge).toBe('top');
  expect(placeOf({ feet: [foot], dialogs: [{ top: 100, bottom: 600 }] }, 42, 700).edge).toBe('top');
});
