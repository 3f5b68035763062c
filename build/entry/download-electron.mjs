// Run by the chosen Node, since electron's own downloader does not load on an older one: downloads Electron into its
// cache, showing progress, then lets the electron package unpack it. On failure it prints one reason to stdout.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { run } from './child.mjs';
import { at } from './paths.mjs';
import { plainReason } from './plain-reason.mjs';

// Without a byte for so long there is no use in waiting: the app is served to a browser instead.
const SILENT_MS = 15_000;

/** @param {{ transferred: number, total: number | null }} progress */
function show({ transferred, total }) {
  const mb = (/** @type {number} */ bytes) => `${Math.round(bytes / 1e6)} MB`;
  const text = total ? `${Math.floor((100 * transferred) / total)} % of ${mb(total)}` : mb(transferred);
  if (text === shown) return;
  shown = text;
  // On a terminal one line that renews itself; in a log a line for every tenth.
  if (process.stderr.isTTY) process.stderr.write(`\rDownloading Electron: ${text} `);
  else if (/^\d*0 %/.test(text)) process.stderr.write(`Downloading Electron: ${text}\n`);
}
let shown = '';

async function download() {
  const require = createRequire(at('node_modules', 'electron', 'package.json'));
  const { version } = JSON.parse(readFileSync(at('node_modules', 'electron', 'package.json'), 'utf8'));
  const { downloadArtifact } = await import(require.resolve('@electron/get'));
  const stop = new AbortController();
  let silence = setTimeout(giveUp, SILENT_MS);
  function giveUp() {
    stop.abort(new Error('the network did not answer'));
  }
  process.stderr.write(`Downloading Electron ${version}…\n`);
  try {
    await downloadArtifact({
      version,
      artifactName: 'electron',
      platform: process.platform,
      arch: process.arch,
      cacheRoot: process.env['electron_config_cache'],
      checksums: require('./checksums.json'),
      downloadOptions: {
        signal: stop.signal,
        quiet: true,
        getProgressCallback: async (/** @type {{ transferred: number, total: number | null }} */ progress) => {
          clearTimeout(silence);
          silence = setTimeout(giveUp, SILENT_MS);
          show(progress);
        },
      },
    });
  } finally {
    clearTimeout(silence);
    if (process.stderr.isTTY && shown !== '') process.stderr.write('\n');
  }
  const unpacked = await run(process.execPath, [at('node_modules', 'electron', 'install.js')], { capture: true });
  if (unpacked.code !== 0) throw new Error(`it could not be unpacked: ${unpacked.output.trim().split('\n')[0]}`);
}

try {
  await download();
} catch (error) {
  process.stdout.write(plainReason(error));
  process.exitCode = 1;
}
