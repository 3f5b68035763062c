import type { Topics } from '@shared/contract/index';
import { strings } from '@shared/locale/index';
import { Menu, type MenuItemConstructorOptions } from 'electron';

const words = strings.hosts;

interface MenuOptions {
  isMac: boolean;
  devTools: boolean;
  command(command: Topics['app.command']['command']): void;
  navigate(to: string): void;
  /** Asks for another data file and opens it; `create` makes one. */
  openFile(create: boolean): void;
  /** Looks for a newer version; null where this copy cannot. */
  lookForUpdate: (() => void) | null;
}

/**
 * The native menu. The page has the same keys in its own registry, so an item of ours shows its key without taking it:
 * a key is handled once, and while typing in a field it is the field's.
 */
export function menuTemplate({
  isMac,
  devTools,
  command,
  navigate,
  openFile,
  lookForUpdate,
}: MenuOptions): MenuItemConstructorOptions[] {
  const ours = (label: string, accelerator: string, click: () => void): MenuItemConstructorOptions => ({
    label,
    accelerator,
    registerAccelerator: false,
    click,
  });
  return [
    ...(isMac ? [{ role: 'appMenu' } satisfies MenuItemConstructorOptions] : []),
    {
      label: words.menu.file,
      submenu: [
        ours(words.menu.newContact, 'CmdOrCtrl+Shift+N', () => command('new_contact')),
        ours(words.menu.logCall, 'CmdOrCtrl+Shift+L', () => command('log_call')),
        { label: words.menu.importFile, click: () => command('import') },
        { type: 'separator' },
        { label: words.menu.openFile, click: () => openFile(false) },
        { label: words.menu.newFile, click: () => openFile(true) },
        { type: 'separator' },
        ours(words.menu.settings, 'CmdOrCtrl+,', () => navigate('/settings')),
        { type: 'separator' },
        { role: isMac ? 'close' : 'quit' },
      ],
    },
    {
      label: words.menu.edit,
      submenu: [
        ours(words.menu.undo, 'CmdOrCtrl+Z', () => command('undo')),
        ours(words.menu.redo, 'CmdOrCtrl+Shift+Z', () => command('redo')),
        { type: 'separator' },
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'selectAll' },
      ],
    },
    {
      label: words.menu.view,
      submenu: [
        ours(words.menu.find, 'CmdOrCtrl+K', () => command('palette')),
        { type: 'separator' },
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { role: 'togglefullscreen' },
        ...(devTools ? ([{ role: 'reload' }, { role: 'toggleDevTools' }] satisfies MenuItemConstructorOptions[]) : []),
      ],
    },
    { role: 'windowMenu' },
    ...(lookForUpdate === null
      ? []
      : ([
          { label: words.menu.help, role: 'help', submenu: [{ label: words.menu.updates, click: lookForUpdate }] },
        ] satisfies MenuItemConstructorOptions[])),
  ];
}

/** Puts the menu in place. */
export function installMenu(options: MenuOptions): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(options)));
}
