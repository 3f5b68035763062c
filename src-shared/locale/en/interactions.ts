import type { Channel } from '../../domain/channels';

/** What a call or any other contact is called in the log and in the history. */
const channels: Readonly<Record<Channel, string>> = {
  call: 'Call',
  email: 'Email',
  meeting: 'Meeting',
  letter: 'Letter',
  text: 'Text message',
  web_form: 'Web form',
  advertisement: 'Advertisement',
  visit: 'Visit',
  social: 'Social media',
  note: 'Note',
};

const logged: Readonly<Record<Channel, string>> = {
  call: 'call',
  email: 'email',
  meeting: 'meeting',
  letter: 'letter',
  text: 'text message',
  web_form: 'web form',
  advertisement: 'advertisement',
  visit: 'visit',
  social: 'social media contact',
  note: 'note',
};

/** The words of the log: lines of the history and what is said when something cannot be logged. */
export const interactions = {
  /** The subject of an entry that was given none. */
  subject: (channel: Channel) => channels[channel],
  log: (channel: Channel, name: string | null) => {
    if (name === null) return `Log ${logged[channel]}`;
    return channel === 'note' ? `Log note about ${name}` : `Log ${logged[channel]} with ${name}`;
  },
  update: (subject: string) => `Change log entry "${subject}"`,
  trash: (subject: string) => `Move log entry "${subject}" to the trash`,
  contactGone:
    'The contact is no longer here. The entry was not saved. Choose another contact, or take this one out of the trash.',
  dealGone: 'The deal is no longer here. The entry was not saved. Choose another deal, or none.',
  outcomeGone: 'That outcome is no longer here. The entry was not saved. Choose another outcome.',
  taskGone: 'The task that this answers is no longer here. The entry was not saved. Log it without the task.',
  entryGone: 'That log entry is no longer here. It may have been moved to the trash.',
};
