import { strings } from '@shared/locale/index';
import type { CommandHandlers, JobHandler, ReadHandlers } from '../context';
import { readTags } from './tags.repo';
import { applyTagsChange, changeTags, type TagsChange } from './tags-change.service';
import { findOrCreateTag, namesOfTags, updateTag } from './tags.service';

const did = strings.ownLists.did;

export const tagsReads: ReadHandlers<'tags.list'> = {
  'tags.list': async ({ raw }) => ({ rows: readTags(raw) }),
};

export const tagsCommands: CommandHandlers<'tags.create' | 'tags.update' | 'tags.merge' | 'tags.remove'> = {
  async 'tags.create'({ write }, { name, colour }) {
    const { value, txId } = await write(strings.contacts.tagCreated(name.trim()), (tx) =>
      findOrCreateTag(tx, name, colour),
    );
    return { id: value, txId };
  },
  async 'tags.update'({ write, raw }, { id, name, colour, before }) {
    const now = namesOfTags(raw, [id]);
    const label = name === undefined || name === now ? did.tagChanged(now) : did.tagRenamed(now, name);
    const { txId } = await write(label, (tx) => updateTag(tx, id, { name, colour }, before));
    return { txId };
  },
  'tags.merge': (context, { ids, into }) =>
    changeTags(context, { kind: 'merge', ids: ids.filter((id) => id !== into), into }),
  'tags.remove': (context, { ids }) => changeTags(context, { kind: 'remove', ids }),
};

export const tagsJobs: Record<'tags.change', JobHandler> = {
  'tags.change': (context, params) => applyTagsChange(context, params as TagsChange),
};
