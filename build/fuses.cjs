'use strict';

/**
 * What a packaged app refuses whatever it is started with, by the names of @electron/fuses: it is no Node, takes no
 * NODE_OPTIONS and no debugger, loads nothing but its asar, and gives file: pages nothing.
 * @type {Readonly<Record<string, boolean>>}
 */
module.exports.fuses = Object.freeze({
  RunAsNode: false,
  EnableNodeOptionsEnvironmentVariable: false,
  EnableNodeCliInspectArguments: false,
  EnableCookieEncryption: true,
  EnableEmbeddedAsarIntegrityValidation: true,
  OnlyLoadAppFromAsar: true,
  GrantFileProtocolExtraPrivileges: false,
});
