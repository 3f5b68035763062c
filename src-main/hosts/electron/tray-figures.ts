import type { CallContext } from '@main/app/app';
import type { Logger } from '@main/core/logger';
import type { Entity, Envelope, OutputOf, TopicName } from '@shared/contract/index';
import { today } from '@shared/domain/time-zone';

/** What today asks for, as far as it stands beside the clock. */
export interface Figures {
  callsDue: number;
  overdue: number;
}

interface Source {
  dispatch(name: string, input: unknown, context: CallContext): Promise<Envelope<unknown>>;
  subscribe(listener: (topic: TopicName, payload: unknown) => void): () => void;
}

interface FollowOptions {
  app: Source;
  now(): Date;
  show(figures: Figures | null): void;
  log: Logger;
}

/** How long writes are gathered before the figures are asked for again. */
const QUIET_MS = 1_500;
/** Midnight passes without a write. */
const EVERY_MS = 600_000;

const caller: CallContext = { clientId: 'tray' };
const counted: ReadonlySet<Entity> = new Set<Entity>(['task', 'contact', 'deal', 'setting', 'file']);

/**
 * Keeps today's figures true: asked for once at the start, after writes that touch them, and through midnight.
 * @returns how to stop
 */
export function followFigures({ app, now, show, log }: FollowOptions): () => void {
  let timer: NodeJS.Timeout | null = null;
  let timeZone: string | null = null;
  let stopped = false;

  async function read<N extends 'app.info' | 'today.get'>(name: N, input: unknown): Promise<OutputOf<N> | null> {
    const answer = await app.dispatch(name, input, caller);
    return answer.ok ? (answer.value as OutputOf<N>) : null;
  }

  async function refresh(): Promise<void> {
    timeZone ??= (await read('app.info', {}))?.settings.timeZone ?? null;
    const found = timeZone === null ? null : await read('today.get', { date: today(now(), timeZone) });
    // No file is open, or it is just being closed: better no figure than an old one.
    if (!stopped) show(found === null ? null : { callsDue: found.calls.length, overdue: found.overdue.length });
  }

  function soon(): void {
    if (timer !== null) return;
    timer = setTimeout(() => {
      timer = null;
      refresh().catch((error: unknown) => log.error('the figures of the tray could not be read', error));
    }, QUIET_MS).unref();
  }

  const unsubscribe = app.subscribe((topic, payload) => {
    if (topic !== 'data.changed') return;
    const { entities } = payload as { entities: Entity[] };
    if (entities.includes('setting') || entities.includes('file')) timeZone = null;
    if (entities.some((entity) => counted.has(entity))) soon();
  });
  const clock = setInterval(soon, EVERY_MS).unref();
  soon();

  return () => {
    stopped = true;
    unsubscribe();
    clearInterval(clock);
    if (timer !== null) clearTimeout(timer);
  };
}
