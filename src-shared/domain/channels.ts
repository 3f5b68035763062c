/** The ways in which we and a contact meet; one log holds them all. */
export const CHANNELS = [
  'call',
  'email',
  'meeting',
  'letter',
  'text',
  'web_form',
  'advertisement',
  'visit',
  'social',
  'note',
] as const;

export type Channel = (typeof CHANNELS)[number];

/**
 * Whether an entry of this channel is a touch: someone heard from the other. A note is written to ourselves and must not
 * make a silent contact look alive.
 */
export function isTouch(channel: Channel): boolean {
  return channel !== 'note';
}
