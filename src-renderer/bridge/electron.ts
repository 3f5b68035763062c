import type { Bridge } from '@shared/contract/index';

declare global {
  interface Window {
    /** Put there by the preload; absent in a browser. */
    readonly calldeck?: Bridge;
  }
}

/** The bridge that the preload has put into the page, or null in a browser. */
export function electronBridge(): Bridge | null {
  return window.calldeck ?? null;
}
