import type { KeyboardEvent } from 'react';
import { toggleMark } from '@shared/domain/note-text';

const signs: Record<string, '**' | '*'> = { b: '**', i: '*' };

/**
 * Ctrl B and Ctrl I in a field of notes: marks around what is selected, or off it.
 * @returns true when the key was one of them
 */
export function onNoteKey(event: KeyboardEvent<HTMLTextAreaElement>): boolean {
  const sign = signs[event.key.toLowerCase()];
  if (sign === undefined || event.altKey || event.shiftKey || !(event.ctrlKey || event.metaKey)) return false;
  event.preventDefault();
  event.stopPropagation();
  const field = event.currentTarget;
  const marked = toggleMark(field.value, field.selectionStart, field.selectionEnd, sign);
  // In the field itself and at once: who types on at once types between the marks.
  field.setRangeText(marked.text, 0, field.value.length, 'preserve');
  field.setSelectionRange(marked.from, marked.to);
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  return true;
}
