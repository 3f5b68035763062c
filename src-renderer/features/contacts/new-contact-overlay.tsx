import { useNewRecord } from '@renderer/stores/new-record';
import { NewContactDialog } from './new-contact-dialog';

/** The dialog of a new card, over whatever is open; N then C opens it from anywhere. */
export default function NewContactOverlay() {
  const kind = useNewRecord((state) => state.kind);
  return kind === 'contact' ? <NewContactDialog /> : null;
}
