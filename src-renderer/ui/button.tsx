import { ActionIcon, Button as MantineButton } from '@mantine/core';
import { forwardRef, type ComponentPropsWithoutRef, type MouseEvent, type ReactNode } from 'react';
import { strings } from '@shared/locale';
import { useShortcut, type ShortcutGroup } from '@renderer/app/shortcuts';
import { cx, Glyph, type TablerIcon } from './glyph';
import { ariaKeys, Keys, type KeysOn } from './keys';
import { isSecondHalf } from './second-click';
import { Tip } from './tip';
import classes from './button.module.css';

export type ButtonKind = 'primary' | 'default' | 'soft' | 'ghost' | 'danger' | 'link';
/** Heights 24, 28, 32 and 36: rows, heads, forms and footers, the main act of a screen. */
export type ButtonSize = 'xs' | 'sm' | 'md' | 'lg';

const variants = {
  primary: 'filled',
  default: 'default',
  soft: 'light',
  ghost: 'subtle',
  danger: 'filled',
  link: 'transparent',
} as const;
const keysOn: Partial<Record<ButtonKind, KeysOn>> = { primary: 'accent', danger: 'accent', soft: 'soft' };

type NativeButton = Omit<ComponentPropsWithoutRef<'button'>, 'onClick' | 'color' | 'style'>;

export interface ButtonProps extends NativeButton {
  children: ReactNode;
  kind?: ButtonKind;
  size?: ButtonSize;
  icon?: TablerIcon;
  /** Drawn at the right; heard too when `bind` is set. */
  keys?: string;
  /** Makes the keys press this button. `children` must then be a string, or `label` given. */
  bind?: boolean | ShortcutGroup;
  /** What it does, for the list of keys, where the words on it are not enough. */
  label?: string;
  onClick?: (event?: MouseEvent<HTMLButtonElement>) => void;
  /** Why it is off, as its tooltip. A button with a reason stays reachable by keyboard. */
  disabledReason?: string;
  busy?: boolean;
  fullWidth?: boolean;
  /** It is meant to be pressed many times in a row: one step more, one line more. Else a double click is one press. */
  repeats?: boolean;
}

/** A button as LOOK.md section 6 has it. One primary on a screen; danger only where undo is impossible. */
export const Button = forwardRef<HTMLButtonElement, ButtonProps>(function Button(
  {
    children,
    kind = 'default',
    size = 'sm',
    icon,
    keys,
    bind,
    label,
    onClick,
    disabled,
    disabledReason,
    busy,
    repeats = false,
    className,
    type = 'button',
    ...rest
  },
  ref,
) {
  const off = disabled === true || disabledReason !== undefined;
  useShortcut(keys ?? '', () => onClick?.(), {
    description: label ?? (typeof children === 'string' ? children : ''),
    group: typeof bind === 'string' ? bind : undefined,
    when: bind !== undefined && bind !== false && keys !== undefined && !off && busy !== true,
  });
  const button = (
    <MantineButton
      ref={ref}
      variant={variants[kind]}
      color={kind === 'danger' ? 'red' : undefined}
      size={size}
      type={type}
      className={cx(busy === true && classes.busy, className)}
      disabled={disabled === true && disabledReason === undefined}
      data-disabled={disabledReason === undefined ? undefined : true}
      aria-disabled={off || undefined}
      aria-busy={busy || undefined}
      aria-keyshortcuts={ariaKeys(keys)}
      {...rest}
      onClick={(event: MouseEvent<HTMLButtonElement>) => {
        if (off || busy === true || (!repeats && isSecondHalf(event))) {
          event.preventDefault();
          return;
        }
        onClick?.(event);
      }}
    >
      <span className={classes.content}>
        {busy === true ? (
          <span className={classes.spinner} aria-hidden />
        ) : (
          icon && <Glyph icon={icon} size={size === 'xs' ? 14 : 15} />
        )}
        <span className={classes.text}>{children}</span>
        {busy === true && <span className="cd-sr">{strings.ui.busy}</span>}
        {keys !== undefined && <Keys keys={keys} on={keysOn[kind]} className={classes.keys} />}
      </span>
    </MantineButton>
  );
  return disabledReason === undefined ? button : <Tip label={disabledReason}>{button}</Tip>;
});

export interface IconButtonProps extends NativeButton {
  icon: TablerIcon;
  /** Its accessible name and its tooltip. */
  label: string;
  keys?: string;
  bind?: boolean | ShortcutGroup;
  onClick?: (event?: MouseEvent<HTMLButtonElement>) => void;
  size?: 24 | 28 | 32;
  /** Pressed, for icons that stay in: a star, a filter in use. */
  on?: boolean;
  danger?: boolean;
  /** As of a button. */
  repeats?: boolean;
}

/** An icon alone, with its name and key in a tooltip. */
export const IconButton = forwardRef<HTMLButtonElement, IconButtonProps>(function IconButton(
  {
    icon,
    label,
    keys,
    bind,
    onClick,
    size = 28,
    on,
    danger,
    repeats = false,
    className,
    type = 'button',
    disabled,
    ...rest
  },
  ref,
) {
  useShortcut(keys ?? '', () => onClick?.(), {
    description: label,
    group: typeof bind === 'string' ? bind : undefined,
    when: bind !== undefined && bind !== false && keys !== undefined && disabled !== true,
  });
  return (
    <Tip label={label} keys={keys}>
      <ActionIcon
        ref={ref}
        size={size}
        type={type}
        color={danger === true ? 'red' : undefined}
        aria-label={label}
        aria-pressed={on}
        aria-keyshortcuts={ariaKeys(keys)}
        disabled={disabled}
        className={cx(on === true && classes.on, className)}
        {...rest}
        onClick={(event: MouseEvent<HTMLButtonElement>) => {
          if (!repeats && isSecondHalf(event)) event.preventDefault();
          else onClick?.(event);
        }}
      >
        <Glyph icon={icon} size={16} />
      </ActionIcon>
    </Tip>
  );
});
