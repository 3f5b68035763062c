import { useCallback, useEffect, useMemo, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { formatDuration, formatSettings, formatTime, formatTimer } from '@shared/locale/format';
import { localDateOf } from '@shared/domain/dates';
import { strings } from '@shared/locale';
import { messageOf } from '@renderer/app/ask';
import { fileToday } from '@renderer/app/file-settings';
import { useDockedCall } from '@renderer/stores/docked-call';
import { useLogCall, type LogCallSeed } from '@renderer/stores/log-call';
import { defaultStepTitle, entryOf, type DraftErrors } from './call-entry';
import { draftKey, freshDraft, useCallDrafts, type CallDraft } from './drafts';
import { useAddPerson, useLogCallSave } from './mutations';
import { outcomeValue, useCallOutcomes, useCard, useDealOf } from './queries';

/** A draft for what is already known; one that was kept for the contact goes on where it stopped. */
function beginDraft(seed: LogCallSeed, contactId: string | null): { draft: CallDraft; touched: boolean } {
  const kept = useCallDrafts.getState().drafts[draftKey(contactId)];
  const zone = formatSettings().timeZone;
  const began = seed.startedAt ?? new Date().toISOString();
  // One that an older Calldeck kept lacks what came since.
  const base = { ...freshDraft({ at: began, day: localDateOf(began, zone), time: formatTime(began) }), ...kept };
  const known: Partial<CallDraft> = {};
  if (seed.number !== undefined) known.number = seed.number;
  if (seed.dealId !== undefined) known.dealId = seed.dealId;
  if (seed.taskId !== undefined) known.fulfils = seed.taskId;
  if (seed.channel !== undefined) known.channel = seed.channel;
  if (seed.direction !== undefined) known.direction = seed.direction;
  if (seed.startedAt !== undefined)
    Object.assign(known, { at: began, day: localDateOf(began, zone), time: formatTime(began) });
  if (seed.seconds !== undefined) known.length = formatDuration(seed.seconds);
  const draft = { ...base, ...known };
  // A length that a timer measured is not to be lost, though nothing was typed yet.
  const touched = kept !== undefined || seed.seconds !== undefined;
  if (touched) useCallDrafts.getState().keep(contactId, draft);
  return { draft, touched };
}

/** "4:07", of a call that runs; null when none does. */
function useRunning(startedAt: string | null): string | null {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (startedAt === null) return undefined;
    const timer = window.setInterval(() => setNow(Date.now()), 1000);
    return () => window.clearInterval(timer);
  }, [startedAt]);
  return startedAt === null ? null : formatTimer(Math.max(0, (now - Date.parse(startedAt)) / 1000));
}

/** The tasks that an entry of a channel may be the answer to. */
const taskKindOf: Partial<Record<CallDraft['channel'], string>> = {
  call: 'call',
  email: 'email',
  letter: 'letter',
  meeting: 'meeting',
  visit: 'meeting',
};

/** Everything the dialog that logs a call knows and does. */
export function useCallForm(seed: LogCallSeed) {
  const close = useLogCall((state) => state.close);
  const docked = useDockedCall((state) => state.call);
  const endDocked = useDockedCall((state) => state.end);
  const { keep, drop } = useCallDrafts.getState();
  const client = useQueryClient();

  const blank = seed.contactId === undefined && seed.dealId === undefined;
  const [contactId, setContactId] = useState<string | null>(
    seed.contactId ?? (blank ? (docked?.contactId ?? null) : null),
  );
  const [{ draft, touched }, setState] = useState(() =>
    beginDraft(blank && docked ? { ...seed, taskId: docked.taskId, startedAt: docked.startedAt } : seed, contactId),
  );
  const [errors, setErrors] = useState<DraftErrors>({});
  const [failure, setFailure] = useState<string | null>(null);

  const dealOf = useDealOf(contactId === null ? (seed.dealId ?? null) : null);
  const fromDeal = dealOf.data?.contactId ?? dealOf.data?.companyId ?? null;
  if (contactId === null && fromDeal !== null && draft.notes === '') setContactId(fromDeal);
  const card = useCard(contactId).data ?? null;
  const outcomes = useCallOutcomes();
  const save = useLogCallSave();
  const add = useAddPerson();

  const phones = useMemo(() => (card?.methods ?? []).filter((method) => method.kind === 'phone'), [card]);
  const number = draft.number ?? phones.find((phone) => phone.isPrimary)?.value ?? phones[0]?.value ?? null;
  const today = fileToday();
  const dueCall = card?.tasks.find(
    (task) => task.kind === taskKindOf[draft.channel] && task.dueDate !== null && task.dueDate <= today,
  );
  const fulfils = draft.fulfils === undefined ? (dueCall?.id ?? null) : draft.fulfils;
  const tickable = card?.tasks.find((task) => task.id === (fulfils ?? dueCall?.id ?? seed.taskId)) ?? null;
  const stepTitle =
    draft.stepTitle ??
    defaultStepTitle(draft, card?.kind === 'person' ? card.given || card.displayName : (card?.displayName ?? ''));
  const onTheLine = docked !== null && docked.contactId === contactId ? docked : null;
  const running = useRunning(onTheLine?.startedAt ?? null);

  const change = useCallback(
    (patch: Partial<CallDraft>) => {
      setState((state) => {
        const next = { ...state.draft, ...patch };
        keep(contactId, next);
        return { draft: next, touched: true };
      });
      setErrors({});
      setFailure(null);
    },
    [contactId, keep],
  );

  /** What was typed goes along to the contact chosen; what was kept for that contact is not written over. */
  function chooseContact(id: string | null): void {
    const waiting = id === null ? undefined : useCallDrafts.getState().drafts[id];
    const carried =
      waiting !== undefined && draft.notes.trim() === ''
        ? waiting
        : { ...draft, number: null, dealId: null, fulfils: undefined };
    drop(contactId);
    if (touched || waiting !== undefined) keep(id, carried);
    setContactId(id);
    setState({ draft: carried, touched: touched || waiting !== undefined });
    setErrors({});
  }

  async function submit(): Promise<void> {
    try {
      const rows = outcomes.data?.rows ?? (await outcomes.refetch({ throwOnError: true })).data?.rows ?? [];
      const made = entryOf(
        { ...draft, number },
        {
          contactId,
          outcomeId: rows.find((row) => outcomeValue(row) === draft.outcome)?.id ?? null,
          stepTitle,
          fulfilsTaskId: fulfils,
          runningSeconds: onTheLine === null ? null : Math.floor((Date.now() - Date.parse(onTheLine.startedAt)) / 1000),
          now: new Date(),
        },
      );
      if ('errors' in made) {
        setErrors(made.errors);
        return;
      }
      await save.mutateAsync({ input: made.entry, name: card?.displayName ?? '' });
      drop(contactId);
      if (onTheLine !== null && draft.channel === 'call') endDocked();
      close();
    } catch (reason) {
      setFailure(strings.logCallPage.notSaved(messageOf(reason)));
    }
  }

  async function addPerson(name: string): Promise<void> {
    try {
      const made = await add.mutateAsync(name);
      await client.invalidateQueries({ queryKey: [['contact', 'deal', 'task', 'interaction']] });
      chooseContact(made.id);
    } catch (reason) {
      setFailure(messageOf(reason));
    }
  }

  function discard(): void {
    drop(contactId);
    close();
  }

  return {
    running,
    draft,
    touched,
    change,
    errors,
    failure,
    card,
    contactId,
    chooseContact,
    addPerson,
    phones,
    number,
    fulfils,
    tickable,
    stepTitle,
    onTheLine,
    submit,
    discard,
    close,
    outcomes: outcomes.data?.rows.map(outcomeValue),
  };
}

export type CallForm = ReturnType<typeof useCallForm>;
