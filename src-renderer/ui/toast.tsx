import { IconAlertCircleFilled, IconCircleCheckFilled, IconInfoCircle, IconX } from '@tabler/icons-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { strings } from '@shared/locale';
import { newestUndo, undoKeys, useToasts, type Toast as ToastData } from '@renderer/stores/toasts';
import { IconButton } from './button';
import { Glyph } from './glyph';
import { Keys } from './keys';
import { swallowSecondClick } from './second-click';
import { usePlace } from './toast-place';
import classes from './toast.module.css';

const icons = { done: IconCircleCheckFilled, error: IconAlertCircleFilled, info: IconInfoCircle };

/** How long a message stays; it waits while hovered or focused, and errors stay until closed. */
const shownFor = 6000;

export interface ToastCardProps extends Omit<ToastData, 'id'> {
  onClose?: () => void;
  onAct?: () => void;
  /** Drawn in the page, for the components page. */
  still?: boolean;
}

/** What a message looks like. */
export function ToastCard({ kind, text, action, onClose, onAct, still }: ToastCardProps) {
  return (
    <div className={classes.toast} data-kind={kind} data-still={still || undefined}>
      <Glyph icon={icons[kind]} size={16} className={classes.mark} />
      <div className={classes.text}>{text}</div>
      {action && (
        <button type="button" className={classes.action} onClick={onAct ?? action.run}>
          {action.label}
          {action.keys !== undefined && <Keys keys={action.keys} />}
        </button>
      )}
      {onClose && <IconButton icon={IconX} label={strings.ui.close} size={24} onClick={onClose} />}
    </div>
  );
}

function LiveToast({ toast, hasKeys }: { toast: ToastData; hasKeys: boolean }) {
  const drop = useToasts((state) => state.drop);
  const held = useRef({ hover: false, focus: false });
  const timer = useRef<number | undefined>(undefined);
  /** What had the focus before it came in here; it has it again when the message goes. */
  const from = useRef<EventTarget | null>(null);
  const { id, kind } = toast;

  function wait(): void {
    window.clearTimeout(timer.current);
    if (kind === 'error' || held.current.hover || held.current.focus) return;
    timer.current = window.setTimeout(() => drop(id), shownFor);
  }

  useEffect(() => {
    if (kind !== 'error') timer.current = window.setTimeout(() => drop(id), shownFor);
    return () => window.clearTimeout(timer.current);
  }, [id, kind, drop]);

  function close(): void {
    if (held.current.focus && from.current instanceof HTMLElement) from.current.focus({ preventScroll: true });
    drop(id);
  }

  function hold(change: Partial<{ hover: boolean; focus: boolean }>): void {
    held.current = { ...held.current, ...change };
    wait();
  }

  return (
    <div
      onMouseEnter={() => hold({ hover: true })}
      onMouseLeave={() => hold({ hover: false })}
      onFocus={(event) => {
        if (!held.current.focus) from.current = event.relatedTarget;
        hold({ focus: true });
      }}
      onBlur={() => hold({ focus: false })}
      role="presentation"
    >
      <ToastCard
        {...toast}
        action={toast.action && { ...toast.action, keys: hasKeys ? toast.action.keys : undefined }}
        onClose={kind === 'error' ? close : undefined}
        onAct={() => {
          // The message beneath comes up under the pointer, with an act of its own.
          swallowSecondClick();
          toast.action?.run();
          close();
        }}
      />
    </div>
  );
}

/** Where messages stand: bottom centre, 18 from the edge, above what floats there; off the acts of a page or dialog. Mounted once. */
export function Toaster() {
  const toasts = useToasts((state) => state.toasts);
  const newest = newestUndo(toasts);
  const region = useRef<HTMLElement>(null);
  usePlace(region);
  const part = (kind: 'polite' | 'assertive') =>
    toasts.filter((toast) => (toast.kind === 'error') === (kind === 'assertive'));
  return (
    <section ref={region} className={classes.region} aria-label={strings.ui.notifications}>
      {(['assertive', 'polite'] as const).map((live) => (
        // Read is what came, not again all that still stands there.
        <div
          key={live}
          role={live === 'polite' ? 'status' : 'alert'}
          aria-atomic="false"
          style={{ display: 'contents' }}
        >
          {part(live).map((toast) => (
            // The key takes back the newest alone.
            <LiveToast key={toast.id} toast={toast} hasKeys={toast.action?.keys !== undoKeys || toast === newest} />
          ))}
        </div>
      ))}
    </section>
  );
}

/** Says what was done, what went wrong, or what is under way. */
export const notify = {
  /** @param text what was done, to what; `undo` adds the button that takes it back */
  done(text: ReactNode, options: { undo?: () => void } = {}): number {
    const action = options.undo && { label: strings.ui.undo, keys: undoKeys, run: options.undo };
    return useToasts.getState().show({ kind: 'done', text, action });
  },
  /** @param text what happened, what was kept, what to do; stays until closed */
  error(text: ReactNode, options: { retry?: () => void } = {}): number {
    const action = options.retry && { label: strings.ui.tryAgain, run: options.retry };
    return useToasts.getState().show({ kind: 'error', text, action });
  },
  info(text: ReactNode, options: { action?: { label: string; keys?: string; run: () => void } } = {}): number {
    return useToasts.getState().show({ kind: 'info', text, action: options.action });
  },
  close(id: number): void {
    useToasts.getState().drop(id);
  },
};
