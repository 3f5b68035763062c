import {
  IconFileText,
  IconForms,
  IconHeartHandshake,
  IconMail,
  IconMapPin,
  IconMessage,
  IconNote,
  IconPhone,
  IconPhoneIncoming,
  IconPhoneOutgoing,
  IconSpeakerphone,
  IconUsers,
  IconWorldShare,
} from '@tabler/icons-react';
import type { TablerIcon } from '@renderer/ui/glyph';

const icons: Record<string, TablerIcon> = {
  call: IconPhone,
  email: IconMail,
  meeting: IconUsers,
  letter: IconFileText,
  text: IconMessage,
  web_form: IconForms,
  advertisement: IconSpeakerphone,
  visit: IconMapPin,
  social: IconWorldShare,
  note: IconNote,
};

/** The glyph of a channel; a call also says which way it went, where that is known. */
export function channelIcon(channel: string, direction?: 'in' | 'out'): TablerIcon {
  if (channel === 'call' && direction !== undefined) return direction === 'in' ? IconPhoneIncoming : IconPhoneOutgoing;
  return icons[channel] ?? IconHeartHandshake;
}
