import { Modal } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { strings } from '@shared/locale';
import { ShortcutScope, useShortcut } from '@renderer/app/shortcuts';
import { footRef } from '@renderer/stores/feet';
import { Button, IconButton } from './button';
import type { TablerIcon } from './glyph';
import { useFocusBack } from './focus-back';
import { FormHoldProvider, useHeldForm } from './form-hold';
import { hasListOpen } from './popover';
import { useSecondClickSwallowed } from './second-click';
import classes from './dialog.module.css';

export interface DialogProps {
  opened: boolean;
  onClose: () => void;
  title: string;
  children: ReactNode;
  /** Beside the title: a segmented choice. */
  headActions?: ReactNode;
  /** The buttons at the right of the foot; the primary last. */
  actions?: ReactNode;
  /** At the left of the foot: "Draft kept". */
  note?: ReactNode;
  width?: number;
  /**
   * Makes the dialog a form: Enter in a field, Ctrl ↵ from anywhere and its primary button submit it, but not again before
   * what was submitted has ended. Cancel stands before its acts.
   */
  onSubmit?: () => void | Promise<void>;
  /** What the primary button of a form does: "Save". */
  submit?: string;
  submitIcon?: TablerIcon;
  /** False while there is nothing that could be submitted. */
  canSubmit?: boolean;
  /** Another end of the same form, before the primary, by Ctrl Shift ↵: "Save and open". */
  otherSubmit?: { label: string; onSubmit: () => void | Promise<void> };
  /** The word for Cancel where what was typed is kept. */
  cancel?: string;
  /** False keeps a click beside it from closing it: where something was typed. */
  closeOnClickOutside?: boolean;
}

function SubmitKey({ keys, onSubmit }: { keys: string; onSubmit: () => void }) {
  useShortcut(keys, onSubmit, { description: strings.ui.done, group: 'form', hidden: true });
  return null;
}

/** Whether Esc belongs to something that is open above the dialog: a list of choices, a calendar, a menu. */
function isInPopup(target: EventTarget | null): boolean {
  return hasListOpen(target) || (target instanceof Element && target.closest('.mantine-Popover-dropdown') !== null);
}

/** Esc closes the dialog, but first what is open above it. */
function EscapeKey({ onClose }: { onClose: () => void }) {
  const inPopup = useRef(false);
  useEffect(() => {
    // Before the popup hears it: by the time the key comes back up, the popup is gone.
    const note = (event: KeyboardEvent): void => {
      inPopup.current = isInPopup(event.target);
    };
    window.addEventListener('keydown', note, { capture: true });
    return () => window.removeEventListener('keydown', note, { capture: true });
  }, []);
  useShortcut('Esc', () => !inPopup.current && onClose(), {
    description: strings.ui.close,
    group: 'form',
    hidden: true,
  });
  return null;
}

/** A dialog as drawn for logging a call: title and close, the fields, and a foot with its acts and their keys. */
export function Dialog({
  opened,
  onClose,
  title,
  children,
  headActions,
  actions,
  note,
  width = 680,
  onSubmit,
  submit,
  submitIcon,
  canSubmit = true,
  otherSubmit,
  cancel = strings.ui.cancel,
  closeOnClickOutside = true,
}: DialogProps) {
  useFocusBack();
  useSecondClickSwallowed(opened);
  const form = useHeldForm((way) => {
    if (canSubmit) return way === 'main' ? onSubmit?.() : otherSubmit?.onSubmit();
  });
  const inside = (
    <>
      <div className={classes.main}>{children}</div>
      {(onSubmit !== undefined || actions !== undefined || note !== undefined) && (
        <div ref={footRef} className={classes.foot}>
          <span className={classes.note}>{note}</span>
          {onSubmit && (
            <Button kind="ghost" size="md" keys="Esc" onClick={onClose}>
              {cancel}
            </Button>
          )}
          {actions}
          {otherSubmit && (
            <Button
              size="md"
              keys="Ctrl Shift ↵"
              busy={form.busy}
              disabled={!canSubmit}
              onClick={() => form.submit('other')}
            >
              {otherSubmit.label}
            </Button>
          )}
          {submit !== undefined && (
            <Button
              kind="primary"
              size="md"
              type="submit"
              icon={submitIcon}
              keys="Ctrl ↵"
              busy={form.busy}
              disabled={!canSubmit}
            >
              {submit}
            </Button>
          )}
        </div>
      )}
      {/* Where nothing asks for the first focus: not on Close, whose tooltip would take the first Esc. */}
      <span tabIndex={-1} data-autofocus className={classes.focus} />
    </>
  );
  return (
    <Modal.Root
      opened={opened}
      onClose={onClose}
      size={width}
      closeOnEscape={false}
      radius={14}
      zIndex={200}
      transitionProps={{ duration: 200, transition: 'pop' }}
      centered
      closeOnClickOutside={closeOnClickOutside}
      classNames={{ content: classes.content }}
    >
      <Modal.Overlay />
      <Modal.Content>
        <Modal.Body className={classes.body}>
          <ShortcutScope>
            <EscapeKey onClose={onClose} />
            {onSubmit && <SubmitKey keys="Ctrl Enter" onSubmit={() => form.submit()} />}
            {otherSubmit && <SubmitKey keys="Ctrl Shift Enter" onSubmit={() => form.submit('other')} />}
            <div className={classes.head}>
              <Modal.Title className={classes.title}>{title}</Modal.Title>
              <span className={classes.headActions}>
                {headActions}
                <IconButton icon={IconX} label={strings.ui.close} keys="Esc" onClick={onClose} />
              </span>
            </div>
            {onSubmit ? (
              <form
                className={classes.form}
                noValidate
                onSubmit={(event) => {
                  event.preventDefault();
                  form.submit();
                }}
              >
                <FormHoldProvider value={form.hold}>{inside}</FormHoldProvider>
              </form>
            ) : (
              inside
            )}
          </ShortcutScope>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

export interface ConfirmDialogProps {
  opened: boolean;
  title: string;
  /** What is lost and what is kept. */
  text: ReactNode;
  /** The verb with its object: "Delete 4 backups". */
  confirm: string;
  danger?: boolean;
  busy?: boolean;
  onConfirm: () => void;
  onClose: () => void;
}

/** Asks before what cannot be undone, and only then. The focus is on Cancel. */
export function ConfirmDialog({
  opened,
  title,
  text,
  confirm,
  danger = true,
  busy,
  onConfirm,
  onClose,
}: ConfirmDialogProps) {
  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      title={title}
      width={440}
      actions={
        <>
          <Button kind="ghost" size="md" onClick={onClose} data-autofocus>
            {strings.ui.cancel}
          </Button>
          <Button kind={danger ? 'danger' : 'primary'} size="md" busy={busy} onClick={onConfirm}>
            {confirm}
          </Button>
        </>
      }
    >
      <p>{text}</p>
    </Dialog>
  );
}
