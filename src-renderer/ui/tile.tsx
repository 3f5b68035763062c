import type { ComponentPropsWithoutRef, ComponentPropsWithRef, KeyboardEvent } from 'react';
import { cx } from './glyph';
import classes from './tile.module.css';

/** The look of a tile, for what is pressed rather than chosen: the stages of a deal. `aria-current` marks the present one. */
export const tileClass = classes.tile ?? '';

/** Arrow keys move through the tiles and choose, as the pattern of a radio group wants. */
function moveByArrow(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  const tiles = [...event.currentTarget.querySelectorAll<HTMLButtonElement>('[role="radio"]')];
  const at = tiles.findIndex((tile) => tile === document.activeElement);
  const next = tiles[(at + step + tiles.length) % tiles.length];
  if (!next) return;
  event.preventDefault();
  next.focus();
  // What opens something waits for Enter.
  if (next.getAttribute('aria-haspopup') === null) next.click();
}

/** Tiles of which one is chosen. Name it by `aria-label` or `aria-labelledby`. */
export function TileGroup(props: Omit<ComponentPropsWithRef<'div'>, 'role' | 'onKeyDown'>) {
  return <div {...props} role="radiogroup" onKeyDown={moveByArrow} />;
}

export interface TileProps extends Omit<ComponentPropsWithoutRef<'button'>, 'type' | 'role'> {
  chosen: boolean;
  /** The one of its group that Tab comes to. */
  focusable: boolean;
}

/** One of several answers, to be chosen with its key, by arrow or by mouse. */
export function Tile({ chosen, focusable, className, ...props }: TileProps) {
  return (
    <button
      {...props}
      type="button"
      role="radio"
      aria-checked={chosen}
      tabIndex={focusable ? 0 : -1}
      className={cx(classes.tile, className)}
    />
  );
}
