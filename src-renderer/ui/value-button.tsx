import { forwardRef, type ComponentPropsWithoutRef } from 'react';
import { cx } from './glyph';
import classes from './value-button.module.css';

/** A value in a panel that is changed by a menu or dialog: text until it is pointed at. */
export const ValueButton = forwardRef<HTMLButtonElement, ComponentPropsWithoutRef<'button'>>(function ValueButton(
  { className, type = 'button', ...rest },
  ref,
) {
  return <button ref={ref} type={type} className={cx(classes.value, className)} {...rest} />;
});
