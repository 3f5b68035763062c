'use strict';

const { existsSync } = require('node:fs');
const { join } = require('node:path');

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
 * Sets the fuses: what a packaged app refuses whatever it is started with. Before signing, since they are bytes of
 * the program. The packaged app is no Node, takes no NODE_OPTIONS and no debugger, and loads nothing but its asar.
 * @param {import('electron-builder').AfterPackContext} context
 */
module.exports = async function afterPack(context) {
  const program = programOf(context);
  if (!existsSync(program)) throw new Error(`The packed program is not at ${program}: its fuses could not be set.`);
  // The package is an ES module: a CommonJS hook can only import it when it runs.
  const { flipFuses, FuseVersion, FuseV1Options } = await import('@electron/fuses');
  await flipFuses(program, {
    version: FuseVersion.V1,
    resetAdHocDarwinSignature: context.electronPlatformName === 'darwin',
    [FuseV1Options.RunAsNode]: false,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: false,
    [FuseV1Options.EnableCookieEncryption]: true,
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
    [FuseV1Options.OnlyLoadAppFromAsar]: true,
    [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  });
};
