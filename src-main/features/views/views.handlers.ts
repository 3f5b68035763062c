import { strings } from '@shared/locale/index';
import type { CommandHandlers, ReadHandlers } from '../context';
import { visibleViews } from './views.repo';
import { keepLayout, layoutsOf, moveView, removeView, requireView, saveView, updateView } from './views.service';

const words = strings.views;

export const viewReads: ReadHandlers<'views.list' | 'views.layouts'> = {
  'views.list': async ({ raw, userId }, { entity }) => ({
    rows: visibleViews(raw, entity, userId).map((view) => ({
      id: view.id,
      name: view.name,
      state: view.state,
      isShared: view.is_shared === 1,
      isMine: view.owner_id === userId,
    })),
  }),
  'views.layouts': async ({ raw, userId }, { entity }) => ({ layouts: layoutsOf(raw, entity, userId) }),
};

export const viewCommands: CommandHandlers<
  'views.save' | 'views.update' | 'views.move' | 'views.remove' | 'views.keep_layout'
> = {
  async 'views.save'({ write }, input) {
    const { value, txId } = await write(words.saved(input.name), (tx) => saveView(tx, input));
    return { id: value, txId };
  },
  async 'views.update'({ write, raw, userId }, input) {
    const view = requireView(raw, input.id, userId);
    const label =
      input.name !== undefined
        ? words.renamed(view.name, input.name)
        : input.isShared === undefined
          ? words.savedOver(view.name)
          : input.isShared
            ? words.shared(view.name)
            : words.unshared(view.name);
    const { txId } = await write(label, (tx) => updateView(tx, requireView(tx.raw, input.id, userId), input));
    return { txId };
  },
  async 'views.move'({ write, raw, userId }, { id, before }) {
    const view = requireView(raw, id, userId);
    const { txId } = await write(words.moved(view.name), (tx) => moveView(tx, view, before));
    return { txId };
  },
  async 'views.remove'({ write, raw, userId }, { id }) {
    const view = requireView(raw, id, userId);
    const { txId } = await write(words.removed(view.name), (tx) => removeView(tx, id));
    return { txId };
  },
  async 'views.keep_layout'({ write }, input) {
    // How wide a column is no deed to be undone.
    const { txId } = await write(words.layout, (tx) => keepLayout(tx, input), { kind: 'system' });
    return { txId };
  },
};
