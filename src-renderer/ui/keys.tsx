import { Fragment } from 'react';
import { strings } from '@shared/locale';
import { capsOf } from '@renderer/app/shortcut-keys';
import { isMac } from '@renderer/app/shortcuts';
import { cx } from './glyph';
import classes from './keys.module.css';

export type KeysOn = 'accent' | 'soft' | 'tooltip';

/** One cap. Large where the key is itself the control. */
export function Keycap({
  children,
  size,
  on,
  className,
}: {
  children: string;
  size?: 'lg';
  on?: KeysOn;
  className?: string;
}) {
  return (
    <kbd className={cx(classes.cap, className)} data-size={size} data-on={on}>
      {children}
    </kbd>
  );
}

/** The caps of "Ctrl Shift L" or "N then C". Hidden from screen readers where `aria-keyshortcuts` already says it. */
export function Keys({ keys, on, size, className }: { keys: string; on?: KeysOn; size?: 'lg'; className?: string }) {
  return (
    <span className={cx(classes.keys, className)} aria-hidden data-print="no">
      {capsOf(keys, isMac).map((caps, press) => (
        <Fragment key={caps.join(' ') + String(press)}>
          {press > 0 && <span className={classes.then}>{strings.shell.keys.between}</span>}
          {caps.map((cap) => (
            <Keycap key={cap} on={on} size={size}>
              {cap}
            </Keycap>
          ))}
        </Fragment>
      ))}
    </span>
  );
}

/** "Ctrl Shift L" as `aria-keyshortcuts` wants it: "Control+Shift+L". A sequence has no form there. */
export function ariaKeys(keys: string | undefined): string | undefined {
  if (keys === undefined || / then /i.test(keys)) return undefined;
  return keys
    .split(' ')
    .map(
      (cap) =>
        ({ ctrl: isMac ? 'Meta' : 'Control', esc: 'Escape', del: 'Delete', '↵': 'Enter' })[cap.toLowerCase()] ?? cap,
    )
    .join('+');
}
