import { strings } from '@shared/locale/index';

/**
 * The last part of a file's name as a person may see it: no folders, no control or direction characters, none that a
 * system forbids, at most 120 characters, its ending kept.
 */
export function safeName(name: string): string {
  const unnamed = strings.hosts.files.unnamed;
  const last = name.split(/[/\\]/).at(-1) ?? '';
  const clean = last
    .normalize('NFC')
    // oxlint-disable-next-line no-control-regex -- control characters are what this takes out
    .replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff<>:"|?*]/g, '')
    .replace(/^[.\s]+|[.\s]+$/g, '');
  if (clean === '' || /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(clean)) return unnamed;
  if (clean.length <= 120) return clean;
  const ending = /\.\w{1,10}$/.exec(clean)?.[0] ?? '';
  return clean.slice(0, 120 - ending.length) + ending;
}
