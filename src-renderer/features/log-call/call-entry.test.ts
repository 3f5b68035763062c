import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { configureFormat, formatSettings } from '@shared/locale/format';
import { defaultStepTitle, entryOf, type EntryFacts } from './call-entry';
import type { CallDraft } from './drafts';

const before = { ...formatSettings() };
beforeAll(() => configureFormat({ timeZone: 'Europe/London' }));
afterAll(() => configureFormat(before));

const draft: CallDraft = {
  id: '01890a5d-ac96-774b-bcce-b302099a8057',
  channel: 'call',
  direction: 'out',
  subject: '',
  isInquiry: false,
  purpose: 'sales',
  number: '0131 496 0588',
  at: '2026-11-20T14:52:07.125Z',
  day: '2026-11-20',
  time: '14:52',
  length: '8',
  dealId: null,
  notes: ' Sends clause 7. ',
  outcome: 'connected',
  next: { choice: 'monday', date: '2026-11-23' },
  stepKind: 'call',
  stepTitle: null,
};
const facts: EntryFacts = {
  contactId: '01890a5d-ac96-774b-bcce-b302099a8058',
  outcomeId: '01890a5d-ac96-774b-bcce-b302099a8059',
  stepTitle: 'Call Maja',
  fulfilsTaskId: null,
  runningSeconds: null,
  now: new Date('2026-11-20T15:00:00.000Z'),
};

describe('the entry of a draft', () => {
  it('carries the draft’s own id, the instant in the file’s zone, and the next step', () => {
    expect(entryOf(draft, facts)).toEqual({
      entry: {
        id: draft.id,
        channel: 'call',
        direction: 'out',
        contactId: facts.contactId,
        dealId: null,
        occurredAt: '2026-11-20T14:52:07.125Z',
        durationSeconds: 480,
        number: '0131 496 0588',
        body: 'Sends clause 7.',
        outcomeId: facts.outcomeId,
        nextStep: { kind: 'call', title: 'Call Maja', dueDate: '2026-11-23' },
        fulfilsTaskId: null,
      },
    });
  });

  it('is at the minute that was typed in place of the one it began', () => {
    const made = entryOf({ ...draft, time: '14:50' }, facts);
    expect('entry' in made && made.entry.occurredAt).toBe('2026-11-20T14:50:00.000Z');
  });

  it('takes the running timer for a length left empty', () => {
    const made = entryOf({ ...draft, length: '' }, { ...facts, runningSeconds: 61 });
    expect('entry' in made && made.entry.durationSeconds).toBe(61);
  });

  it('has no next step where None was chosen', () => {
    const made = entryOf({ ...draft, next: { choice: 'none', date: null } }, facts);
    expect('entry' in made && made.entry.nextStep).toBeNull();
  });

  it('says everything that is missing at once', () => {
    const made = entryOf(
      { ...draft, outcome: null, length: 'long', time: '25' },
      { ...facts, contactId: null, stepTitle: ' ' },
    );
    expect('errors' in made && Object.keys(made.errors).sort()).toEqual([
      'contact',
      'length',
      'outcome',
      'step',
      'time',
    ]);
  });

  it('is of any channel: without outcome and number, with a subject', () => {
    const made = entryOf(
      {
        ...draft,
        channel: 'email',
        subject: ' The quote ',
        outcome: null,
        isInquiry: true,
        purpose: 'service',
        direction: 'in',
      },
      { ...facts, outcomeId: null },
    );
    expect(made).toEqual({
      entry: {
        id: draft.id,
        channel: 'email',
        direction: 'in',
        contactId: facts.contactId,
        dealId: null,
        occurredAt: '2026-11-20T14:52:07.125Z',
        durationSeconds: null,
        body: 'Sends clause 7.',
        subject: 'The quote',
        isInquiry: true,
        purpose: 'service',
        nextStep: { kind: 'call', title: 'Call Maja', dueDate: '2026-11-23' },
        fulfilsTaskId: null,
      },
    });
    const empty = entryOf({ ...draft, channel: 'note', notes: ' ', outcome: null }, facts);
    expect('errors' in empty && Object.keys(empty.errors)).toEqual(['notes']);
  });

  it('refuses a call that is still to come', () => {
    const made = entryOf({ ...draft, time: '15:30' }, facts);
    expect('errors' in made && made.errors.time).toMatch(/still to come/);
  });
});

describe('what the next step says by itself', () => {
  it('names the act and the person', () => {
    expect(defaultStepTitle({ stepKind: 'call' }, 'Maja')).toBe('Call Maja');
    expect(defaultStepTitle({ stepKind: 'email' }, 'Maja')).toBe('Email Maja');
    expect(defaultStepTitle({ stepKind: 'call' }, '')).toBe('Call again');
  });
});
