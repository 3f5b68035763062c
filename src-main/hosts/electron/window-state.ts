import { readFileSync, writeFileSync } from 'node:fs';

/** Where the window stood, in screen pixels, and whether it filled the screen. */
export interface WindowState {
  bounds: { x?: number; y?: number; width: number; height: number };
  maximised: boolean;
}

interface Area {
  x: number;
  y: number;
  width: number;
  height: number;
}

export const MIN_SIZE = { width: 720, height: 520 };
const FIRST: WindowState = { bounds: { width: 1360, height: 880 }, maximised: false };

/** Reads the remembered state; what is missing or damaged is as if nothing were remembered. */
export function readWindowState(path: string, screens: readonly Area[]): WindowState {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error) return FIRST;
    throw error;
  }
  return fitWindowState(text, screens);
}

/** The state in a text, if it is one and its window would be seen on one of the screens; else the first state. */
export function fitWindowState(text: string, screens: readonly Area[]): WindowState {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return FIRST;
    throw error;
  }
  const numbers = numbersOf(raw);
  if (numbers === null) return FIRST;
  const { x, y, width, height, maximised } = numbers;
  const size = { width: Math.max(MIN_SIZE.width, width), height: Math.max(MIN_SIZE.height, height) };
  // The title bar must be within reach: enough of the top edge on a screen that is still there.
  const seen = screens.some(
    (area) =>
      y >= area.y - 8 &&
      y < area.y + area.height - 40 &&
      x + size.width > area.x + 120 &&
      x < area.x + area.width - 120,
  );
  return { bounds: seen ? { x, y, ...size } : size, maximised };
}

function numbersOf(raw: unknown): (Area & { maximised: boolean }) | null {
  if (
    typeof raw !== 'object' ||
    raw === null ||
    !('bounds' in raw) ||
    typeof raw.bounds !== 'object' ||
    raw.bounds === null
  )
    return null;
  const { x, y, width, height } = raw.bounds as Record<string, unknown>;
  if (typeof x !== 'number' || typeof y !== 'number' || typeof width !== 'number' || typeof height !== 'number')
    return null;
  if (![x, y, width, height].every((n) => Number.isSafeInteger(n) && Math.abs(n) < 100_000)) return null;
  return { x, y, width, height, maximised: 'maximised' in raw && raw.maximised === true };
}

/** Remembers the state. Losing it costs nothing, so a full or read-only disk is no reason to trouble anyone. */
export function writeWindowState(path: string, state: WindowState, report: (error: unknown) => void): void {
  try {
    writeFileSync(path, JSON.stringify(state), { mode: 0o600 });
  } catch (error) {
    report(error);
  }
}
