import type { Bridge, Envelope, InputOf, OutputOf, ProcedureName, TopicName, Topics } from '@shared/contract/index';

type Handlers = {
  [N in ProcedureName]?: (input: InputOf<N>) => OutputOf<N> | Envelope<OutputOf<N>> | Promise<OutputOf<N>>;
};

/** A bridge in memory, for tests of components: answers from `handlers`, and remembers what was called. */
export interface FakeBridge extends Bridge {
  calls: { name: ProcedureName; input: unknown }[];
  emit<T extends TopicName>(topic: T, payload: Topics[T]): void;
}

/** Makes a bridge of the given answers; a call without one answers `unavailable`, so that a test sees what it forgot. */
export function fakeBridge(handlers: Handlers): FakeBridge {
  const calls: FakeBridge['calls'] = [];
  const listeners = new Map<TopicName, Set<(payload: never) => void>>();
  return {
    calls,
    async invoke(name, input) {
      calls.push({ name, input });
      const handler = handlers[name];
      if (handler === undefined)
        return { ok: false, error: { code: 'unavailable', message: `no answer for ${name}`, traceId: 'fake' } };
      const answer = await handler(input);
      return isEnvelope(answer) ? answer : { ok: true, value: answer };
    },
    subscribe(topic, on) {
      const ofTopic = listeners.get(topic) ?? new Set();
      listeners.set(topic, ofTopic);
      ofTopic.add(on);
      return () => {
        ofTopic.delete(on);
      };
    },
    emit(topic, payload) {
      for (const listener of listeners.get(topic) ?? []) (listener as (payload: unknown) => void)(payload);
    },
  };
}

function isEnvelope<T>(answer: T | Envelope<T>): answer is Envelope<T> {
  return typeof answer === 'object' && answer !== null && 'ok' in answer && ('value' in answer || 'error' in answer);
}
