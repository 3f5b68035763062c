import { create } from 'zustand';
import type { InputOf, OutputOf } from '@shared/contract/index';
import { strings } from '@shared/locale';
import { ask, CallFailure, tellFailure } from '@renderer/app/ask';
import { undo } from '@renderer/app/undo';
import { uploadFile } from '@renderer/bridge';
import { notify } from '@renderer/ui';

const words = strings.attachmentsPage;

export type Attachment = OutputOf<'attachments.list'>['rows'][number];
/** What files hang on: exactly one of the three. */
export type Owner = InputOf<'attachments.list'>;

/** A file on its way in. It goes on when the card is left. */
export interface Upload {
  key: number;
  owner: string;
  name: string;
  /** Handed over, 0 to 1. */
  share: number;
  stop: () => void;
}

interface Uploads {
  uploads: readonly Upload[];
}

export const useUploads = create<Uploads>()(() => ({ uploads: [] }));
let keys = 0;

export function ownerKey({ contactId, dealId, interactionId }: Owner): string {
  return contactId ?? dealId ?? interactionId ?? '';
}

/** Hands a file over and says how it goes; throws CallFailure. */
export async function handOver(file: File, owner: string): Promise<string> {
  const key = (keys += 1);
  const control = new AbortController();
  const change = (to: (all: readonly Upload[]) => readonly Upload[]): void =>
    useUploads.setState(({ uploads }) => ({ uploads: to(uploads) }));
  change((all) => [...all, { key, owner, name: file.name, share: 0, stop: () => control.abort() }]);
  try {
    const sent = await uploadFile(
      file,
      (share) => change((all) => all.map((one) => (one.key === key ? { ...one, share } : one))),
      control.signal,
    );
    if (!sent.ok) throw new CallFailure(sent.error);
    return sent.value.fileId;
  } finally {
    change((all) => all.filter((one) => one.key !== key));
  }
}

/** Attaches files one after another; each says by itself what became of it. */
export async function attachFiles(files: readonly File[], owner: Owner, name: string): Promise<void> {
  for (const file of files) {
    try {
      const fileId = await handOver(file, ownerKey(owner));
      const { txId, isBack } = await ask('attachments.add', { ...owner, fileId });
      if (isBack) notify.done(words.did.back(file.name));
      else if (txId === null) notify.info(words.did.already(file.name));
      else notify.done(words.did.attached(file.name, name), { undo: () => void undo(txId) });
    } catch (failure) {
      tellFailure(failure);
    }
  }
}
