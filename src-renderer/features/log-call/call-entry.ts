import type { InputOf } from '@shared/contract/index';
import { formatSettings } from '@shared/locale/format';
import { strings } from '@shared/locale';
import { localDateOf, localTimeOf, toInstant } from '@shared/domain/dates';
import type { CallDraft } from './drafts';
import { parseCallLength, parseClock } from './call-length';

export type DraftErrors = Partial<Record<'contact' | 'time' | 'length' | 'outcome' | 'step' | 'notes', string>>;

/** What stands around the draft and goes into the entry. */
export interface EntryFacts {
  contactId: string | null;
  /** The id of the outcome chosen; null when it is not known. */
  outcomeId: string | null;
  stepTitle: string;
  fulfilsTaskId: string | null;
  /** Of the call on the line, for a length left empty. */
  runningSeconds: number | null;
  now: Date;
}

/** To the second while nobody changed day or time, so that two calls of one minute keep their order. */
function instantOf(draft: Pick<CallDraft, 'at' | 'day'>, clock: string): string {
  const zone = formatSettings().timeZone;
  const unchanged = localDateOf(draft.at, zone) === draft.day && localTimeOf(draft.at, zone) === clock;
  return unchanged ? draft.at : toInstant(draft.day, clock, zone);
}

/** Whether an entry of a channel lasts. */
export function hasLength(channel: CallDraft['channel']): boolean {
  return channel === 'call' || channel === 'meeting' || channel === 'visit';
}

/**
 * Makes the entry of a draft, or says what is missing.
 * @param draft as typed
 * @param facts what the dialog knows besides
 * @returns either the entry or the errors by field
 */
export function entryOf(
  draft: CallDraft,
  facts: EntryFacts,
): { entry: InputOf<'interactions.log'> } | { errors: DraftErrors } {
  const words = strings.logCallPage;
  const errors: DraftErrors = {};
  const clock = parseClock(draft.time);
  const seconds = draft.length.trim() === '' ? facts.runningSeconds : parseCallLength(draft.length);
  const occurredAt = clock === null ? null : instantOf(draft, clock);
  const step = draft.next !== null && draft.next.date !== null ? draft.next.date : null;
  const isCall = draft.channel === 'call';
  if (facts.contactId === null) errors.contact = isCall ? words.needsContact : words.needsOther;
  if (isCall && draft.outcome === null) errors.outcome = words.needsOutcome;
  if (!isCall && draft.notes.trim() === '' && draft.subject.trim() === '') errors.notes = words.needsText;
  if (hasLength(draft.channel) && draft.length.trim() !== '' && seconds === null) errors.length = words.notALength;
  if (step !== null && facts.stepTitle.trim() === '') errors.step = words.needsStepTitle;
  if (occurredAt === null) errors.time = words.notATime;
  else if (Date.parse(occurredAt) > facts.now.getTime() + 60_000) errors.time = words.tooLate;
  if (Object.keys(errors).length > 0 || occurredAt === null) return { errors };
  return {
    entry: {
      id: draft.id,
      channel: draft.channel,
      direction: draft.channel === 'note' ? 'out' : draft.direction,
      contactId: facts.contactId,
      dealId: draft.dealId,
      occurredAt,
      durationSeconds: hasLength(draft.channel) ? seconds : null,
      body: draft.notes.trim(),
      ...(isCall ? { number: draft.number, outcomeId: facts.outcomeId } : { subject: draft.subject.trim() }),
      ...(draft.isInquiry ? { isInquiry: true } : {}),
      ...(draft.purpose === 'service' ? { purpose: draft.purpose } : {}),
      nextStep: step === null ? null : { kind: draft.stepKind, title: facts.stepTitle.trim(), dueDate: step },
      fulfilsTaskId: facts.fulfilsTaskId,
    },
  };
}

/** What the next step says until it is typed over: "Call Ana". */
export function defaultStepTitle(draft: Pick<CallDraft, 'stepKind'>, given: string): string {
  const words = strings.logCallPage;
  return draft.stepKind === 'call'
    ? words.stepCall(given)
    : [words.kinds[draft.stepKind], given].filter(Boolean).join(' ');
}
