import { useNewRecord } from '@renderer/stores/new-record';
import { NewDealDialog } from './new-deal-dialog';

/** The dialog of a new deal, over whatever is open; N then D opens it from anywhere. */
export default function NewDealOverlay() {
  const kind = useNewRecord((state) => state.kind);
  return kind === 'deal' ? <NewDealDialog /> : null;
}
