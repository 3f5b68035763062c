import type { App, CallContext } from '@main/app/app';
import { AppError } from '@main/core/errors';
import type { DataFileChoice } from '@main/ports/index';
import { createEventBus } from '@main/core/event-bus';
import { describe, expect, it } from 'vitest';
import { holdApp, type AppHolder } from './app-holder';

const context: CallContext = { clientId: 'test' };

interface Opened {
  choice: DataFileChoice;
  closed: boolean;
  warmed: number;
  bus: ReturnType<typeof createEventBus>;
}

function stand(answer: (name: string, file: Opened) => Promise<unknown> = (name) => Promise.resolve(name)) {
  const opened: Opened[] = [];
  const reported: unknown[] = [];
  let fail: Error | null = null;
  const start = (options: unknown): Promise<App> => {
    if (fail !== null) return Promise.reject(fail);
    const file: Opened = {
      choice: options as DataFileChoice,
      closed: false,
      warmed: 0,
      bus: createEventBus(() => undefined),
    };
    opened.push(file);
    const app = {
      dispatch: async (name: string) => {
        if (file.closed) throw new Error('called after it was closed');
        return { ok: true, value: await answer(name, file) };
      },
      subscribe: (listener: Parameters<typeof file.bus.subscribe>[0]) => file.bus.subscribe(listener),
      warm: () => {
        file.warmed += 1;
      },
      close: () => {
        file.closed = true;
        return Promise.resolve();
      },
    };
    return Promise.resolve(app as unknown as App);
  };
  const hold = (first: DataFileChoice = { file: 'first' }) =>
    holdApp(
      start as never,
      (choice) => choice as never,
      first,
      (error) => reported.push(error),
    );
  return { opened, reported, hold, failWith: (error: Error | null) => (fail = error) };
}

function later(): { promise: Promise<void>; done(): void } {
  let done = (): void => undefined;
  const promise = new Promise<void>((resolve) => (done = resolve));
  return { promise, done };
}

describe('a host whose file could not be opened', () => {
  it('answers the ways on, and nothing else, until one leads to a file', async () => {
    const reported: unknown[] = [];
    const starts: DataFileChoice[] = [];
    const holder: AppHolder = holdApp(
      ((choice: DataFileChoice) => {
        starts.push(choice);
        return starts.length === 3
          ? Promise.resolve({
              dispatch: () => Promise.resolve({ ok: true, value: 'open' }),
              subscribe: () => () => undefined,
              close: () => Promise.resolve(),
            })
          : Promise.reject(new AppError('unavailable', 'damaged'));
      }) as never,
      (choice) => choice as never,
      { file: 'first' },
      (error) => reported.push(error),
      {
        load: () =>
          Promise.resolve({
            ways: () => ({ isGone: true, canChoose: false, backups: [] }),
            prepare: (failed, { way }) => Promise.resolve(way === 'new' ? null : failed),
          }),
        reopen: (choice) => void holder.reopen(choice),
      },
    );
    expect(await holder.dispatch('app.info', {}, context)).toMatchObject({ ok: false, error: { message: 'damaged' } });
    expect(await holder.dispatch('recovery.ways', {}, context)).toMatchObject({ ok: true, value: { isGone: true } });
    const go = (input: unknown) => holder.dispatch('recovery.go', input, context);
    expect(await go({ way: 'elsewhere' })).toMatchObject({ ok: false, error: { code: 'invalid_input' } });
    expect(await go({ way: 'new' })).toEqual({ ok: true, value: { begun: false } });
    expect(starts).toHaveLength(1);
    expect(await go({ way: 'again' })).toEqual({ ok: true, value: { begun: true } });
    // In vain, and once: a second opening would make a new file where one was just set aside.
    expect(await holder.dispatch('app.info', {}, context)).toMatchObject({ ok: false, error: { message: 'damaged' } });
    expect(starts).toHaveLength(2);
    await go({ way: 'again' });
    expect(await holder.dispatch('app.info', {}, context)).toEqual({ ok: true, value: 'open' });
  });
});

describe('the app behind a host', () => {
  it('keeps calls waiting until the file is open', async () => {
    const { hold } = stand();
    const holder = hold();
    expect(await holder.dispatch('app.info', {}, context)).toEqual({ ok: true, value: 'app.info' });
  });

  it('answers why the file could not be opened, to every call, without its insides', async () => {
    const { hold, failWith, reported } = stand();
    failWith(new AppError('locked', 'It is open elsewhere.'));
    const holder = hold();
    await expect(holder.opened).rejects.toThrow('open elsewhere');
    expect(await holder.dispatch('app.info', {}, context)).toMatchObject({
      ok: false,
      error: { code: 'locked', message: 'It is open elsewhere.' },
    });
    failWith(new TypeError('/home/mara/secret is undefined'));
    const other = hold();
    const answer = await other.dispatch('app.info', {}, context);
    expect(answer).toMatchObject({ ok: false, error: { code: 'internal' } });
    expect(JSON.stringify(answer)).not.toContain('secret');
    expect(reported.at(-1)).toBeInstanceOf(TypeError);
    await other.close();
  });

  it('warms the file that is open, or will be, and none where it could not be opened', async () => {
    const { hold, opened, failWith } = stand();
    const holder = hold();
    holder.warm();
    expect(opened[0]?.warmed).toBe(0);
    await holder.opened;
    expect(opened[0]?.warmed).toBe(1);
    const reopened = holder.reopen({ file: 'second' });
    holder.warm();
    expect(await reopened).toBe(true);
    expect(opened.map(({ warmed }) => warmed)).toEqual([1, 1]);
    failWith(new AppError('locked', 'It is open elsewhere.'));
    const failing = hold();
    failing.warm();
    await expect(failing.opened).rejects.toThrow('open elsewhere');
    expect(opened).toHaveLength(2);
  });

  it('takes no name that is not a text', async () => {
    const { hold } = stand();
    for (const name of [undefined, null, 5, {}, ['app.info']]) {
      expect(await hold().dispatch(name, {}, context)).toMatchObject({ ok: false, error: { code: 'invalid_input' } });
    }
  });

  it('opens another file after the calls under way have answered, and never answers from a closed one', async () => {
    const wait = later();
    const { hold, opened } = stand(async (name, file) => {
      if (name === 'slow') await wait.promise;
      return 'file' in file.choice ? file.choice.file : 'demo';
    });
    const holder = hold();
    const heard: [string, unknown][] = [];
    holder.subscribe((topic, payload) => heard.push([topic, payload]));
    const slow = holder.dispatch('slow', {}, context);
    void holder.reopen({ demo: true });
    const after = holder.dispatch('quick', {}, context);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(opened).toHaveLength(1);
    expect(opened[0]?.closed).toBe(false);
    wait.done();
    expect(await slow).toEqual({ ok: true, value: 'first' });
    expect(await after).toEqual({ ok: true, value: 'demo' });
    expect(opened[0]?.closed).toBe(true);
    expect(heard).toContainEqual(['app.state', { state: 'ready', message: null }]);
    expect(heard.filter(([topic]) => topic === 'data.changed')).toHaveLength(1);
    opened[1]?.bus.emit('app.navigate', { to: '/today' });
    expect(heard.at(-1)).toEqual(['app.navigate', { to: '/today' }]);
  });

  it('does what is to be done to a file once, though another cannot be opened after it', async () => {
    const { hold, opened, failWith } = stand();
    const holder = hold();
    await holder.opened;
    const moved = { file: 'moved', prepare: { way: 'move', from: 'first' } } as const;
    expect(await holder.reopen(moved)).toBe(true);
    const failing = holder.reopen({ file: 'diary' });
    failWith(new AppError('unavailable', 'It is a diary.'));
    holder.subscribe((_topic, payload) => (payload as { state?: string }).state === 'failed' && failWith(null));
    expect(await failing).toBe(false);
    expect(opened.map(({ choice }) => choice)).toEqual([{ file: 'first' }, moved, { file: 'moved' }]);
  });

  it('goes from a backup that was looked at to its file, and says why where that is gone', async () => {
    const { hold, opened, failWith } = stand();
    const holder = hold();
    await holder.opened;
    const look = { file: 'copy', prepare: { way: 'look', backup: 'backup', of: 'first' } } as const;
    await holder.reopen(look);
    failWith(new AppError('unavailable', 'It is gone.'));
    expect(await holder.reopen({ file: 'first', wasChosen: true })).toBe(false);
    expect(await holder.dispatch('app.info', {}, context)).toMatchObject({
      ok: false,
      error: { message: 'It is gone.' },
    });
    failWith(null);
    await holder.reopen(look);
    const states: unknown[] = [];
    failWith(new AppError('unavailable', 'It is a diary.'));
    holder.subscribe((topic, payload) => {
      if (topic !== 'app.state') return;
      const { state } = payload as { state: string };
      states.push(state);
      if (state === 'failed') failWith(null);
    });
    expect(await holder.reopen({ file: 'diary' })).toBe(false);
    expect(opened.at(-1)?.choice).toEqual({ file: 'first', wasChosen: true });
    expect(states).toEqual(['starting', 'failed', 'starting', 'ready']);
  });

  it('goes back to the file before where another cannot be opened, and says why', async () => {
    const { hold, opened, failWith } = stand(async (_name, file) =>
      'file' in file.choice ? file.choice.file : 'demo',
    );
    const holder = hold();
    await holder.opened;
    const heard: [string, unknown][] = [];
    holder.subscribe((topic, payload) => {
      heard.push([topic, payload]);
      // Only the one that was asked for cannot be opened.
      if (topic === 'app.state' && (payload as { state: string }).state === 'failed') failWith(null);
    });
    failWith(new AppError('unavailable', 'It is a diary.'));
    expect(await holder.reopen({ file: 'diary' })).toBe(false);
    expect(await holder.dispatch('app.info', {}, context)).toEqual({ ok: true, value: 'first' });
    expect(heard.filter(([topic]) => topic === 'app.state').map(([, payload]) => payload)).toEqual([
      { state: 'starting', message: null },
      { state: 'failed', message: 'It is a diary.' },
    ]);
    expect(opened.map((one) => one.closed)).toEqual([true, false]);
    expect(await holder.reopen({ file: 'second' })).toBe(true);
    expect(await holder.dispatch('app.info', {}, context)).toEqual({ ok: true, value: 'second' });
  });

  it('closes once, after what is under way, and refuses calls from then on', async () => {
    const wait = later();
    const { hold, opened } = stand(async () => wait.promise);
    const holder = hold();
    const slow = holder.dispatch('slow', {}, context);
    const closing = holder.close();
    expect(await holder.dispatch('late', {}, context)).toMatchObject({ ok: false, error: { code: 'unavailable' } });
    expect(opened[0]?.closed).toBe(false);
    wait.done();
    await Promise.all([closing, holder.close(), slow]);
    expect(opened[0]?.closed).toBe(true);
  });
});
