import {
  IconAt,
  IconBriefcase,
  IconBuilding,
  IconCake,
  IconCalendarEvent,
  IconHash,
  IconMail,
  IconMapPin,
  IconMessageCircle,
  IconNotes,
  IconPhone,
  IconPhoto,
  IconProgress,
  IconTags,
  IconUser,
  IconUsers,
  IconWorld,
} from '@tabler/icons-react';
import type { TablerIcon } from '@renderer/ui';

const icons: Readonly<Record<string, TablerIcon>> = {
  name: IconUser,
  company: IconBuilding,
  title: IconBriefcase,
  phone: IconPhone,
  email: IconMail,
  web: IconWorld,
  im: IconMessageCircle,
  social: IconAt,
  address: IconMapPin,
  birthday: IconCake,
  lifecycle: IconProgress,
  roles: IconTags,
  tags: IconTags,
  notes: IconNotes,
  related: IconUsers,
  dates: IconCalendarEvent,
  pictures: IconPhoto,
};

/** The sign of a field of a card, wherever an import shows one, and of the columns that go to it. */
export function fieldIcon(field: string): TablerIcon {
  return icons[field] ?? IconHash;
}
