import { existsSync, statfsSync } from 'node:fs';
import { dirname, sep } from 'node:path';

/** Folders that a cloud service keeps alike on several machines, by the names their programs give them. */
const syncedFolders = [
  /^dropbox( \(.+\))?$/i,
  /^onedrive( - .+)?$/i,
  /^google ?drive$/i,
  /^googledrive-.+$/i,
  /^my drive$/i,
  /^icloud ?drive$/i,
  /^com~apple~clouddocs$/i,
  /^mobile documents$/i,
  /^box( sync)?$/i,
  /^nextcloud$/i,
  /^owncloud$/i,
  /^pcloud ?drive$/i,
  /^syncthing$/i,
];

/** Magic numbers of statfs(2) on Linux: NFS, SMB, SMB2, CIFS, AFS, Ceph, WebDAV by FUSE is not told apart. */
const networkTypes = new Set([0x6969, 0x517b, 0xfe534d42, 0xff534d42, 0x5346414f, 0x00c36400]);

/**
 * Whether a data file would lie where two machines can write it at once: SQLite's locks do not reach across.
 * @param file absolute path of the data file, which need not exist yet
 */
export function isSharedPlace(file: string): boolean {
  if (file.startsWith('\\\\')) return true;
  if (
    dirname(file)
      .split(sep)
      .some((part) => syncedFolders.some((name) => name.test(part)))
  )
    return true;
  if (process.platform !== 'linux') return false;
  let folder = dirname(file);
  while (!existsSync(folder) && folder !== dirname(folder)) folder = dirname(folder);
  return networkTypes.has(Number(statfsSync(folder).type) >>> 0);
}
