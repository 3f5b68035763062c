import { IconPlus, IconX } from '@tabler/icons-react';
import { forwardRef, type ComponentPropsWithoutRef, type ReactNode } from 'react';
import { strings } from '@shared/locale';
import { cx, Glyph, type TablerIcon } from './glyph';
import { Keys } from './keys';
import classes from './chip.module.css';

export interface ChipProps {
  children: ReactNode;
  icon?: TablerIcon;
  /** In use or chosen: accent-soft. */
  on?: boolean;
  onClick?: () => void;
  /** A toggle says its state to screen readers. */
  toggle?: boolean;
}

/** A small choice: a quick filter, an attachment, a column name. A button when it can be pressed. */
export const Chip = forwardRef<HTMLButtonElement, ChipProps>(function Chip(
  { children, icon, on, onClick, toggle, ...rest },
  ref,
) {
  const content = (
    <>
      {icon && <Glyph icon={icon} size={13} />}
      <span className={classes.text}>{children}</span>
    </>
  );
  if (!onClick && Object.keys(rest).length === 0)
    return (
      <span className={classes.chip} data-on={on || undefined}>
        {content}
      </span>
    );
  return (
    <button
      ref={ref}
      type="button"
      className={classes.chip}
      data-on={on || undefined}
      aria-pressed={toggle === true ? on === true : undefined}
      onClick={onClick}
      {...rest}
    >
      {content}
    </button>
  );
});

export interface FilterChipProps {
  icon?: TablerIcon;
  /** "Last contact" */
  field: string;
  /** "within" */
  verb: string;
  /** "12 months" */
  value: string;
  onEdit?: () => void;
  onRemove: () => void;
}

/** A filter in use: field, verb, value, and a cross that takes it away. */
export function FilterChip({ icon, field, verb, value, onEdit, onRemove }: FilterChipProps) {
  const inner = (
    <>
      {icon && <Glyph icon={icon} size={13} />}
      <span>{field}</span>
      <span className={classes.verb}>{verb}</span>
      <span className={classes.value}>{value}</span>
    </>
  );
  return (
    <span className={classes.filter}>
      {onEdit ? (
        <button type="button" className={classes.filterMain} onClick={onEdit}>
          {inner}
        </button>
      ) : (
        <span className={classes.filterMain}>{inner}</span>
      )}
      <button
        type="button"
        className={classes.remove}
        aria-label={strings.ui.remove(`${field} ${verb} ${value}`)}
        onClick={onRemove}
      >
        <Glyph icon={IconX} size={12} />
      </button>
    </span>
  );
}

/** "+ Filter": dashed, for what may be added. Works as a Menu or Popover target. */
export const AddChip = forwardRef<
  HTMLButtonElement,
  { children: ReactNode; keys?: string } & Omit<ComponentPropsWithoutRef<'button'>, 'children'>
>(function AddChip({ children, keys, className, ...rest }, ref) {
  return (
    <button ref={ref} type="button" className={cx(classes.add, className)} {...rest}>
      <Glyph icon={IconPlus} size={13} />
      {children}
      {keys !== undefined && <Keys keys={keys} />}
    </button>
  );
});

/** A tag of a card, fully round, in its colour where it has one; with `onRemove` it carries a cross. */
export function Tag({ children, colour, onRemove }: { children: string; colour?: number; onRemove?: () => void }) {
  return (
    <span className={classes.tag} data-tint={colour}>
      <span className={classes.text}>{children}</span>
      {onRemove && (
        <button type="button" className={classes.remove} aria-label={strings.ui.remove(children)} onClick={onRemove}>
          <Glyph icon={IconX} size={11} />
        </button>
      )}
    </span>
  );
}

export type Tone = 'plain' | 'good' | 'warn' | 'bad' | 'accent';

/** For exceptions only: Answer owed, To fix, 15 d quiet, Won. */
export function Pill({ children, tone = 'plain', icon }: { children: ReactNode; tone?: Tone; icon?: TablerIcon }) {
  return (
    <span className={classes.pill} data-tone={tone}>
      {icon && <Glyph icon={icon} size={12} />}
      <span className={classes.text}>{children}</span>
    </span>
  );
}
