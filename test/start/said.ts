import { afterEach, beforeEach, vi } from 'vitest';

/** Keeps what the scripts say while a file's tests run, so that it does not stand between their results. */
export function keepSaid(): () => string {
  let lines: string[] = [];
  beforeEach(() => {
    lines = [];
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => lines.push(String(text)) > 0);
  });
  afterEach(() => vi.mocked(process.stderr.write).mockRestore());
  return () => lines.join('');
}
