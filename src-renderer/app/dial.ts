import { create } from 'zustand';
import { normalisePhone } from '@shared/domain/phone';
import { telUri } from '@shared/domain/tel';
import { strings } from '@shared/locale';
import { formatSettings } from '@shared/locale/format';
import { showPhone } from '@shared/locale/phone';
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

interface LetterWarning {
  target: LetterTarget | null;
  ask: (target: LetterTarget) => void;
  close: () => void;
}

/** Whose wish for no mail is being weighed; the overlay of log-call draws that question too. */
export const useLetterWarning = create<LetterWarning>()((set) => ({
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
  /** They asked for no mail: asks before it opens anything. A list may leave it to main, which refuses. */
  doNotMail?: boolean;
}

/** Opens the system's mail program on a letter to an address of a card. Asks first where they asked for no mail. */
export async function composeTo(target: LetterTarget): Promise<void> {
  if (target.address === null || target.address.trim() === '') {
    notify.info(strings.logCallPage.letter.noEmail(target.name));
    return;
  }
  if (target.doNotMail === true) useLetterWarning.getState().ask(target);
  else await composeNow(target);
}

/** Writes without asking: nobody minds, or the warning was answered. */
export async function composeNow(target: LetterTarget): Promise<void> {
  const { contactId, name, address, doNotMail } = target;
  const words = strings.logCallPage.letter;
  if (address === null) return;
  try {
    await ask('contacts.compose', { contactId, address, anyway: doNotMail === true });
    await openInPage(`mailto:${encodeURIComponent(address).replace('%40', '@')}`);
    notify.info(words.writing(name));
  } catch (failure) {
    // A list does not know of every wish; main does.
    if (doNotMail === undefined && failure instanceof CallFailure && failure.code === 'forbidden')
      useLetterWarning.getState().ask({ ...target, doNotMail: true });
    else tellFailure(failure);
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
