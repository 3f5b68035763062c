import {
  IconCalendarEvent,
  IconClock,
  IconCoins,
  IconFlag,
  IconForms,
  IconMail,
  IconMapPin,
  IconPhone,
  IconProgress,
  IconTag,
  IconUser,
  IconUserSquare,
  IconWorld,
} from '@tabler/icons-react';
import { useMemo } from 'react';
import type { OutputOf } from '@shared/contract/index';
import {
  contactField,
  contactFields,
  ownFieldId,
  type ChoiceSource,
  type ContactField,
} from '@shared/domain/contact-fields';
import { LIFECYCLES } from '@shared/domain/lifecycle';
import { strings } from '@shared/locale';
import { formatDayOfMonth, formatSettings } from '@shared/locale/format';
import { localDateOf } from '@shared/domain/time-zone';
import { useRead } from '@renderer/app/ask';
import { useUsers } from '@renderer/app/users';
import { outcomeLabel, type TablerIcon } from '@renderer/ui';
import { useTags } from './queries';

const words = strings.contactList;
export type OwnField = OutputOf<'fields.list'>['rows'][number];

export interface FieldChoice {
  value: string;
  label: string;
}

/** The fields of the user's own that are in use. */
export function useOwnFields(): OwnField[] {
  const fields = useRead('field', 'fields.list', {});
  return useMemo(() => (fields.data?.rows ?? []).filter((field) => field.retiredAt === null), [fields.data]);
}

const byGroup: Record<ContactField['group'], TablerIcon> = {
  who: IconUserSquare,
  reach: IconMapPin,
  standing: IconProgress,
  contact: IconClock,
  sales: IconCoins,
  card: IconCalendarEvent,
  own: IconForms,
};
const byField: Partial<Record<string, TablerIcon>> = {
  tag: IconTag,
  owner: IconUser,
  country: IconWorld,
  phone: IconPhone,
  has_phone: IconPhone,
  do_not_call: IconPhone,
  email: IconMail,
  has_email: IconMail,
  do_not_mail: IconMail,
  next_step: IconFlag,
};

export function fieldIcon(field: ContactField): TablerIcon {
  return byField[field.key] ?? byGroup[field.group];
}

/** All that filters know of the fields of this file: which there are, what they are called, and what may be chosen. */
export interface FieldWorld {
  fields: readonly ContactField[];
  find: (key: string) => ContactField | undefined;
  label: (key: string) => string;
  choices: (field: ContactField) => readonly FieldChoice[];
  currency: (field: ContactField) => string;
}

function fixed(entries: Readonly<Record<string, string>>): FieldChoice[] {
  return Object.entries(entries).map(([value, label]) => ({ value, label }));
}

const lead = strings.contactCardPage.about.lead;
const fixedChoices: Partial<Record<ChoiceSource, FieldChoice[]>> = {
  kind: fixed(words.kind),
  lifecycle: LIFECYCLES.map((value) => ({ value, label: strings.ui.lifecycle[value] })),
  lead_status: fixed(lead).filter(({ value }) => value !== 'none'),
  role: fixed(words.role),
  channel: fixed(strings.contactCardPage.channel),
  ready: fixed(words.ready),
};

/**
 * The fields of the open file with their words and choices.
 * @param whole also the choices that cost more to read: outcomes, stages and imports
 */
export function useFieldWorld(whole: boolean): FieldWorld {
  const own = useOwnFields();
  const tags = useTags();
  const users = useUsers();
  const outcomes = useRead('setting', 'outcomes.list', whole ? {} : null);
  const pipelines = useRead('pipeline', 'pipelines.list', whole ? {} : null);
  const batches = useRead('import', 'imports.list', whole ? {} : null);
  return useMemo(() => {
    const typeOf = (id: string): OwnField['type'] | undefined => own.find((field) => field.id === id)?.type;
    const find = (key: string): ContactField | undefined => contactField(key, typeOf);
    const fields = [...contactFields, ...own.flatMap((field) => find(`custom:${field.id}`) ?? [])];
    const labels: Record<string, string> = words.field;
    const rows: Partial<Record<ChoiceSource, FieldChoice[]>> = {
      ...fixedChoices,
      user: (users.data?.rows ?? []).map(({ id, name }) => ({ value: id, label: name })),
      tag: (tags.data?.rows ?? []).map(({ id, name }) => ({ value: id, label: name })),
      // A card keeps the name of its last outcome.
      outcome: (outcomes.data?.rows ?? []).map(({ name }) => ({ value: name, label: outcomeLabel(name) })),
      stage: (pipelines.data?.rows ?? []).flatMap(({ stages }) =>
        stages.map(({ id, name }) => ({ value: id, label: name })),
      ),
      batch: (batches.data?.rows ?? []).map(({ id, fileName, at }) => ({
        value: id,
        label: `${fileName}, ${formatDayOfMonth(localDateOf(at, formatSettings().timeZone))}`,
      })),
    };
    const ownOf = (field: ContactField) => own.find(({ id }) => id === ownFieldId(field.key));
    return {
      fields,
      find,
      label: (key) => labels[key] ?? own.find(({ id }) => id === ownFieldId(key))?.name ?? words.ownGone,
      choices: (field) =>
        field.choices === 'own'
          ? (ownOf(field)?.options ?? []).map(({ id, name }) => ({ value: id, label: name }))
          : (rows[field.choices ?? 'own'] ?? []),
      currency: (field) => ownOf(field)?.currency || formatSettings().currency,
    };
  }, [own, tags.data, users.data, outcomes.data, pipelines.data, batches.data]);
}
