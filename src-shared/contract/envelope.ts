import type { ProcedureName, InputOf, OutputOf } from './index';
import type { TopicName, Topics } from './topics';

/** Why a call failed, for code; the sentence for people is `WireError.message`. */
export type ErrorCode =
  | 'invalid_input'
  | 'not_found'
  | 'conflict'
  | 'validation'
  | 'forbidden'
  | 'locked'
  | 'unavailable'
  | 'cancelled'
  | 'internal';

/** An error as it crosses to the caller: plain data, a sentence to show, and the id under which the log has the rest. */
export interface WireError {
  code: ErrorCode;
  message: string;
  fields?: Record<string, string>;
  traceId: string;
}

/** What every call answers: a value or an error, never a thrown exception across a boundary. */
export type Envelope<T> = { ok: true; value: T } | { ok: false; error: WireError };

/** All that the renderer sees of the main process. */
export interface Bridge {
  invoke<N extends ProcedureName>(name: N, input: InputOf<N>): Promise<Envelope<OutputOf<N>>>;
  subscribe<T extends TopicName>(topic: T, on: (payload: Topics[T]) => void): () => void;
}
