import { BrowserWindow, nativeTheme, screen } from 'electron';
import { WEB_PREFERENCES } from './web-preferences';
import { MIN_SIZE, readWindowState, writeWindowState } from './window-state';

/** The colours of an empty window until the page paints: the canvas of each scheme. */
const CANVAS = { light: '#f4f2ee', dark: '#0e0e0d' };

interface WindowOptions {
  preload: string;
  icon: string | null;
  /** Where the window's place is remembered. */
  stateFile: string;
  devTools: boolean;
  report: (error: unknown) => void;
}

/** Makes the window, unseen until its page has painted. This is the only place where a window is made. */
export function makeWindow({ preload, icon, stateFile, devTools, report }: WindowOptions): BrowserWindow {
  const state = readWindowState(
    stateFile,
    screen.getAllDisplays().map((display) => display.workArea),
  );
  const window = new BrowserWindow({
    ...state.bounds,
    minWidth: MIN_SIZE.width,
    minHeight: MIN_SIZE.height,
    show: false,
    title: 'Calldeck',
    backgroundColor: nativeTheme.shouldUseDarkColors ? CANVAS.dark : CANVAS.light,
    autoHideMenuBar: true,
    ...(icon === null ? {} : { icon }),
    webPreferences: { ...WEB_PREFERENCES, devTools, preload },
  });
  if (state.maximised) window.maximize();
  window.once('ready-to-show', () => window.show());
  window.on('close', () => {
    writeWindowState(stateFile, { bounds: window.getNormalBounds(), maximised: window.isMaximized() }, report);
  });
  return window;
}

/** Brings a window to the front, wherever it was put away. */
export function focusWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
