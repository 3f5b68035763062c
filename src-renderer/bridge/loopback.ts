import type {
  Bridge,
  Envelope,
  InputOf,
  OutputOf,
  ProcedureName,
  TopicName,
  Topics,
  WireError,
} from '@shared/contract/index';
import { decodeWire, encodeWire } from '@shared/contract/wire';
import { strings } from '@shared/locale/index';
import { entities } from '@shared/contract/topics';

const words = strings.hosts;

type Listener = (payload: unknown) => void;

/**
 * The bridge to the loopback host. The one-time token in the address is exchanged for a cookie before the first call and
 * taken out of the address, so that neither history nor a bookmark keeps it.
 */
export function loopbackBridge(): Bridge {
  const signedIn = signIn();
  const events = listen(signedIn);

  return {
    async invoke<N extends ProcedureName>(name: N, input: InputOf<N>) {
      await signedIn;
      return (await post('/invoke', { name, input })) as Envelope<OutputOf<N>>;
    },
    subscribe<T extends TopicName>(topic: T, on: (payload: Topics[T]) => void) {
      return events.add(topic, on as Listener);
    },
  };
}

async function signIn(): Promise<void> {
  const token = /^#token=([\w-]+)$/.exec(window.location.hash)?.[1];
  if (token === undefined) return;
  window.history.replaceState(null, '', window.location.pathname);
  // A used token answers 401; a page that has its cookie already goes on all the same, and one that has not is told by
  // its first call.
  await post('/session', { token });
}

/** This page among those of one session: searches of one page make its own older ones pointless, not another's. */
const PAGE = Array.from(crypto.getRandomValues(new Uint32Array(3)), (n) => n.toString(36)).join('-');

async function post(path: string, message: unknown): Promise<Envelope<unknown>> {
  let response: Response;
  try {
    response = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-calldeck-page': PAGE },
      body: encodeWire(message),
    });
  } catch (error) {
    if (error instanceof TypeError && !error.message.startsWith('not plain data'))
      return refused('unavailable', words.calls.unreachable);
    throw error;
  }
  const text = await response.text();
  if (response.headers.get('content-type')?.startsWith('application/json') === true)
    return decodeWire(text) as Envelope<unknown>;
  return refused(
    response.status === 401 ? 'forbidden' : 'internal',
    response.status === 401 ? words.calls.signedOut : words.calls.internal,
  );
}

function refused(code: WireError['code'], message: string): Envelope<never> {
  return { ok: false, error: { code, message, traceId: '' } };
}

/** One stream of events for the page, opened with the first listener and again after it breaks. */
function listen(signedIn: Promise<void>): { add(topic: TopicName, on: Listener): () => void } {
  const listeners = new Map<TopicName, Set<Listener>>();
  let source: EventSource | null = null;
  let asked = false;
  let broken = false;

  function tell(topic: TopicName, payload: unknown): void {
    for (const listener of listeners.get(topic) ?? []) listener(payload);
  }

  function open(): void {
    source = new EventSource('/events');
    source.onerror = () => {
      broken = true;
    };
    source.onopen = () => {
      // What happened while the stream was broken was not heard: everything may have changed.
      if (broken) tell('data.changed', { entities: [...entities], txId: null });
      broken = false;
    };
    for (const topic of listeners.keys()) forward(topic);
  }

  function forward(topic: TopicName): void {
    source?.addEventListener(topic, (event: MessageEvent<string>) => tell(topic, decodeWire(event.data)));
  }

  return {
    add(topic, on) {
      let ofTopic = listeners.get(topic);
      if (ofTopic === undefined) {
        listeners.set(topic, (ofTopic = new Set()));
        forward(topic);
      }
      if (!asked) {
        asked = true;
        void signedIn.then(open);
      }
      ofTopic.add(on);
      return () => {
        ofTopic.delete(on);
      };
    },
  };
}
