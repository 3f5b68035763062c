import { expect, test } from '@playwright/test';
import { strings } from '@shared/locale/index';
import { csvRow } from '@main/formats/csv-write';
import { useHost } from './host';
import { contactsGrid, importText, rail, row, toast } from './parts';

// Names that would run something, turn the line around or break out of their cell are shown as they are, on every
// screen, and run nothing.

const PAYLOADS = [
  '<script>window.ran = "script"</script>',
  '<img src=x onerror="window.ran = \'onerror\'">',
  '"><svg onload=window.ran="svg">',
  "javascript:window.ran='address'",
  '${window.ran="template"}{{constructor.constructor("window.ran=1")()}}',
  'شركة النور للتجارة \u202egnp.exe',
  '👩‍👩‍👧‍👦 Z\u0351\u036B\u0343\u036A\u0302a\u0348\u0347lgo 🏳️‍🌈',
  '=HYPERLINK("https://example.com","x")',
];
const host = useHost();

test('names from a file, in every list, card, dialog and message', async () => {
  const { page, app } = host;
  const text =
    csvRow(['First name', 'Company', 'Email', 'Phone', 'Notes', 'Tags', 'Website']) +
    PAYLOADS.map((payload, at) =>
      csvRow([
        payload,
        `${payload} & Co`,
        `p${at}@hostile.example`,
        `020 7946 02${String(at).padStart(2, '0')}`,
        payload,
        payload.replace(/[;,]/g, ' '),
        payload,
      ]),
    ).join('');
  await importText(app, '<img src=x onerror="window.ran=\'file\'">.csv', text);
  const { rows } = await app.call('contacts.list', { filter: { kind: 'person' }, limit: 50 });
  expect(rows).toHaveLength(PAYLOADS.length);
  const info = await app.call('app.info', {});
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: info.settings.timeZone }).format(new Date());
  for (const contact of rows) {
    await app.call('interactions.log', {
      channel: 'call',
      direction: 'out',
      contactId: contact.id,
      subject: contact.displayName,
      body: contact.displayName,
      nextStep: { kind: 'call', title: contact.displayName, dueDate: today },
    });
    await app.call('deals.create', { title: contact.displayName, contactId: contact.id, amount: 100 });
  }

  for (const screen of ['/contacts', '/today', '/calls', '/pipeline', '/import', '/history']) {
    await app.go(screen);
    await expect(page.getByText('window.ran').first(), screen).toBeVisible();
  }
  for (const contact of rows) {
    await app.go(`/contacts/${contact.id}`);
    await expect(page.getByRole('main', { name: contact.displayName })).toBeVisible();
  }
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: strings.palettePage.title }).fill('<script>');
  await expect(
    page
      .getByRole('option')
      .filter({ hasText: PAYLOADS[0] ?? '' })
      .first(),
  ).toBeVisible();
  await page.keyboard.press('Escape');
  // A message with such a name in it.
  await rail(page, strings.shell.nav.contacts).click();
  const grid = contactsGrid(page);
  const shown = row(grid, PAYLOADS[1] ?? '');
  const count = await shown.count();
  await shown.first().getByRole('checkbox').click();
  await grid.press('Delete');
  await expect(shown).toHaveCount(count - 1);
  await page.keyboard.press('Control+z');
  await expect(shown).toHaveCount(count);

  expect(await page.evaluate(() => (window as unknown as { ran?: string }).ran)).toBeUndefined();
  expect(await page.locator('main script, main svg[onload], main img[onerror]').count()).toBe(0);
});

test('a link of a card that is no link of ours is not opened', async () => {
  const { page, app } = host;
  const { id } = await app.call('contacts.create', {
    kind: 'person',
    name: 'Web Page',
    methods: [
      { kind: 'web', label: '', value: 'javascript:window.ran=1' },
      { kind: 'web', label: '', value: 'file:///etc/passwd' },
    ],
  });
  await app.go(`/contacts/${id}`);
  await expect(page.getByRole('main', { name: 'Web Page' })).toBeVisible();
  for (const value of ['javascript:window.ran=1', 'file:///etc/passwd']) {
    if (app.kind === 'electron') expect((await app.tryCall('app.open_link', { url: value })).ok).toBe(false);
    const line = page.getByRole('main').getByRole('listitem').filter({ hasText: value });
    await line.hover();
    await line.getByRole('button', { name: strings.contactCardPage.reach.open(value) }).click();
    if (app.kind === 'electron') await expect(toast(page, strings.app.linkRefused).last()).toBeVisible();
  }
  // It is taken for the name of a site, never for a scheme.
  expect((await app.opened()).filter((link) => !link.startsWith('https://'))).toEqual([]);
  expect(await page.evaluate(() => (window as unknown as { ran?: number }).ran)).toBeUndefined();
  expect(page.url()).toMatch(/^(?:app:\/\/calldeck|http:\/\/127\.0\.0\.1:\d+)\//);
});

test('what begins like a formula leaves as text', async () => {
  const { app } = host;
  const { jobId } = await app.call('exports.contacts', {});
  await expect
    .poll(
      async () =>
        ((await app.call('jobs.list', {})).rows as { id: string; state: string }[]).find((job) => job.id === jobId)
          ?.state,
    )
    .toBe('done');
  const job = ((await app.call('jobs.list', {})).rows as { id: string; result: { fileId: string } }[]).find(
    (one) => one.id === jobId,
  );
  const piece = await app.read(job?.result.fileId ?? '');
  expect(piece).toContain('HYPERLINK');
  expect(piece).not.toMatch(/(?:^|[,;\t\n])"?=HYPERLINK/);
});
