import { logImport } from './log-store';
import { wizard } from './wizard-store';

/** What is being written is not given up for another file. */
export function isWriting(): boolean {
  return (
    wizard.get().step === 'committing' || logImport.get().step === 'committing' || wizard.get().archive?.jobId != null
  );
}
