import { strings } from '@shared/locale/index';
import type { CommandHandlers, ReadHandlers } from '../context';
import { moveOutcome, outcomeOf, readAllOutcomes, retireOutcome, saveOutcome } from './call-outcomes.service';

const did = strings.ownLists.did;

export const outcomeReads: ReadHandlers<'outcomes.list'> = {
  'outcomes.list': async ({ raw }) => ({ rows: readAllOutcomes(raw).map(({ position: _, ...row }) => row) }),
};

export const outcomeCommands: CommandHandlers<'outcomes.save' | 'outcomes.move' | 'outcomes.retire'> = {
  async 'outcomes.save'({ write }, input) {
    const label = input.id === undefined ? did.outcomeMade(input.name) : did.outcomeChanged(input.name);
    const { value, txId } = await write(label, (tx) => saveOutcome(tx, input));
    return { id: value, txId };
  },
  async 'outcomes.move'({ write, raw }, { id, before }) {
    const { txId } = await write(did.outcomeMoved(outcomeOf(raw, id).name), (tx) => moveOutcome(tx, id, before));
    return { txId };
  },
  async 'outcomes.retire'({ write, raw }, { id, retired }) {
    const { name } = outcomeOf(raw, id);
    const label = retired ? did.outcomeRetired(name) : did.outcomeBack(name);
    const { txId } = await write(label, (tx) => retireOutcome(tx, id, retired));
    return { txId };
  },
};
