import { expect, test, type Page, type Request } from '@playwright/test';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Host } from './host';
import { importText } from './parts';
import { root } from './programs';
import { overlayScreens } from './overlays';
import { questionScreens } from './questions';
import { filledScreens, plainScreens, type Screen } from './screens';
import { csvRow } from '@main/formats/csv-write';

// Pictures of every screen, light and dark, large and small: of an empty file, of the example office, and of names as long
// as they come. `npm run screenshots` puts them into screenshots/, which is left out of the repository;
// CALLDECK_SCREENS, a pattern of names, takes those alone and keeps the others.

const folder = join(root, 'screenshots');
const wanted = process.env['CALLDECK_SCREENS'];
const chosen = new RegExp(wanted ?? '');
const SIZES = [
  { width: 1440, height: 900 },
  { width: 1024, height: 700 },
];
const LONG = [
  'Rechtsschutzversicherungsgesellschaften',
  'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft',
  'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz',
  'Kraftfahrzeughaftpflichtversicherung',
  'Siebenhundertsiebenundsiebzigtausendsiebenhundertsiebenundsiebzig',
];

type Scheme = 'light' | 'dark';

/** Says whether everything that the page asked for has been answered. */
function watchQuestions(page: Page): () => boolean {
  const asked = new Set<Request>();
  page.on('request', (request) => request.method() === 'POST' && asked.add(request));
  page.on('requestfinished', (request) => asked.delete(request));
  page.on('requestfailed', (request) => asked.delete(request));
  return () => asked.size === 0;
}

async function pictures(app: Host, name: string, scheme: Scheme, screens: readonly Screen[]): Promise<void> {
  // What fades in would be half there.
  await app.page.emulateMedia({ reducedMotion: 'reduce' });
  const isQuiet = watchQuestions(app.page);
  await app.call('settings.update', { colorScheme: scheme });
  await app.page.waitForFunction((wanted) => document.documentElement.dataset['mantineColorScheme'] === wanted, scheme);
  for (const screen of screens.filter((one) => chosen.test(one.name))) {
    await screen.open(app);
    for (const size of SIZES) {
      await app.page.setViewportSize(size);
      await expect.poll(isQuiet).toBe(true);
      await app.page.screenshot({
        path: join(folder, name, `${screen.name}-${scheme}-${size.width}.png`),
        animations: 'disabled',
        caret: 'hide',
      });
    }
    await app.page.setViewportSize({ width: 1440, height: 900 });
    await screen.close?.(app);
  }
}

/** The welcome keeps its place: it is the screen of a file that nobody has begun. */
async function withHost(
  options: ConstructorParameters<typeof Host>[1],
  work: (app: Host) => Promise<void>,
): Promise<void> {
  const app = new Host('browser', options);
  await app.start();
  try {
    await work(app);
    app.expectNoFaults();
  } finally {
    await app.close();
    app.forget();
  }
}

test.beforeAll(() => {
  if (wanted === undefined) rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
});

/** The people of the long words, each with a call, a next step and a deal. */
async function longWords(app: Host): Promise<void> {
  const rows = LONG.map((word, at) =>
    csvRow([
      word,
      LONG[(at + 1) % LONG.length] ?? '',
      `${word} GmbH & Co. KG`,
      `Hauptabteilungsleiter ${word}`,
      `${word
        .toLowerCase()
        .normalize('NFKD')
        .replaceAll(/[^a-z]/g, '')}@versicherung.example`,
      `020 7946 03${String(at).padStart(2, '0')}`,
    ]),
  );
  await importText(
    app,
    'lang.csv',
    csvRow(['Vorname', 'Nachname', 'Firma', 'Position', 'E-Mail', 'Telefon']) + rows.join(''),
  );
  const { rows: people } = await app.call('contacts.list', { filter: { kind: 'person' }, limit: 50 });
  const info = await app.call('app.info', {});
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: info.settings.timeZone }).format(new Date());
  for (const [at, person] of people.entries()) {
    const word = LONG[at % LONG.length] ?? '';
    await app.call('interactions.log', {
      channel: 'call',
      direction: 'out',
      contactId: person.id,
      body: `${word} `.repeat(20),
      nextStep: { kind: 'call', title: `${word} besprechen`, dueDate: today },
    });
    await app.call('deals.create', { title: `${word} ${word}`, contactId: person.id, amount: 123_456_789_00 });
  }
}

// Each on a host of its own, so that none comes near the limit of one test on a machine that others use too.
const office = { screens: [...plainScreens, ...filledScreens], over: overlayScreens, questions: questionScreens };
for (const scheme of ['light', 'dark'] as const) {
  test(`an empty file in ${scheme}`, () => withHost({}, (app) => pictures(app, 'empty', scheme, plainScreens)));

  for (const [part, screens] of Object.entries(office)) {
    test(`the example office in ${scheme}: ${part}`, () =>
      withHost({ demo: true }, (app) => pictures(app, 'example', scheme, screens)));
  }

  test(`long words in ${scheme}`, () =>
    withHost({}, async (app) => {
      await longWords(app);
      const filled = filledScreens.filter((screen) => !screen.name.startsWith('import-'));
      await pictures(app, 'long-words', scheme, [...plainScreens, ...filled]);
    }));
}
