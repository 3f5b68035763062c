/**
 * What the page may do, for every window there is. The preload's path is the only thing added to it. What is not named
 * here (webSecurity, insecure content, experimental and Blink features) keeps Electron's safe default.
 */
export const WEB_PREFERENCES = Object.freeze({
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  contextIsolation: true,
  sandbox: true,
  webviewTag: false,
  navigateOnDragDrop: false,
  // Chromium's spelling checker fetches its dictionaries from the internet; nothing here does.
  spellcheck: false,
});
