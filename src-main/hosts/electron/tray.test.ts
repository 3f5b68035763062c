import { silentLogger } from '@main/core/logger';
import { createTestApp } from '@test/helpers/test-app';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { figureLines, installTray, trayTemplate } from './tray';
import { followFigures, type Figures } from './tray-figures';

const fake = vi.hoisted(() => ({ fails: false, menus: 0, tips: [] as string[], clicks: [] as (() => void)[] }));
vi.mock('electron', () => ({
  Menu: { buildFromTemplate: (template: unknown) => template },
  nativeImage: { createEmpty: () => ({ addRepresentation: () => undefined, setTemplateImage: () => undefined }) },
  Tray: class {
    constructor() {
      if (fake.fails) throw new Error('no panel');
    }
    isDestroyed = () => false;
    setToolTip = (tip: string) => void fake.tips.push(tip);
    setContextMenu = () => void (fake.menus += 1);
    on = (_name: string, click: () => void) => void fake.clicks.push(click);
  },
}));

afterEach(() => {
  vi.useRealTimers();
  Object.assign(fake, { fails: false, menus: 0, tips: [], clicks: [] });
});

function actions() {
  const done: string[] = [];
  return {
    done,
    open: () => void done.push('open'),
    command: (command: string) => void done.push(command),
    quit: () => void done.push('quit'),
  };
}

describe('the icon beside the clock', () => {
  it('says today’s figures in words', () => {
    expect(figureLines({ callsDue: 7, overdue: 2 })).toEqual(['7 calls due today', '2 things are overdue']);
    expect(figureLines({ callsDue: 1, overdue: 1 })).toEqual(['1 call due today', '1 thing is overdue']);
    expect(figureLines({ callsDue: 0, overdue: 0 })).toEqual(['No calls due today']);
  });

  it('opens, logs, adds and quits', () => {
    const asked = actions();
    for (const item of trayTemplate(asked, { callsDue: 7, overdue: 0 }))
      item.click?.({} as never, undefined, {} as never);
    expect(asked.done).toEqual(['open', 'log_call', 'new_contact', 'open', 'quit']);
    expect(trayTemplate(asked, null).filter((item) => item.type === 'separator')).toHaveLength(1);
  });

  it('is done without where there is no place for it', () => {
    fake.fails = true;
    expect(installTray(actions(), silentLogger())).toBeNull();
  });

  it('changes its menu only when its words change', () => {
    const tray = installTray(actions(), silentLogger());
    for (const callsDue of [7, 7, 7, 8]) tray?.show({ callsDue, overdue: 0 });
    tray?.show(null);
    expect(fake.menus).toBe(4);
    expect(fake.tips).toEqual(['Calldeck', 'Calldeck: 7 calls due today', 'Calldeck: 8 calls due today', 'Calldeck']);
  });
});

describe('today’s figures', () => {
  it('follow what is written, gathered, and the day', async () => {
    const test = await createTestApp({ now: '2026-11-20T09:00:00.000Z' });
    const { id } = await test.call('contacts.create', { kind: 'company', name: 'First' });
    vi.useFakeTimers({ toFake: ['setTimeout', 'setInterval', 'clearTimeout', 'clearInterval'] });
    const shown: (Figures | null)[] = [];
    const reads = vi.spyOn(test.app, 'dispatch');
    const stop = followFigures({
      app: test.app,
      now: () => test.clock.now(),
      show: (figures) => void shown.push(figures),
      log: silentLogger(),
    });
    const shows = (figures: Figures) =>
      vi.waitFor(() => expect(shown.at(-1)).toEqual(figures), { timeout: 3000, interval: 5 });
    await vi.advanceTimersByTimeAsync(2000);
    await shows({ callsDue: 0, overdue: 0 });

    for (const title of ['One', 'Two', 'Three'])
      await test.call('tasks.create', { kind: 'call', title, dueDate: '2026-11-20', contactId: id });
    reads.mockClear();
    await vi.advanceTimersByTimeAsync(2000);
    await shows({ callsDue: 3, overdue: 0 });
    expect(reads.mock.calls.map(([name]) => name)).toEqual(['today.get']);

    test.clock.set('2026-11-21T00:05:00.000Z');
    await vi.advanceTimersByTimeAsync(700_000);
    await shows({ callsDue: 0, overdue: 3 });
    stop();
    vi.useRealTimers();
    await test.close();
  });

  it('are not shown while no file is open', async () => {
    vi.useFakeTimers();
    const shown: unknown[] = [];
    const stop = followFigures({
      app: {
        dispatch: () =>
          Promise.resolve({ ok: false, error: { code: 'unavailable', message: '', traceId: '' } } as const),
        subscribe: () => () => undefined,
      },
      now: () => new Date(),
      show: (figures) => void shown.push(figures),
      log: silentLogger(),
    });
    await vi.advanceTimersByTimeAsync(2000);
    expect(shown).toEqual([null]);
    stop();
  });
});
