import { setNonce } from 'get-nonce';

/** The nonce that this load of the page came with; style sheets made at run time carry it. '' where the host sets none. */
export const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';

// The scroll lock of dialogs writes its own style element and asks get-nonce.
if (nonce !== '') setNonce(nonce);
