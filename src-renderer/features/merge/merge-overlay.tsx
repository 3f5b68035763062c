import { useMerge } from '@renderer/stores/merge';
import { MergeDialog } from './merge-dialog';
import { PickDialog } from './pick-dialog';

/** The merge of cards, over whatever page asked for it. */
export default function MergeOverlay() {
  const { ids, keeperId, close } = useMerge();
  const [first] = ids ?? [];
  if (ids === null || first === undefined) return null;
  if (ids.length === 1) return <PickDialog key={first} id={first} onClose={close} />;
  return <MergeDialog key={ids.join(' ')} ids={ids} keeperId={keeperId} onClose={close} />;
}
