/**
 * Whether a window can be shown here.
 * @param {{ platform?: string, env?: NodeJS.ProcessEnv }} [system]
 * @returns {boolean}
 */
export function hasDisplay({ platform = process.platform, env = process.env } = {}) {
  if (platform === 'win32' || platform === 'darwin') return true;
  return Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY']);
}

/**
 * How an address is opened in the user's browser.
 * @param {string} url @param {string} [platform]
 * @returns {{ file: string, args: string[] }}
 */
export function browserCommand(url, platform = process.platform) {
  if (platform === 'darwin') return { file: 'open', args: [url] };
  // `start` is a word of cmd's, and takes & for the end of a command; this opens the address as it is.
  if (platform === 'win32') return { file: 'rundll32', args: ['url.dll,FileProtocolHandler', url] };
  return { file: 'xdg-open', args: [url] };
}
