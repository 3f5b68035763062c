import type { TopicName, Topics } from '@shared/contract/index';

export type Listener = <T extends TopicName>(topic: T, payload: Topics[T]) => void;

/** Tells every subscriber what happened; a subscriber that throws is reported and hurts no other. */
export interface EventBus {
  emit<T extends TopicName>(topic: T, payload: Topics[T]): void;
  subscribe(listener: Listener): () => void;
}

/**
 * Makes an event bus.
 * @param onError where an error thrown by a listener goes
 */
export function createEventBus(onError: (error: unknown) => void): EventBus {
  const listeners = new Set<Listener>();
  return {
    emit(topic, payload) {
      // A listener may take itself away while it is told; a set allows that.
      for (const listener of listeners) {
        try {
          listener(topic, payload);
        } catch (error) {
          onError(error);
        }
      }
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}
