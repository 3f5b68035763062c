import { expect, it } from 'vitest';
import { shownField } from './shown-field';

it.each([
  ['doNotCall', true, 'yes'],
  ['doNotCall', 'no', 'no'],
  ['notes', '', 'empty'],
  ['notes', 'nothing', 'empty'],
  ['birthday', '--03-04', '4 March'],
  ['keepInTouchDays', 30, 'Every month'],
  ['keepInTouchDays', '10', 'Every 10 days'],
  ['keepInTouchDays', 'Every week', 'Every week'],
  ['leadStatus', 'qualified', 'Qualified'],
  ['ownerId', 'u1', 'Mara'],
  ['ownerId', 'Mara', 'Mara'],
  ['source', 'Fair', 'Fair'],
])('%s %j reads %j', (field, value, text) => {
  expect(shownField(field, value, new Map([['u1', 'Mara']]))).toBe(text);
});
