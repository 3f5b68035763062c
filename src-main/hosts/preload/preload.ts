import { contextBridge, ipcRenderer } from 'electron';

// The whole of what the page can reach. It forwards and knows no names: main is the authority. A listener gets the
// payload only, never Electron's event, whose `sender` would be a way out of the page.

const listeners = new Map<string, Set<(payload: unknown) => void>>();

ipcRenderer.on('calldeck:event', (_event, topic: string, payload: unknown) => {
  for (const listener of listeners.get(topic) ?? []) listener(payload);
});

contextBridge.exposeInMainWorld('calldeck', {
  invoke: (name: unknown, input: unknown): Promise<unknown> =>
    ipcRenderer.invoke('calldeck:invoke', String(name), input),

  subscribe: (topic: unknown, on: (payload: unknown) => void): (() => void) => {
    // The page is not bound by our types.
    if (typeof topic !== 'string' || typeof on !== 'function') throw new TypeError('subscribe(topic, listener)');
    const listener = (payload: unknown) => {
      on(payload);
    };
    let ofTopic = listeners.get(topic);
    if (ofTopic === undefined) listeners.set(topic, (ofTopic = new Set()));
    ofTopic.add(listener);
    if (ofTopic.size === 1) ipcRenderer.send('calldeck:subscribe', topic, true);
    return () => {
      if (!listeners.get(topic)?.delete(listener)) return;
      if (listeners.get(topic)?.size === 0) ipcRenderer.send('calldeck:subscribe', topic, false);
    };
  },
});
