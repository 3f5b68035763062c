import { strings } from '@shared/locale';
import { composeTo, dial } from '@renderer/app/dial';
import { useShortcut } from '@renderer/app/shortcuts';
import { useLogCall } from '@renderer/stores/log-call';
import { useNewRecord } from '@renderer/stores/new-record';
import type { ContactRow } from './list-question';

const words = strings.contactsPage.key;

function ring({ id, displayName, companyName, phone, doNotCall }: ContactRow): void {
  void dial({ contactId: id, name: displayName, company: companyName, number: phone, doNotCall });
}

function write({ id, displayName, email }: ContactRow): void {
  void composeTo({ contactId: id, name: displayName, address: email });
}

/** The keys of LOOK.md section 7 that mean the current row, wherever on the page the focus is. */
export function useRowKeys(row: ContactRow | null, open: (row: ContactRow) => void): void {
  const logCall = useLogCall((state) => state.open);
  const openNew = useNewRecord((state) => state.open);
  const keys = (description: string) => ({ description, group: 'list', when: row !== null }) as const;
  useShortcut('C', () => row && ring(row), keys(words.call));
  useShortcut('L', () => row && logCall({ contactId: row.id }), keys(words.log));
  useShortcut('E', () => row && write(row), keys(words.email));
  useShortcut('Enter', () => row && open(row), keys(words.open));
  useShortcut('T', () => row && openNew('task', { contactId: row.id }), keys(strings.shell.newTask));
}
