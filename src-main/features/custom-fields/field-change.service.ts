import type { OutputOf, ParsedInputOf } from '@shared/contract/index';
import { strings } from '@shared/locale/index';
import { farReach, reachOf } from '../../db/reach';
import type { CommandContext, JobContext } from '../context';
import { loadSettings } from '../settings/settings.service';
import { fieldOf, removeField, retireField, saveField } from './custom-fields.service';

const { did } = strings.customFields;

/** A change of a field, which its values and what is found by them follow. */
export type FieldChange =
  | { kind: 'save'; input: ParsedInputOf<'fields.save'> }
  | { kind: 'retire'; id: string; retired: boolean }
  | { kind: 'remove'; id: string };

/**
 * Changes a field: at once, or as a job where many cards have something in it.
 * @returns also the field's id
 * @throws AppError as the change itself does
 */
export async function changeField(context: CommandContext, change: FieldChange): Promise<OutputOf<'fields.save'>> {
  const id = change.kind === 'save' ? change.input.id : change.id;
  if (id === undefined || reachOf(context.raw, [{ tbl: 'custom_field', rowId: id, col: null }]) < farReach)
    return { ...(await applyFieldChange(context, change)), jobId: null };
  const title = labelOf(context, change);
  const request = { kind: 'fields.change', title, params: change, userId: context.userId, cancellable: false } as const;
  return { id, txId: null, jobId: context.jobs.start(request) };
}

/** Writes a change of a field, in main or in the job worker. */
export async function applyFieldChange(
  context: Pick<JobContext, 'db' | 'raw' | 'write'>,
  change: FieldChange,
): Promise<{ id: string; txId: string | null }> {
  const label = labelOf(context, change);
  const { currency } = await loadSettings(context.db);
  const { value, txId } = await context.write(label, (tx) => {
    if (change.kind === 'save') return saveField(tx, change.input, currency);
    if (change.kind === 'retire') retireField(tx, change.id, change.retired);
    else removeField(tx, change.id);
    return change.id;
  });
  return { id: value, txId };
}

function labelOf({ raw }: Pick<JobContext, 'raw'>, change: FieldChange): string {
  switch (change.kind) {
    case 'save':
      return change.input.id === undefined ? did.made(change.input.name) : did.changed(change.input.name);
    case 'retire': {
      const { name } = fieldOf(raw, change.id);
      return change.retired ? did.retired(name) : did.broughtBack(name);
    }
    case 'remove':
      return did.removed(fieldOf(raw, change.id).name);
  }
}
