import type { Logger } from '@main/core/logger';
import type { Topics } from '@shared/contract/index';
import { strings } from '@shared/locale/index';
import { Menu, nativeImage, Tray, type MenuItemConstructorOptions, type NativeImage } from 'electron';
import colour from './icons/tray.png?inline';
import colourLarge from './icons/tray@2x.png?inline';
import template from './icons/trayTemplate.png?inline';
import templateLarge from './icons/trayTemplate@2x.png?inline';
import type { Figures } from './tray-figures';

const words = strings.tray;

interface TrayActions {
  /** Brings the window to the front, or makes it again. */
  open(): void;
  /** The same, and has it do something. */
  command(command: Topics['app.command']['command']): void;
  quit(): void;
}

/** The icon beside the clock, while it is there. */
export interface TrayIcon {
  /** Shows today's figures; null while there is no file to count in. */
  show(figures: Figures | null): void;
}

/** What today asks for, in words, one line each. */
export function figureLines(figures: Figures): string[] {
  return [words.callsDue(figures.callsDue), ...(figures.overdue === 0 ? [] : [words.overdue(figures.overdue)])];
}

/** The menu of the icon. The figures are for reading: a click on one opens the window, where they are. */
export function trayTemplate(actions: TrayActions, figures: Figures | null): MenuItemConstructorOptions[] {
  const lines = figures === null ? [] : figureLines(figures);
  return [
    { label: words.open, click: () => actions.open() },
    { label: words.logCall, click: () => actions.command('log_call') },
    { label: words.newContact, click: () => actions.command('new_contact') },
    { type: 'separator' },
    ...lines.map((label) => ({ label, click: () => actions.open() })),
    ...(lines.length === 0 ? [] : [{ type: 'separator' } as const]),
    { label: words.quit, click: () => actions.quit() },
  ];
}

function image(isMac: boolean): NativeImage {
  const made = nativeImage.createEmpty();
  made.addRepresentation({ scaleFactor: 1, dataURL: isMac ? template : colour });
  made.addRepresentation({ scaleFactor: 2, dataURL: isMac ? templateLarge : colourLarge });
  // macOS draws it in the colour of its bar.
  if (isMac) made.setTemplateImage(true);
  return made;
}

/**
 * Puts our icon beside the clock.
 * @returns null where the system has no place for one: everything in its menu is in the window too
 */
export function installTray(actions: TrayActions, log: Logger): TrayIcon | null {
  let tray: Tray;
  try {
    tray = new Tray(image(process.platform === 'darwin'));
  } catch (error) {
    log.info(`there is no icon beside the clock: ${error instanceof Error ? error.message : String(error)}`);
    return null;
  }
  let shown = '';
  function show(figures: Figures | null): void {
    // Some panels close an open menu when it is set, so it is set only when its words change.
    const wanted = JSON.stringify(figures);
    if (wanted === shown || tray.isDestroyed()) return;
    shown = wanted;
    tray.setToolTip(figures === null ? words.name : words.tip(figureLines(figures).join(', ')));
    tray.setContextMenu(Menu.buildFromTemplate(trayTemplate(actions, figures)));
  }
  show(null);
  // On macOS a click opens the menu, as it does for every other icon there.
  if (process.platform !== 'darwin') tray.on('click', () => actions.open());
  return { show };
}
