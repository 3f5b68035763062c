import fc from 'fast-check';
import { expect, it } from 'vitest';
import { findFacts } from './note-facts';

const context = { region: 'GB', today: '2026-11-20' };
const found = (text: string): string[] => findFacts(text, context).map((fact) => `${fact.kind} ${fact.key}`);

it.each([
  ['Her mobile is 07700 900123, call after 3 Dec.', ['phone +447700900123', 'date 2026-12-03']],
  ['New number: +49 221 5551234 (office)', ['phone +492215551234']],
  ['020 7946 0123 and again (020) 7946-0123', ['phone +442079460123']],
  ['Write to Ana.Ruiz@Halden.example.', ['email ana.ruiz@halden.example']],
  ['Meet on 2026-12-03, at 10:30', ['date 2026-12-03']],
  ['Deliver by 24.12.2026', ['date 2026-12-24']],
  ['She wants 10 sites and 12 machines for 12,500', []],
  ['Signed on 3 March 2020', []],
  ['back next Monday', ['date 2026-11-23']],
  ['Call tomorrow', ['date 2026-11-21']],
  ['December 5th is the fair', ['date 2026-12-05']],
  ['invoice 20261103-4455 paid', []],
  ['Her birthday is 3 May', ['birthday --05-03']],
  ['born on 4 March 1980, lives in York', ['birthday 1980-03-04']],
  ['Geburtstag am 4.3.', ['birthday --03-04']],
  ['Ring Mr Osborn 4 March', ['date 2027-03-04']],
  ['', []],
])('%s', (text, facts) => expect(found(text)).toEqual(facts));

it('gives the sentence of a day, for the task', () => {
  const [fact] = findFacts('Spoke about the quote. Send the plan by 3 Dec. Then wait.', context);
  expect(fact).toMatchObject({ kind: 'date', sentence: 'Send the plan by 3 Dec' });
  expect(findFacts('Ring her on 3 Dec', context)).toMatchObject([{ sentence: 'Ring her on 3 Dec' }]);
  expect(findFacts('Quote sent\nRing her on 3 Dec', context)).toMatchObject([{ sentence: 'Ring her on 3 Dec' }]);
});

it('never throws', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
      expect(findFacts(text, context).length).toBeLessThanOrEqual(12);
    }),
  );
});
