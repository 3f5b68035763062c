import { expect, it } from 'vitest';
import { AVATAR_TINTS, avatarTint, initialsOf } from './avatar';
import { CHANNELS, isTouch } from './channels';
import { LIFECYCLES, LIFECYCLE_RINGS } from './lifecycle';
import { CALL_OUTCOMES, OUTCOME_FACTS, outcomeForKey } from './outcomes';
import { telUri } from './tel';

it('fills the lifecycle ring step by step', () => {
  expect(LIFECYCLES.map((step) => LIFECYCLE_RINGS[step].fraction)).toEqual([0, 1 / 3, 2 / 3, 1, 0]);
});

it('gives each outcome its own digit, in order', () => {
  expect(CALL_OUTCOMES.map((outcome) => OUTCOME_FACTS[outcome].key)).toEqual(['1', '2', '3', '4', '5', '6']);
  expect(outcomeForKey('6')).toBe('wrong_number');
  expect(outcomeForKey('7')).toBeNull();
});

it('counts everything but notes as a touch', () => {
  expect(CHANNELS.filter((channel) => !isTouch(channel))).toEqual(['note']);
});

it('gives an id one tint for ever, and like ids all tints', () => {
  expect(avatarTint('01931c5e-8f7a-7b3c-9d2e-1f0a2b3c4d5e')).toBe(avatarTint('01931c5e-8f7a-7b3c-9d2e-1f0a2b3c4d5e'));
  const counts = Array.from({ length: AVATAR_TINTS }, () => 0);
  for (let i = 0; i < 8000; i++) {
    const tint = avatarTint(`01931c5e-8f7a-7b3c-9d2e-${i.toString(16).padStart(12, '0')}`);
    counts[tint] = (counts[tint] ?? 0) + 1;
  }
  for (const count of counts) expect(count).toBeGreaterThan(700);
});

it('dials digits and nothing else', () => {
  expect(telUri('+442079460118')).toBe('tel:+442079460118');
  expect(telUri('+442079460118', '4')).toBe('tel:+442079460118;ext=4');
  expect(telUri('+442079460118', '*21#')).toBe('tel:+442079460118');
  for (const bad of ['', '*#06#', '02079460118', '+44 20', '+4420;phone-context=x', '+442079460118\n'])
    expect(telUri(bad)).toBeNull();
});

it('takes the first and the last name for an avatar, and one letter of a company', () => {
  expect(initialsOf('Zoë Fairfax', 2)).toBe('ZF');
  expect(initialsOf('Maria del Carmen Ruiz', 2)).toBe('MR');
  expect(initialsOf('Élodie', 2)).toBe('É');
  expect(initialsOf('“Röstwerk” GmbH', 1)).toBe('R');
  expect(initialsOf('  ', 2)).toBe('?');
});
