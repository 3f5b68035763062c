/** One press: its key and the modifiers held. `ctrl` is ⌘ on a Mac. */
export interface Press {
  key: string;
  ctrl: boolean;
  shift: boolean;
  alt: boolean;
}

export interface KeyInput {
  key: string;
  code: string;
  ctrlKey: boolean;
  metaKey: boolean;
  shiftKey: boolean;
  altKey: boolean;
}

const named: Record<string, string> = {
  esc: 'escape',
  del: 'delete',
  space: ' ',
  '↑': 'arrowup',
  '↓': 'arrowdown',
  '←': 'arrowleft',
  '→': 'arrowright',
  '↵': 'enter',
};

/**
 * Reads a key description: caps separated by spaces, presses of a sequence by "then".
 * @param text such as "Ctrl Shift L", "N then C", "?" or "Esc"
 * @returns the presses in order
 */
export function parseKeys(text: string): Press[] {
  return text.split(/\s+then\s+/i).map((part) => {
    const press: Press = { key: '', ctrl: false, shift: false, alt: false };
    for (const cap of part.trim().split(/\s+/)) {
      const lower = cap.toLowerCase();
      if (lower === 'ctrl') press.ctrl = true;
      else if (lower === 'shift') press.shift = true;
      else if (lower === 'alt') press.alt = true;
      else press.key = named[lower] ?? lower;
    }
    return press;
  });
}

/** The key of an event in lower case; on layouts without Latin letters, the letter or digit printed at that place of a US board. */
export function keyOf(event: KeyInput): string {
  const key = event.key.toLowerCase();
  const place = /^(?:Key([A-Z])|Digit(\d))$/.exec(event.code);
  const latin = place?.[1]?.toLowerCase() ?? place?.[2];
  // Alt on a Mac turns letters into signs, and a Cyrillic or Greek board has no Latin ones.
  if (latin !== undefined && (event.altKey || (key.length === 1 && key.charCodeAt(0) > 0x24f))) return latin;
  return key;
}

/**
 * Says whether an event is a press.
 * @param press what was asked for
 * @param event the keyboard event
 * @param options `mac` reads ⌘ for Ctrl; `typing` lets a plain letter or digit match only with Alt held
 */
export function matchesPress(press: Press, event: KeyInput, options: { mac: boolean; typing: boolean }): boolean {
  if (keyOf(event) !== press.key) return false;
  const ctrl = options.mac ? event.metaKey : event.ctrlKey;
  if (ctrl !== press.ctrl) return false;
  const wantsAlt = press.alt || (options.typing && isPlain(press));
  if (event.altKey !== wantsAlt) return false;
  // A sign such as "?" or "#" is reached with Shift on some boards and without it on others.
  const sign = press.key.length === 1 && !/[\p{L}\d ]/u.test(press.key);
  return sign || event.shiftKey === press.shift;
}

/** Whether a press would also type something into a field, or take something out of it. */
export function isPlain(press: Press): boolean {
  return (press.key.length === 1 || ['delete', 'backspace'].includes(press.key)) && !press.ctrl && !press.alt;
}

/** The caps to draw, in order, one list for each press of a sequence; ⌘ ⇧ ⌥ on a Mac. */
export function capsOf(text: string, mac: boolean): string[][] {
  const macCaps: Record<string, string> = { ctrl: '⌘', shift: '⇧', alt: '⌥', enter: '↵', del: '⌫' };
  const caps: Record<string, string> = {
    enter: '↵',
    arrowup: '↑',
    arrowdown: '↓',
    arrowleft: '←',
    arrowright: '→',
    escape: 'Esc',
  };
  return text.split(/\s+then\s+/i).map((part) =>
    part
      .trim()
      .split(/\s+/)
      .map((cap) => {
        const lower = cap.toLowerCase();
        return (mac ? macCaps[lower] : undefined) ?? caps[lower] ?? cap;
      }),
  );
}
