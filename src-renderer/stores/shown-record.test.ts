import { afterEach, beforeEach, expect, it } from 'vitest';
import { useDockedCall } from './docked-call';
import { useLogCall } from './log-call';
import { useNewRecord } from './new-record';
import { useShownRecord } from './shown-record';

let leave: () => void;
beforeEach(() => {
  leave = useShownRecord.getState().show({ contactId: 'gerald', dealId: 'treads' });
});
afterEach(() => {
  leave();
  useDockedCall.getState().end();
});

it('hangs a new deal, a task and a call on the record that the page shows', () => {
  useNewRecord.getState().open('deal');
  expect(useNewRecord.getState().seed).toEqual({ contactId: 'gerald', dealId: 'treads' });
  useNewRecord.getState().open('task');
  expect(useNewRecord.getState().seed).toEqual({ contactId: 'gerald', dealId: 'treads' });
  useLogCall.getState().open({ channel: 'email' });
  expect(useLogCall.getState().seed).toEqual({ contactId: 'gerald', dealId: 'treads', channel: 'email' });
});

it('hangs them on what is said instead, and a new card on nothing', () => {
  useNewRecord.getState().open('deal', { companyId: 'hotel' });
  expect(useNewRecord.getState().seed).toEqual({ companyId: 'hotel' });
  useNewRecord.getState().open('contact');
  expect(useNewRecord.getState().seed).toEqual({});
  useLogCall.getState().open({ contactId: 'hannah' });
  expect(useLogCall.getState().seed).toEqual({ contactId: 'hannah' });
});

it('leaves a running call with whom it is, and forgets a page that was left', () => {
  const call = { contactId: 'hannah', name: 'Hannah', company: '', number: '1', startedAt: '2026-11-22T09:00:00.000Z' };
  useDockedCall.getState().start(call);
  useLogCall.getState().open();
  expect(useLogCall.getState().seed).toEqual({});
  const next = useShownRecord.getState().show({ contactId: 'next' });
  leave();
  expect(useShownRecord.getState().shown).toEqual({ contactId: 'next' });
  next();
  useNewRecord.getState().open('deal');
  expect(useNewRecord.getState().seed).toEqual({});
});
