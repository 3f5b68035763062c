'use strict';

const { existsSync } = require('node:fs');
const { join } = require('node:path');
const { fuses } = require('./fuses.cjs');

/**
 * Where the program stands in what was packed, by system.
 * @param {import('electron-builder').AfterPackContext} context
 * @returns {string}
 */
function programOf(context) {
  const { productFilename } = context.packager.appInfo;
  if (context.electronPlatformName === 'darwin') return join(context.appOutDir, `${productFilename}.app`);
  if (context.electronPlatformName === 'win32') return join(context.appOutDir, `${productFilename}.exe`);
  // linux.executableName of electron-builder.yml
  return join(context.appOutDir, 'calldeck');
}

/**
 * Sets the fuses, before signing, since they are bytes of the program.
 * A fuse that the Electron at hand does not have yet cannot be set: it is named and left out. The released app is
 * made around the version that package.json pins, which has all of them.
 * @param {import('electron-builder').AfterPackContext} context
 */
module.exports = async function afterPack(context) {
  const program = programOf(context);
  if (!existsSync(program)) throw new Error(`The packed program is not at ${program}: its fuses could not be set.`);
  // The package is an ES module: a CommonJS hook can only import it when it runs.
  const { flipFuses, getCurrentFuseWire, FuseVersion, FuseV1Options } = await import('@electron/fuses');
  const known = await getCurrentFuseWire(program);
  /** @type {Record<number, boolean>} */
  const wanted = {};
  for (const [name, value] of Object.entries(fuses)) {
    const option = FuseV1Options[/** @type {keyof typeof FuseV1Options} */ (name)];
    if (known[option] === undefined) process.stderr.write(`This Electron has no fuse ${name}.\n`);
    else wanted[option] = value;
  }
  const resetAdHocDarwinSignature = context.electronPlatformName === 'darwin';
  await flipFuses(program, { version: FuseVersion.V1, resetAdHocDarwinSignature, ...wanted });
};
