import type { OutputOf } from '@shared/contract/index';
import { strings } from '@shared/locale/index';
import type { CommandContext, JobContext } from '../context';
import { countCarried } from './tags.repo';
import { mergeTags, namesOfTags, removeTags } from './tags.service';

const did = strings.ownLists.did;

/** A change of tags that reaches every card that carries them. */
export type TagsChange =
  | { kind: 'merge'; ids: readonly string[]; into: string }
  | { kind: 'remove'; ids: readonly string[] };

/** From this many cards on a change is a job: what main can write without anyone noticing. */
const manyCards = 2000;

/**
 * Merges or removes tags: at once, or as a job where many cards carry them.
 * @throws AppError `not_found` when one of the tags is no longer there
 */
export async function changeTags(context: CommandContext, change: TagsChange): Promise<OutputOf<'tags.merge'>> {
  const title = labelOf(context, change);
  if (countCarried(context.raw, change.ids) < manyCards) {
    const { txId } = await applyTagsChange(context, change);
    return { txId, jobId: null };
  }
  const request = { kind: 'tags.change', title, params: change, userId: context.userId, cancellable: false } as const;
  return { txId: null, jobId: context.jobs.start(request) };
}

/** Writes a change of tags, in main or in the job worker. */
export async function applyTagsChange(
  context: Pick<JobContext, 'raw' | 'write'>,
  change: TagsChange,
): Promise<{ txId: string | null }> {
  const { txId } = await context.write(labelOf(context, change), (tx) => {
    if (change.kind === 'merge') mergeTags(tx, change.ids, change.into);
    else removeTags(tx, change.ids);
  });
  return { txId };
}

function labelOf({ raw }: Pick<JobContext, 'raw'>, change: TagsChange): string {
  const names = namesOfTags(raw, change.ids);
  return change.kind === 'merge' ? did.tagsMerged(names, namesOfTags(raw, [change.into])) : did.tagsRemoved(names);
}
