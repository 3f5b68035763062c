import { strings } from '@shared/locale/index';
import { topicNames, type TopicName, type Topics } from '@shared/contract/topics';
import { ipcMain, type WebContents } from 'electron';
import { failure, type AppHolder } from '../app-holder';
import { isTrusted } from './trust';

const words = strings.hosts;

/** The windows that may call, each with the topics it listens to. */
export interface IpcWindows {
  add(contents: WebContents): void;
  /** Tells every window, by the topics it listens to. */
  tell<T extends TopicName>(topic: T, payload: Topics[T]): void;
  /** Tells every window, or the next one as soon as its page listens: it may only just have been made. */
  tellSoon<T extends TopicName>(topic: T, payload: Topics[T]): void;
}

/**
 * Connects the three channels to the app. This is the only file that knows ipcMain.
 * @param app where calls go and events come from
 * @param origin the one origin that may call
 */
export function connectIpc(app: AppHolder, origin: string): IpcWindows {
  const windows = new Map<number, { contents: WebContents; topics: Set<TopicName> }>();
  const waiting = new Map<TopicName, { payload: unknown }>();

  ipcMain.handle('calldeck:invoke', (event, name: unknown, input: unknown) => {
    if (!isTrusted(event, new Set(windows.keys()), origin)) return failure('forbidden', words.calls.notTrusted);
    return app.dispatch(name, input, { clientId: `window-${event.sender.id}` });
  });

  ipcMain.on('calldeck:subscribe', (event, topic: unknown, wanted: unknown) => {
    if (!isTrusted(event, new Set(windows.keys()), origin)) return;
    const known = topicNames.find((name) => name === topic);
    const topics = windows.get(event.sender.id)?.topics;
    if (known === undefined || topics === undefined) return;
    if (wanted !== true) topics.delete(known);
    else if (!topics.has(known)) {
      topics.add(known);
      const kept = waiting.get(known);
      if (kept !== undefined) event.sender.send('calldeck:event', known, kept.payload);
      waiting.delete(known);
    }
  });

  const send = (topic: TopicName, payload: unknown) => {
    for (const { contents, topics } of windows.values()) {
      if (topics.has(topic) && !contents.isDestroyed()) contents.send('calldeck:event', topic, payload);
    }
  };
  app.subscribe(send);

  return {
    tell: send,
    tellSoon(topic, payload) {
      if ([...windows.values()].some(({ topics }) => topics.has(topic))) send(topic, payload);
      else waiting.set(topic, { payload });
    },
    add(contents) {
      const { id } = contents;
      windows.set(id, { contents, topics: new Set() });
      contents.once('destroyed', () => windows.delete(id));
      // A reloaded page subscribes anew.
      contents.on('did-start-navigation', (details) => {
        if (details.isMainFrame && !details.isSameDocument) windows.get(id)?.topics.clear();
      });
    },
  };
}
