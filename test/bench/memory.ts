import { readFileSync } from 'node:fs';

/** Bytes of this process that are pages of mapped files: the system may take them back at any time. 0 where it does not say. */
export function mappedBytes(): number {
  try {
    const found = /^RssFile:\s+(\d+) kB/m.exec(readFileSync('/proc/self/status', 'utf8'));
    return Number(found?.[1] ?? 0) * 1024;
  } catch (error) {
    if (error instanceof Error && 'code' in error) return 0;
    throw error;
  }
}
