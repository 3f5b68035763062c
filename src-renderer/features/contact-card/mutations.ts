import type { InputOf } from '@shared/contract/index';
import { strings } from '@shared/locale';
import { ask, CallFailure, tellFailure } from '@renderer/app/ask';
import { undo } from '@renderer/app/undo';
import { notify } from '@renderer/ui/toast';
import { clashing, columnOf, showClash, useConflict } from './conflict';
import type { Card } from './queries';
import { shownField } from './shown-field';

const words = strings.contactCardPage;

export type Patch = InputOf<'contacts.update'>['patch'];

/** Says what was done, with its undo; what was so already is no news. */
function tell(said: string, { txId }: { txId: string | null }): void {
  if (txId !== null) notify.done(said, { undo: () => void undo(txId) });
}

/**
 * Does something that writes and says so. Why it was not done is given back for the field or the dialog to show.
 * @param onConflict what to do where the same was changed elsewhere meanwhile; else that is a message too
 * @returns what is wrong, for a field edited in place
 */
export async function write(
  said: string,
  work: () => Promise<{ txId: string | null }>,
  onConflict?: (failure: CallFailure) => void | Promise<void>,
): Promise<string | void> {
  try {
    tell(said, await work());
  } catch (failure) {
    if (failure instanceof CallFailure && failure.code === 'conflict' && onConflict !== undefined)
      return onConflict(failure);
    // What was typed stays where it stands, with the reason beside it.
    if (failure instanceof CallFailure && failure.code !== 'cancelled') return failure.message;
    tellFailure(failure);
  }
}

/** As `write`, where there is no field to show what is wrong: then that is a message too. */
export async function writeOrTell(said: string, work: () => Promise<{ txId: string | null }>): Promise<boolean> {
  try {
    tell(said, await work());
    return true;
  } catch (failure) {
    tellFailure(failure);
    return false;
  }
}

/**
 * As `write`, for what may have been changed elsewhere since it was read: then both are shown, and yours is written if the
 * user says so.
 * @param label what it is
 * @param yours what was typed, as a person reads it
 * @param work writes; told to force, it writes over what is there
 * @returns what is wrong, for a field edited in place
 */
export async function writeUnlessStale(
  said: string,
  label: string,
  yours: string,
  work: (force: boolean) => Promise<{ txId: string | null }>,
): Promise<string | void> {
  return write(
    said,
    () => work(false),
    (failure) =>
      useConflict.getState().show({
        fields: [{ label, theirs: failure.fields['value'] ?? '', yours }],
        takeYours: async () => {
          await writeOrTell(said, () => work(true));
        },
      }),
  );
}

/**
 * As `writeUnlessStale`, for fields of a deal, a task or an entry of the log, which main tells in words with both values.
 * Those that nobody else changed are written whatever is chosen.
 * @param said what was done; told by column what another window wrote and what is kept of it
 * @param work writes a patch, told to force over what is there
 * @param shown turns a value into words where main has none for it
 */
export async function writeFieldsUnlessStale<P extends object>(
  said: string | ((kept: Readonly<Record<string, string>>) => string),
  patch: P,
  work: (patch: Partial<P>, force: boolean) => Promise<{ txId: string | null }>,
  shown?: (value: string) => string,
): Promise<string | void> {
  const saidOf = typeof said === 'string' ? () => said : said;
  return write(
    saidOf({}),
    () => work(patch, false),
    ({ fields }) => {
      const clashes = clashing(fields);
      const rest = Object.entries(patch).filter(([field]) => !clashes.includes(columnOf(field)));
      const takeYours = async () => {
        await writeOrTell(saidOf({}), () => work(patch, true));
      };
      const keepTheirs = async () => {
        await writeOrTell(saidOf(fields), () => work(Object.fromEntries(rest) as Partial<P>, false));
      };
      showClash(fields, rest.length > 0 ? { takeYours, keepTheirs } : { takeYours }, shown);
    },
  );
}

/**
 * Changes fields of a card. If the same field was changed elsewhere since the card was read, nothing is lost: both values are shown.
 * @returns what is wrong, for a field edited in place
 */
export function saveFields(
  card: Card,
  patch: Patch,
  field: string,
  said = words.did.changed(field, card.displayName),
): Promise<string | void> {
  const names: Record<string, string> = words.fields;
  const mine: Record<string, unknown> = patch;
  return write(
    said,
    () => ask('contacts.update', { id: card.id, patch, revision: card.revision }),
    async (failure) => {
      const { rows } = await ask('users.list', {});
      const users = new Map(rows.map((user) => [user.id, user.name]));
      const rest = Object.entries(patch).filter(([name]) => !(name in failure.fields));
      useConflict.getState().show({
        fields: Object.entries(failure.fields).map(([name, theirs]) => ({
          label: names[name] ?? name,
          theirs: shownField(name, theirs, users),
          yours: shownField(name, mine[name], users),
        })),
        takeYours: async () => {
          await writeOrTell(said, () => ask('contacts.update', { id: card.id, patch }));
        },
        ...(rest.length > 0 && {
          keepTheirs: async () => {
            await writeOrTell(said, () => ask('contacts.update', { id: card.id, patch: Object.fromEntries(rest) }));
          },
        }),
      });
    },
  );
}

/** As `saveFields`, from a menu or a switch. */
export function saveFieldsOrTell(...given: Parameters<typeof saveFields>): void {
  void saveFields(...given).then((wrong) => {
    if (typeof wrong === 'string') notify.error(wrong);
  });
}

/**
 * Says where a person works now; if their main job was changed elsewhere since the card was read, both are shown.
 * @param work the company, whose id is ':new' where it has no card yet, or null for none; what they do there
 * @param how as `contacts.set_company` takes it
 * @returns what is wrong, for a field edited in place
 */
export function saveWork(
  card: Card,
  said: string,
  work: { company: { id: string; label: string } | null; title: string; department: string },
  how: InputOf<'contacts.set_company'>['how'] = 'moved',
): Promise<string | void> {
  const { company } = work;
  const title = work.title.trim();
  const department = work.department.trim();
  const read = card.employments.find((one) => one.isCurrent);
  const job = read === undefined ? null : { id: read.id, revision: read.revision };
  const yours = company === null ? '' : [company.label, title, department].filter(Boolean).join(', ');
  return writeUnlessStale(said, strings.cardPartsPage.jobs.job, yours, (force) =>
    ask('contacts.set_company', {
      id: card.id,
      company: company?.id === ':new' ? { name: company.label } : company && { id: company.id },
      title,
      department,
      how,
      ...(force ? {} : { job }),
    }),
  );
}

export function setLifecycle(card: Card, lifecycle: Card['lifecycle']): void {
  if (lifecycle === card.lifecycle) return;
  const said = words.did.lifecycle(card.displayName, strings.ui.lifecycle[lifecycle]);
  saveFieldsOrTell(card, { lifecycle }, words.fields.lifecycle, said);
}
