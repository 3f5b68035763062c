import { useCallback, useSyncExternalStore } from 'react';
import { bridge } from '@renderer/bridge';

// Pictures of cards, wherever an avatar stands. Avatars that come on screen together are asked about together, and each
// picture is fetched once and kept as long as it is likely to be drawn again.

const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** Pictures kept that no avatar shows. */
const spare = 300;
/** Milliseconds in which avatars come on screen together. */
const together = 40;
/** Of one question; the contract takes no more. */
const atOnce = 500;

const listeners = new Map<string, Set<() => void>>();
/** The picture of each card that was asked about; null where it has none. */
const pictureOf = new Map<string, string | null>();
/** Addresses by picture, those used last at the end. */
const addresses = new Map<string, string>();
const fetching = new Set<string>();
let waiting = new Set<string>();
let following = false;

function tell(contactId: string): void {
  for (const listener of listeners.get(contactId) ?? []) listener();
}

function ask(contactId: string): void {
  if (waiting.size === 0) setTimeout(() => void flush(), together);
  waiting.add(contactId);
}

async function flush(): Promise<void> {
  // What was only scrolled past is not asked about.
  const all = [...waiting].filter((contactId) => listeners.has(contactId));
  waiting = new Set();
  for (let from = 0; from < all.length; from += atOnce) {
    const contactIds = all.slice(from, from + atOnce);
    const answer = await bridge.invoke('attachments.pictures', { contactIds });
    // Initials are as good until the next change asks again.
    if (!answer.ok) continue;
    const found = new Map(answer.value.rows.map((row) => [row.contactId, row.pictureId]));
    for (const contactId of contactIds) {
      const picture = found.get(contactId) ?? null;
      const before = pictureOf.get(contactId);
      pictureOf.set(contactId, picture);
      if (picture !== null && !addresses.has(picture)) void fetchPicture(picture, contactId);
      else if (before !== picture) tell(contactId);
    }
  }
}

async function fetchPicture(pictureId: string, contactId: string): Promise<void> {
  if (fetching.has(pictureId)) return;
  fetching.add(pictureId);
  try {
    const answer = await bridge.invoke('attachments.picture', { id: pictureId });
    if (!answer.ok || answer.value.picture === null) return;
    const blob = new Blob([new Uint8Array(answer.value.picture)], { type: answer.value.mediaType });
    addresses.set(pictureId, URL.createObjectURL(blob));
    forgetOld();
    tell(contactId);
  } finally {
    fetching.delete(pictureId);
  }
}

function forgetOld(): void {
  if (addresses.size <= spare) return;
  const shown = new Set([...listeners.keys()].map((contactId) => pictureOf.get(contactId)));
  for (const [picture, address] of addresses) {
    if (addresses.size <= spare) return;
    if (shown.has(picture)) continue;
    URL.revokeObjectURL(address);
    addresses.delete(picture);
  }
}

/** A picture was set, taken away, undone, or came with another file: those on screen are asked about again. */
function follow(): void {
  if (following) return;
  following = true;
  bridge.subscribe('data.changed', ({ entities }) => {
    if (!entities.includes('attachment')) return;
    for (const contactId of pictureOf.keys()) if (!listeners.has(contactId)) pictureOf.delete(contactId);
    for (const contactId of listeners.keys()) ask(contactId);
  });
}

function listen(contactId: string, listener: () => void): () => void {
  follow();
  const mine = listeners.get(contactId) ?? new Set();
  mine.add(listener);
  listeners.set(contactId, mine);
  const known = pictureOf.get(contactId);
  if (known === undefined) ask(contactId);
  else if (known !== null && !addresses.has(known)) void fetchPicture(known, contactId);
  return () => {
    mine.delete(listener);
    if (mine.size === 0) listeners.delete(contactId);
  };
}

const nothing = () => () => undefined;

/**
 * The address of a card's picture; null while it is not known, and where there is none.
 * @param contactId null for what is no card, such as one of our own users
 */
export function usePicture(contactId: string | null): string | null {
  const id = contactId !== null && isId.test(contactId) ? contactId : null;
  const subscribe = useCallback((listener: () => void) => (id === null ? nothing() : listen(id, listener)), [id]);
  return useSyncExternalStore(subscribe, () => {
    const picture = id === null ? null : (pictureOf.get(id) ?? null);
    return picture === null ? null : (addresses.get(picture) ?? null);
  });
}
