import { _electron, expect, test, type ElectronApplication, type Page } from '@playwright/test';
import type { Envelope, InputOf, JobProgress, OutputOf, ProcedureName } from '@shared/contract/index';
import { strings } from '@shared/locale/index';
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SOUND, soundness } from './force';
import { reload } from './host-runs';
import { bookOf, toast } from './parts';
import { asRoot, electronProgram, ended, out, surroundings } from './programs';

// What only a window of the system has: its menu, its dialogs, its place, a second start, and its end in the middle of
// work.

interface Started {
  app: ElectronApplication;
  page: Page;
  call<N extends ProcedureName>(name: N, input: InputOf<N>): Promise<OutputOf<N>>;
}

let data = '';
test.beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'calldeck-window-'));
});
test.afterEach(() => rmSync(data, { recursive: true, force: true }));

async function start(...args: string[]): Promise<Started> {
  // The switch stands first, as `npm start` gives it.
  const app = await _electron.launch({
    executablePath: electronProgram(),
    args: [...asRoot, '--disable-gpu', join(out, 'main/electron.js'), ...args],
    env: surroundings(data),
  });
  const page = await app.firstWindow();
  await page.getByRole('main').waitFor();
  return {
    app,
    page,
    async call(name, input) {
      const answer = await page.evaluate(
        ([procedure, given]) =>
          (
            window as unknown as { calldeck: { invoke(name: string, input: unknown): Promise<unknown> } }
          ).calldeck.invoke(procedure, given),
        [name, input] as const,
      );
      const envelope = answer as Envelope<OutputOf<typeof name>>;
      if (!envelope.ok) throw new Error(`${name}: ${envelope.error.message}`);
      return envelope.value;
    },
  };
}

/** Clicks an item of the native menu. */
async function menu(app: ElectronApplication, label: string): Promise<void> {
  await app.evaluate(({ Menu, BrowserWindow }, wanted) => {
    const items = Menu.getApplicationMenu()?.items.flatMap((item) => item.submenu?.items ?? []) ?? [];
    const item = items.find((one) => one.label === wanted);
    if (item === undefined) throw new Error(`the menu has no ${wanted}`);
    item.click(undefined, BrowserWindow.getAllWindows()[0]);
  }, label);
}

/** Answers the next of the system's dialogs with a path. */
async function answerDialog(app: ElectronApplication, path: string): Promise<void> {
  await app.evaluate(({ dialog }, given) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [given] });
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: given });
  }, path);
}

const words = strings.hosts.menu;

test('the menu does what it says', async () => {
  const { app, page, call } = await start();
  await call('settings.update', { welcomed: true });
  await page.evaluate(() => (location.hash = '#/contacts'));
  await menu(app, words.settings);
  await expect(page.getByRole('main', { name: strings.settingsPage.title })).toBeVisible();
  await menu(app, words.importFile);
  await expect(page.getByRole('heading', { name: strings.importsPage.file.title })).toBeVisible();
  for (const label of [words.newContact, words.logCall, words.find]) {
    await menu(app, label);
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
  }
  await call('contacts.create', { kind: 'person', name: 'Ada Byron' });
  await menu(app, words.undo);
  await expect.poll(async () => (await call('contacts.count', {})).all).toBe(0);
  await menu(app, words.redo);
  await expect.poll(async () => (await call('contacts.count', {})).all).toBe(1);
  await app.close();
});

test('another file: nothing of the one before stays on the screen, and the next start opens it', async () => {
  let { app, page, call } = await start();
  await call('settings.update', { welcomed: true });
  const { id } = await call('contacts.create', { kind: 'person', name: 'Ada Byron' });
  await page.evaluate((card) => (location.hash = `#/contacts/${card}`), id);
  await expect(page.getByRole('main', { name: 'Ada Byron' })).toBeVisible();

  // Typed without its ending.
  await answerDialog(app, join(data, 'Second book'));
  await menu(app, words.newFile);
  await expect(page.getByRole('main', { name: strings.welcomePage.title })).toBeVisible();
  const second = join(data, 'Second book.calldeck');
  await expect(page.getByText(second)).toBeVisible();
  await call('contacts.create', { kind: 'person', name: 'Grace Hopper' });

  // A second start finds this window, though another file is open in it.
  const other = spawn(electronProgram(), [...asRoot, '--disable-gpu', join(out, 'main/electron.js')], {
    env: surroundings(data),
    stdio: 'ignore',
  });
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());
  expect(await ended(other)).toBe(0);
  await expect
    .poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((one) => one.isMinimized())))
    .toEqual([false]);
  await app.close();

  ({ app, page, call } = await start());
  expect((await call('app.info', {})).file.path).toBe(second);
  expect((await call('contacts.count', {})).all).toBe(1);
  await app.close();
});

test('another file that is none: it says so, and the one before is open again', async () => {
  const { app, page, call } = await start();
  await call('settings.update', { welcomed: true });
  await page.evaluate(() => (location.hash = '#/contacts'));
  const diary = join(data, 'diary.calldeck');
  writeFileSync(diary, 'Dear diary, this is no database at all.'.repeat(200));
  await answerDialog(app, diary);
  await call('app.open_file', {});
  await expect(toast(page, strings.file.notCalldeck('diary.calldeck'))).toBeVisible();
  await call('contacts.create', { kind: 'person', name: 'Ada Byron' });
  expect((await call('app.info', {})).file.path).toBe(join(data, 'Calldeck.calldeck'));
  await app.close();
});

test('a file that cannot be opened at the start: the menu leads to another', async () => {
  const first = await start();
  await first.app.close();
  writeFileSync(join(data, 'Calldeck.calldeck'), 'Dear diary, this is no database at all.'.repeat(200));
  const { app, page, call } = await start();
  await expect(page.getByRole('heading', { name: strings.shell.notOpened })).toBeVisible();
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMenuBarVisible())).toBe(true);
  await answerDialog(app, join(data, 'Second book.calldeck'));
  await menu(app, words.newFile);
  await expect(page.getByRole('main', { name: strings.welcomePage.title })).toBeVisible();
  expect((await call('app.info', {})).file.path).toBe(join(data, 'Second book.calldeck'));
  await app.close();
});

test('an export says that it is saved once it is, and nothing where it was not wanted', async () => {
  const { app, page, call } = await start('--demo');
  await call('settings.update', { welcomed: true });
  await page.evaluate(() => (location.hash = '#/settings'));
  writeFileSync(join(data, 'file'), 'a folder cannot be here');
  await app.evaluate(({ session }, folder) => {
    const kept: { ends: string[] } = { ends: [] };
    (globalThis as unknown as { kept: { ends: string[] } }).kept = kept;
    session.defaultSession.on('will-download', (_event, item) => {
      item.once('done', (_done, state) => kept.ends.push(state));
      // The first dialog is cancelled; in the second a place is chosen that cannot be, in the third a good one.
      const at = kept.ends.length;
      if (at === 0) item.cancel();
      else item.setSavePath(`${folder}/${at === 1 ? 'file' : 'exports'}/export.zip`);
    });
  }, data);
  const ends = () => app.evaluate(() => (globalThis as unknown as { kept: { ends: string[] } }).kept.ends.length);
  const save = async (round: number) => {
    await page.getByRole('button', { name: strings.settingsPage.file.exportAll }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: strings.exportsPage.start }).click();
    await expect.poll(ends).toBe(round);
  };
  await save(1);
  await expect(toast(page, /calldeck-.*saved/)).toBeHidden();
  await save(2);
  await expect(toast(page, /could not be written there/)).toBeVisible();
  await expect(toast(page, /calldeck-.*saved/)).toBeHidden();
  await save(3);
  await expect(toast(page, /calldeck-.*saved/)).toBeVisible();
  expect(existsSync(join(data, 'exports/export.zip'))).toBe(true);
  await app.close();
});

test('the window comes back where it was, and a reload stays on its screen', async () => {
  const bounds = { x: 50, y: 40, width: 1000, height: 700 };
  let { app, page, call } = await start('--demo');
  await call('settings.update', { welcomed: true });
  await app.evaluate(({ BrowserWindow }, wanted) => BrowserWindow.getAllWindows()[0]?.setBounds(wanted), bounds);
  await page.evaluate(() => (location.hash = '#/calls'));
  await expect(page).toHaveTitle(/^Calls/);
  await reload(page);
  await expect(page).toHaveTitle(/^Calls/);
  await app.close();
  ({ app, page, call } = await start('--demo'));
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds())).toEqual(bounds);
  await app.close();
});

for (const way of ['by its window', 'by Ctrl+C'] as const) {
  test(`closed ${way} in the middle of an import: all or nothing, and the file is sound`, async () => {
    const { app, call, page } = await start();
    const text = bookOf(6000);
    const { fileId } = await call('files.begin', { name: 'people.csv', bytes: Buffer.byteLength(text) });
    await page.evaluate(
      async ([id, whole]) => {
        const { calldeck } = window as unknown as {
          calldeck: { invoke(name: string, input: unknown): Promise<unknown> };
        };
        const bytes = new TextEncoder().encode(whole);
        const PIECE = 256 * 1024;
        for (let offset = 0; offset < bytes.length; offset += PIECE) {
          await calldeck.invoke('files.append', { fileId: id, offset, chunk: bytes.slice(offset, offset + PIECE) });
        }
      },
      [fileId, text] as const,
    );
    await call('files.end', { fileId });
    const { columns } = await call('imports.inspect', { fileId });
    const check = await call('imports.check', {
      fileId,
      columns: columns.map(({ index, target }) => ({ index, target })),
      onMatch: 'add',
    });
    const stateOf = async (jobId: string) =>
      ((await call('jobs.list', {})).rows as JobProgress[]).find((job) => job.id === jobId)?.state;
    await expect.poll(() => stateOf(check.jobId), { timeout: 30_000 }).toBe('done');
    const commit = await call('imports.commit', { batchId: check.batchId });
    expect(await stateOf(commit.jobId)).toBe('running');
    const child = app.process();
    if (way === 'by Ctrl+C') child.kill('SIGINT');
    else await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
    expect(await ended(child)).toBe(0);

    const file = join(data, 'Calldeck.calldeck');
    expect(readdirSync(join(data, 'spool'))).toEqual([]);
    expect(existsSync(`${file}-wal`) || existsSync(`${file}.lock`)).toBe(false);
    expect(soundness(file)).toEqual(SOUND);
    const again = await start();
    // Nothing of it, or, where the window was slower than the import, everything.
    expect([0, 6000]).toContain((await again.call('contacts.count', {})).all);
    await again.app.close();
  });
}

test('started again while it closes: it opens once more when the file is free', async () => {
  const { app } = await start();
  const child = app.process();
  const lock = join(data, 'Calldeck.calldeck.lock');
  const holder = () => (existsSync(lock) ? (JSON.parse(readFileSync(lock, 'utf8')) as { pid: number }).pid : null);
  expect(holder()).toBe(child.pid);
  const second = [electronProgram(), join(out, 'main/electron.js'), '--disable-gpu', ...asRoot];
  await app.evaluate(({ app: running, BrowserWindow }, argv) => {
    running.once('will-quit', () => running.emit('second-instance', {}, argv, process.cwd()));
    BrowserWindow.getAllWindows()[0]?.close();
  }, second);
  expect(await ended(child)).toBe(0);
  await expect.poll(() => holder() ?? child.pid).not.toBe(child.pid);
  process.kill(holder() ?? 0, 'SIGTERM');
  await expect.poll(holder).toBeNull();
});

test('opens a card file with a double click: at the start, and while a window is open', async () => {
  const ana = join(data, 'Ana.vcf');
  const bo = join(data, 'Bo.vcf');
  for (const [path, name] of [
    [ana, 'Ana Ruiz'],
    [bo, 'Bo Ek'],
  ] as const)
    writeFileSync(path, `BEGIN:VCARD\r\nVERSION:3.0\r\nFN:${name}\r\nN:;${name};;;\r\nEND:VCARD\r\n`);
  const { app, page } = await start(ana);
  await expect(page.getByText('Ana.vcf').first()).toBeVisible();
  const again = spawn(electronProgram(), [...asRoot, join(out, 'main/electron.js'), bo], { env: surroundings(data) });
  expect(await ended(again)).toBe(0);
  await expect(page.getByText('Bo.vcf').first()).toBeVisible();
  await app.close();
});

test('the data file moves with its attachments and backups, and the next start opens it there', async () => {
  const first = await start();
  const { app, page, call } = first;
  await call('settings.update', { welcomed: true });
  const { id } = await call('contacts.create', { kind: 'person', name: 'Ana Ruiz' });
  const { fileId } = await call('files.begin', { name: 'offer.txt', bytes: 0 });
  await call('files.end', { fileId });
  await call('attachments.add', { contactId: id, fileId });
  const { jobId } = await call('backups.create', {});
  await expect(page.getByRole('main')).toBeVisible();
  await expect.poll(async () => (await call('backups.list', {})).rows.length, jobId).toBe(1);
  const place = join(data, 'elsewhere', 'Office.calldeck');
  await answerDialog(app, place);
  await page.evaluate(() => (location.hash = '#/settings'));
  const words = strings.settingsPage.file;
  await page.getByRole('button', { name: words.more }).click();
  await page.getByRole('menuitem', { name: words.move }).click();
  await expect.poll(() => readdirSync(data).filter((name) => name.startsWith('Calldeck.calldeck'))).toEqual([]);
  await app.close();
  const again = await start();
  expect((await again.call('app.info', {})).file.path).toBe(place);
  expect((await again.call('contacts.count', {})).all).toBe(1);
  expect((await again.call('attachments.list', { contactId: id })).rows).toMatchObject([{ isGone: false }]);
  expect((await again.call('backups.list', {})).rows).toHaveLength(1);
  await again.app.close();
});
