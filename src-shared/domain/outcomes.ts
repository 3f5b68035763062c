/** How a call ended, in the order of its digit keys 1 to 6. */
export const CALL_OUTCOMES = [
  'connected',
  'left_message',
  'left_voicemail',
  'no_answer',
  'busy',
  'wrong_number',
] as const;

export type CallOutcome = (typeof CALL_OUTCOMES)[number];

/** What an outcome means wherever it is shown or counted. */
export interface OutcomeFacts {
  /** The digit that chooses it while the choice is on screen. */
  key: string;
  tone: 'good' | 'neutral' | 'bad';
  /** Someone was spoken to, so that the call counts as a conversation. */
  reached: boolean;
}

export const OUTCOME_FACTS: Readonly<Record<CallOutcome, OutcomeFacts>> = {
  connected: { key: '1', tone: 'good', reached: true },
  left_message: { key: '2', tone: 'neutral', reached: false },
  left_voicemail: { key: '3', tone: 'neutral', reached: false },
  no_answer: { key: '4', tone: 'neutral', reached: false },
  busy: { key: '5', tone: 'neutral', reached: false },
  wrong_number: { key: '6', tone: 'bad', reached: false },
};

/**
 * The outcome that a key chooses.
 *
 * @param key as the keyboard event names it
 * @returns null for every other key
 */
export function outcomeForKey(key: string): CallOutcome | null {
  return CALL_OUTCOMES.find((outcome) => OUTCOME_FACTS[outcome].key === key) ?? null;
}
