import { createContext, useContext, useId, useLayoutEffect, useRef, type ReactNode } from 'react';
import { create } from 'zustand';
import { isPlain, keyOf, matchesPress, parseKeys, type Press } from './shortcut-keys';

export type ShortcutGroup = 'general' | 'go' | 'list' | 'card' | 'form' | 'board';

export interface ShortcutOptions {
  /** What it does, as the list of keys says it. */
  description: string;
  group?: ShortcutGroup;
  /** False while it would do nothing; it is then neither listed nor heard. */
  when?: boolean;
  /** Heard with Alt while a field has the focus: for labelled choices such as outcomes. */
  altWhileTyping?: boolean;
  /** Left to the field while one has the focus: Ctrl Z undoes typing there. */
  notWhileTyping?: boolean;
  /** Left to the control that has the focus: arrows choose in tabs and radio buttons, Space presses a button. */
  notOnControls?: boolean;
  /** Left out of the list of keys. */
  hidden?: boolean;
}

interface Binding {
  id: string;
  keys: string;
  presses: Press[];
  scope: number;
  options: ShortcutOptions;
  run: (event: KeyboardEvent) => void;
}

interface Registry {
  bindings: Binding[];
  add: (binding: Binding) => void;
  drop: (id: string) => void;
  scopes: number[];
  openScope: (scope: number) => void;
  closeScope: (scope: number) => void;
}

/** Everything that hears a key now; the dialog of keys reads it. The latest of equals wins. */
export const useShortcutRegistry = create<Registry>()((set) => ({
  bindings: [],
  add: (binding) => set((state) => ({ bindings: [...state.bindings, binding] })),
  drop: (id) => set((state) => ({ bindings: state.bindings.filter((binding) => binding.id !== id) })),
  scopes: [],
  openScope: (scope) => set((state) => ({ scopes: [...state.scopes, scope] })),
  closeScope: (scope) =>
    set((state) => {
      const at = state.scopes.lastIndexOf(scope);
      return { scopes: state.scopes.filter((_, index) => index !== at) };
    }),
}));

const ScopeContext = createContext(0);

/** What is inside hears keys alone while it is mounted and `when` holds: dialogs, the palette, drawers, popovers. */
export function ShortcutScope({ children, when = true }: { children: ReactNode; when?: boolean }) {
  const scope = useContext(ScopeContext) + 1;
  const { openScope, closeScope } = useShortcutRegistry.getState();
  useLayoutEffect(() => {
    if (!when) return undefined;
    openScope(scope);
    return () => closeScope(scope);
  }, [scope, when, openScope, closeScope]);
  return <ScopeContext.Provider value={scope}>{children}</ScopeContext.Provider>;
}

/**
 * Binds keys for as long as the component is mounted.
 * @param keys "N", "Ctrl Shift L" (Ctrl is ⌘ on a Mac), "N then C", "Esc"
 * @param run called with the event, whose default is already prevented
 * @param options its words in the list of keys, and when it is heard
 */
export function useShortcut(keys: string, run: (event: KeyboardEvent) => void, options: ShortcutOptions): void {
  const id = useId();
  const scope = useContext(ScopeContext);
  const latest = useRef(run);
  useLayoutEffect(() => {
    latest.current = run;
  });
  const { description, group, when = true, altWhileTyping, notWhileTyping, notOnControls, hidden } = options;
  // With the screen itself, not after it is painted: a key pressed at once is heard.
  useLayoutEffect(() => {
    if (!when || keys === '') return undefined;
    const { add, drop } = useShortcutRegistry.getState();
    add({
      id,
      keys,
      presses: parseKeys(keys),
      scope,
      options: { description, group, altWhileTyping, notWhileTyping, notOnControls, hidden },
      run: (event) => latest.current(event),
    });
    return () => drop(id);
  }, [id, keys, scope, description, group, when, altWhileTyping, notWhileTyping, notOnControls, hidden]);
}

export const isMac = /mac/i.test(navigator.platform);

/** Whether a key pressed there is meant for a field. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement)
    return true;
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'button', 'range'].includes(target.type);
  // An open menu or list moves by first letters.
  return target.closest('[role="menu"], [role="listbox"]') !== null;
}

/** Whether the focus is on something that has a use for arrows, Space and the like: all but the page and its regions. */
function isOnControl(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target !== target.ownerDocument.body && target.tabIndex >= 0;
}

/** A letter that is whole by itself and also begins a sequence waits this long for the second one. */
const sequenceWait = 450;

/** Listens once for the whole window. Returns how to stop. */
export function listenForShortcuts(target: Window): () => void {
  let begun: { press: Press; timer: number } | null = null;

  function choose(test: (binding: Binding) => boolean): Binding | undefined {
    const { bindings, scopes } = useShortcutRegistry.getState();
    const top = Math.max(0, ...scopes);
    return bindings.filter((binding) => binding.scope === top && test(binding)).at(-1);
  }

  // A list, menu or popover that is open closes on Escape without saying so, and is gone when the key arrives here: so it
  // is looked for on the key's way down.
  let closes = false;
  function onKeyGoingDown(event: KeyboardEvent): void {
    // A closed list would open on Enter; with Ctrl the form is finished from there too.
    const closedList =
      event.target instanceof HTMLElement &&
      event.target.closest('[aria-haspopup="listbox"]:not([data-expanded="true"])') !== null;
    if (closedList && event.key === 'Enter' && (isMac ? event.metaKey : event.ctrlKey)) {
      closes = false;
      onKey(event);
      if (event.defaultPrevented) event.stopPropagation();
      return;
    }
    closes =
      event.key === 'Escape' &&
      target.document.querySelector('[data-expanded="true"], [aria-haspopup][aria-expanded="true"]') !== null;
    // A hint that is shown goes on Escape and keeps the key; what it stands on is to hear it all the same.
    if (event.key === 'Escape' && target.document.querySelector('[role="tooltip"]') !== null)
      target.setTimeout(() => event !== reached && onKey(event), 0);
  }

  let reached: KeyboardEvent | null = null;
  function onKey(event: KeyboardEvent): void {
    reached = event;
    if (event.defaultPrevented || event.isComposing || closes) return;
    if (['control', 'shift', 'alt', 'meta'].includes(keyOf(event))) return;
    const typing = isTyping(event.target);
    const hears = (press: Press | undefined, binding: Binding): boolean => {
      if (!press) return false;
      if (typing && binding.options.notWhileTyping === true) return false;
      if (binding.options.notOnControls === true && isOnControl(event.target)) return false;
      if (typing && isPlain(press) && binding.options.altWhileTyping !== true) return false;
      return matchesPress(press, event, { mac: isMac, typing: typing && isPlain(press) });
    };

    if (begun) {
      const first = begun.press.key;
      window.clearTimeout(begun.timer);
      begun = null;
      const second = choose((b) => b.presses.length === 2 && b.presses[0]?.key === first && hears(b.presses[1], b));
      if (second) {
        event.preventDefault();
        second.run(event);
        return;
      }
    }
    const whole = choose((b) => b.presses.length === 1 && hears(b.presses[0], b));
    const start = choose((b) => b.presses.length === 2 && hears(b.presses[0], b));
    if (start?.presses[0]) {
      event.preventDefault();
      const timer = window.setTimeout(
        () => {
          begun = null;
          whole?.run(event);
        },
        whole ? sequenceWait : 1500,
      );
      begun = { press: start.presses[0], timer };
      return;
    }
    if (!whole) return;
    // Enter and Space belong to the button or link that has the focus.
    const onControl = event.target instanceof HTMLElement && event.target.closest('button, a[href], summary') !== null;
    if (onControl && !event.ctrlKey && !event.metaKey && (event.key === 'Enter' || event.key === ' ')) return;
    event.preventDefault();
    whole.run(event);
  }

  target.addEventListener('keydown', onKeyGoingDown, true);
  target.addEventListener('keydown', onKey);
  return () => {
    if (begun) window.clearTimeout(begun.timer);
    target.removeEventListener('keydown', onKeyGoingDown, true);
    target.removeEventListener('keydown', onKey);
  };
}
