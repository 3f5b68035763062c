import type { ExampleStep } from './deals';

/** What is to be done beside the deals' next steps: whom it is with, and the step. */
export const tasks: readonly (readonly [person: string | null, step: ExampleStep])[] = [
  ['Ewan Calder', ['call', 'First call', 0, '09:30']],
  ['Inês Duarte', ['call', 'First call', 0, '10:15']],
  ['Élodie Fontaine', ['todo', 'Post sample pack', 0, null]],
  [null, ['todo', 'Check stock of Arden 64: nine needed', 0, null]],
  ['Daniel Okafor', ['meeting', 'Site survey, Leeds Station', 4, '10:00']],
  ['Grace Obi', ['call', 'Running cost over five years', 5, '09:45']],
  ['Sam Whitlock', ['email', 'Training plan for nine sites', 6, null]],
  ['Farid Azizi', ['call', 'Is the new steam wand holding?', 1, '10:00']],
  ['Ellis North', ['todo', 'Loan grinder for the tea bar opening', 8, null]],
  [null, ['todo', 'Book the van for Leeds', 3, null]],
  [null, ['todo', 'Order descaler, two drums', 7, null]],
  [null, ['todo', 'Price list for spring', 12, null]],
  [null, ['meeting', 'Engineers: winter rota', 10, '08:30']],
];

/** What is to be done with others, drawn in turn. */
export const laterSteps: readonly (readonly [kind: ExampleStep[0], title: string])[] = [
  ['call', 'Ask how the first month went'],
  ['call', 'Care Plus runs out: renew'],
  ['call', 'Quarterly call'],
  ['email', 'Send the autumn price list'],
  ['email', 'Send the cleaning plan again'],
  ['meeting', 'Barista training, half a day'],
  ['meeting', 'Look at the new counter'],
  ['todo', 'Find a used single-group for them'],
  ['todo', 'Post two bags of the house blend'],
  ['call', 'Ring about the water filter change'],
];
