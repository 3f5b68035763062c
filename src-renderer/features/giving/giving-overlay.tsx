import { useGiving } from '@renderer/stores/giving';
import { CodeDialog } from './code-dialog';
import { PrintDialog } from './print-dialog';

/** The code of a card, or what goes on paper. */
export default function GivingOverlay() {
  const { code, print, close } = useGiving();
  if (code !== null) return <CodeDialog card={code} onClose={close} />;
  return print === null ? null : <PrintDialog seed={print} onClose={close} />;
}
