/** The origin of the page in the packaged app. */
export const APP_ORIGIN = 'app://calldeck';

/**
 * The origin of an address as scheme, host and port, or null when it has none or carries a user name. Unlike
 * `URL.origin` it knows our own scheme, which the URL standard calls opaque.
 */
export function originOf(address: string): string | null {
  let url: URL;
  try {
    url = new URL(address);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
  if (url.host === '' || url.username !== '' || url.password !== '') return null;
  return `${url.protocol}//${url.host}`;
}

/** The part of Electron's WebFrameMain that trust looks at. */
export interface FrameLike {
  url: string;
  processId: number;
  routingId: number;
  parent: unknown;
}

/** The part of an IPC event that trust looks at. */
export interface SenderLike {
  sender: { id: number; mainFrame: FrameLike };
  senderFrame: FrameLike | null;
}

/**
 * Whether a message comes from the main frame of one of our windows, showing our own page. Fails closed: a frame that is
 * gone, a sub-frame, another web contents, about:blank and a look-alike origin are not trusted.
 * @param event the IPC event
 * @param windows the web contents ids of our windows
 * @param origin the one origin that may call
 */
export function isTrusted(event: SenderLike, windows: ReadonlySet<number>, origin: string): boolean {
  const frame = event.senderFrame;
  if (frame === null || frame === undefined) return false;
  if (!windows.has(event.sender.id)) return false;
  const main = event.sender.mainFrame;
  if (frame.parent !== null || frame.processId !== main.processId || frame.routingId !== main.routingId) return false;
  return originOf(frame.url) === origin;
}
