import { create } from 'zustand';
import { normalisePhone } from '@shared/domain/phone';
import { telUri } from '@shared/domain/tel';
import { strings } from '@shared/locale';
import { formatSettings, showPhone } from '@shared/locale/format';
import { openLink } from '@renderer/bridge';
import { electronBridge } from '@renderer/bridge/electron';
import { useDockedCall } from '@renderer/stores/docked-call';
import { notify } from '@renderer/ui/toast';
import { ask, CallFailure, tellFailure } from './ask';

/** Whom to ring. */
export interface DialTarget {
  contactId: string;
  name: string;
  company: string;
  /** As typed or in E.164; null where the card has none. */
  number: string | null;
  /** They asked not to be called: asks before it dials. */
  doNotCall: boolean;
  /** The task that the call answers. */
  taskId?: string;
}

interface DialWarning {
  target: DialTarget | null;
  ask: (target: DialTarget) => void;
  close: () => void;
}

/** Whose wish not to be called is being weighed; the overlay of log-call draws the question. */
export const useDialWarning = create<DialWarning>()((set) => ({
  target: null,
  ask: (target) => set({ target }),
  close: () => set({ target: null }),
}));

/** Rings somebody: hands the number to the system and docks the running call. Asks first where they asked not to be called. */
export async function dial(target: DialTarget): Promise<void> {
  const words = strings.logCallPage.dial;
  if (target.number === null || target.number.trim() === '') {
    notify.info(words.noNumber(target.name));
    return;
  }
  const running = useDockedCall.getState().call;
  if (running !== null) {
    notify.info(words.running(running.name));
    return;
  }
  if (target.doNotCall) useDialWarning.getState().ask(target);
  else await dialNow(target);
}

/** In a browser main has nothing to open a link with, and the page does it. */
async function openInPage(url: string | null): Promise<void> {
  if (url === null || electronBridge() !== null) return;
  const opened = await openLink(url);
  if (!opened.ok) throw new CallFailure(opened.error);
}

/** Whom to write to. */
export interface LetterTarget {
  contactId: string;
  name: string;
  /** Null where the card has none. */
  address: string | null;
  /** They asked for no mail: nothing is opened, and that is said. A list may leave it to main, which refuses too. */
  doNotMail?: boolean;
}

/** Opens the system's mail program on a letter to an address of a card. */
export async function composeTo({ contactId, name, address, doNotMail }: LetterTarget): Promise<void> {
  const words = strings.logCallPage.letter;
  if (address === null || address.trim() === '') {
    notify.info(words.noEmail(name));
    return;
  }
  if (doNotMail === true) {
    notify.info(words.mustNot(name));
    return;
  }
  try {
    await ask('contacts.compose', { contactId, address });
    await openInPage(`mailto:${encodeURIComponent(address).replace('%40', '@')}`);
    notify.info(words.writing(name));
  } catch (failure) {
    tellFailure(failure);
  }
}

/** Rings without asking: nobody minds, or the warning was answered. */
export async function dialNow({ contactId, name, company, number, doNotCall, taskId }: DialTarget): Promise<void> {
  if (number === null) return;
  try {
    await ask('contacts.dial', { contactId, number, anyway: doNotCall });
    const { e164, extension } = normalisePhone(number, formatSettings().region);
    await openInPage(e164 === null ? null : telUri(e164, extension));
    useDockedCall
      .getState()
      .start({ contactId, name, company, number: showPhone(number), startedAt: new Date().toISOString(), taskId });
  } catch (failure) {
    tellFailure(failure);
  }
}
