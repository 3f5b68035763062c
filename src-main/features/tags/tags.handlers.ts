import { strings } from '@shared/locale/index';
import type { CommandHandlers, ReadHandlers } from '../context';
import { readTags } from './tags.repo';
import { findOrCreateTag } from './tags.service';

export const tagsReads: ReadHandlers<'tags.list'> = {
  'tags.list': async ({ raw }) => ({ rows: readTags(raw) }),
};

export const tagsCommands: CommandHandlers<'tags.create'> = {
  async 'tags.create'({ write }, { name, colour }) {
    const { value, txId } = await write(strings.contacts.tagCreated(name.trim()), (tx) =>
      findOrCreateTag(tx, name, colour),
    );
    return { id: value, txId };
  },
};
