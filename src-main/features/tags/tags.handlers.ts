import { strings } from '@shared/locale/index';
import type { CommandHandlers, ReadHandlers } from '../context';
import { readTags } from './tags.repo';
import { findOrCreateTag, mergeTags, namesOfTags, removeTags, updateTag } from './tags.service';

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
  async 'tags.update'({ write, raw }, { id, name, colour }) {
    const before = namesOfTags(raw, [id]);
    const label = name === undefined || name === before ? did.tagChanged(before) : did.tagRenamed(before, name);
    const { txId } = await write(label, (tx) => updateTag(tx, id, { name, colour }));
    return { txId };
  },
  async 'tags.merge'({ write, raw }, { ids, into }) {
    const others = ids.filter((id) => id !== into);
    const label = did.tagsMerged(namesOfTags(raw, others), namesOfTags(raw, [into]));
    const { txId } = await write(label, (tx) => mergeTags(tx, others, into));
    return { txId };
  },
  async 'tags.remove'({ write, raw }, { ids }) {
    const { txId } = await write(did.tagsRemoved(namesOfTags(raw, ids)), (tx) => removeTags(tx, ids));
    return { txId };
  },
};
