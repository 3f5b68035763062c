import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { strings } from '@shared/locale';
import { hasOverlay, hasPage } from '@renderer/app/pages';
import { useShortcut } from '@renderer/app/shortcuts';
import { redo, undo } from '@renderer/app/undo';
import { bridge } from '@renderer/bridge';
import { useLogCall } from '@renderer/stores/log-call';
import { useNewRecord } from '@renderer/stores/new-record';
import { usePalette } from '@renderer/stores/palette';
import { KeysDialog } from './keys-dialog';

const regions = ['rail', 'head', 'content', 'panel'] as const;

/** Moves the focus to the next part of the window that is there, and on to what can be reached first in it. */
function cycleRegions(back: boolean): void {
  const parts = regions
    .map((name) => document.querySelector<HTMLElement>(`[data-region="${name}"]`))
    .filter((part): part is HTMLElement => part !== null && part.getClientRects().length > 0);
  const at = parts.findIndex((part) => part.contains(document.activeElement));
  const next = parts[at < 0 ? 0 : (at + (back ? parts.length - 1 : 1)) % parts.length];
  const first = next?.querySelector<HTMLElement>(
    '[aria-current="page"], button:not(:disabled), a[href], input:not(:disabled), [tabindex="0"]',
  );
  (first ?? next)?.focus();
}

/** The keys that work everywhere, and what the menu asks for. */
export function ShellKeys() {
  const [keysShown, setKeysShown] = useState(false);
  const [, go] = useLocation();
  const openPalette = usePalette((state) => state.open);
  const openLogCall = useLogCall((state) => state.open);
  const openNew = useNewRecord((state) => state.open);
  const words = strings.shell.keys;

  useShortcut('?', () => setKeysShown(true), { description: words.showKeys });
  useShortcut('F6', () => cycleRegions(false), { description: words.cycle });
  useShortcut('Shift F6', () => cycleRegions(true), { description: words.cycle, hidden: true });
  useShortcut('Ctrl K', () => openPalette(), { description: words.palette, when: hasOverlay('palette') });
  useShortcut('Ctrl Shift L', () => openLogCall(), { description: words.logCall, when: hasOverlay('log-call') });
  useShortcut('Ctrl Z', () => void undo(), { description: words.undo, notWhileTyping: true });
  useShortcut('Ctrl Shift Z', () => void redo(), { description: words.redo, notWhileTyping: true });
  useShortcut('N then C', () => openNew('contact'), {
    description: strings.shell.newContact,
    when: hasOverlay('new-contact'),
  });
  useShortcut('N then D', () => openNew('deal'), { description: strings.shell.newDeal, when: hasOverlay('new-deal') });
  useShortcut('N then T', () => openNew('task'), { description: strings.shell.newTask, when: hasOverlay('new-task') });

  useEffect(
    () =>
      bridge.subscribe('app.command', ({ command }) => {
        if (command === 'undo') void undo();
        else if (command === 'redo') void redo();
        else if (command === 'palette') openPalette();
        else if (command === 'log_call') openLogCall();
        else if (command === 'new_contact') openNew('contact');
        else if (hasPage('/import')) go('/import');
      }),
    [openPalette, openLogCall, openNew, go],
  );

  return <KeysDialog opened={keysShown} onClose={() => setKeysShown(false)} />;
}
