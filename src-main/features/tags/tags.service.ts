import { fold } from '@shared/domain/fold';
import { strings } from '@shared/locale/index';
import { AppError } from '../../core/errors';
import { stamped, type Write } from '../../db/writer';
import { liveTags } from './tags.repo';

const colours = 8;

/**
 * The tag of a name, however it is written; a new one where there is none.
 * @param colour 0 to 7; the least used one when not said
 * @returns its id
 * @throws AppError `validation` for a name without anything visible
 */
export async function findOrCreateTag(write: Write, name: string, colour?: number): Promise<string> {
  const key = fold(name);
  if (key === '') throw new AppError('validation', strings.contacts.emptyValue, { name: strings.contacts.emptyValue });
  const tags = liveTags(write.raw);
  const known = tags.find((tag) => fold(tag.name) === key);
  if (known !== undefined) return known.id;
  const row = stamped(write, { name: name.trim(), colour: colour ?? leastUsed(tags.map((tag) => tag.colour)) });
  await write.db.insertInto('tag').values(row).execute();
  return row.id;
}

function leastUsed(used: readonly number[]): number {
  const counts = Array.from({ length: colours }, (_, colour) => used.filter((one) => one === colour).length);
  return counts.indexOf(Math.min(...counts));
}
