import { z } from 'zod';
import { created, id, idOnly, line, localDate, none, partialDate, written } from './common';
import { contactKind } from './contact-words';
import type { nameOrder, relationship } from './contacts';
import { command, query } from './procedure';

export type NameOrder = z.output<typeof nameOrder>;
export type Relationship = z.output<typeof relationship>;

export const relationshipKind = z.strictObject({
  id,
  /** What the other is to this card: "Assistant". */
  name: line,
  /** What this card is to the other: "Assists". Equal where both sides are the same. */
  reverseName: line,
  between: z.union([contactKind, z.literal('any')]),
  isOwn: z.boolean(),
  count: z.int(),
});

export const cardProcedures = {
  'employments.save': command({
    summary: 'Add or change a job of a person',
    input: z.strictObject({
      contactId: id,
      id: id.optional(),
      company: z.union([z.strictObject({ id }), z.strictObject({ name: line.min(1) })]),
      title: line,
      department: line,
      from: partialDate.nullable(),
      to: partialDate.nullable(),
      isCurrent: z.boolean(),
      isPrimary: z.boolean().optional(),
      /** As it was read: a later change from elsewhere is a conflict instead of a loss. */
      revision: z.int().optional(),
    }),
    output: created,
  }),
  'employments.remove': command({ summary: 'Take a job off a card', input: idOnly, output: written }),
  'relationships.kinds': query({
    summary: 'The ways in which cards stand to each other, built in and of the user’s own',
    input: none,
    output: z.strictObject({ rows: z.array(relationshipKind) }),
  }),
  'relationships.save_kind': command({
    summary: 'Make a kind of relationship, or name one anew',
    input: z.strictObject({
      id: id.optional(),
      name: line,
      /** Empty where both sides are called the same. */
      reverseName: line,
      between: relationshipKind.shape.between.optional(),
      /** As it was read: what is so still is left as it is, and what was changed on both sides is a conflict; what is not in it is written over. */
      before: z.strictObject({ name: line, reverseName: line }).partial().optional(),
    }),
    output: created,
  }),
  'relationships.remove_kind': command({
    summary: 'Take away a kind of relationship of the user’s own that no card has',
    input: idOnly,
    output: written,
  }),
  'relationships.save': command({
    summary: 'Say how two cards stand to each other',
    input: z.strictObject({
      contactId: id,
      id: id.optional(),
      otherId: id,
      kindId: id,
      /** `contactId` stands on the kind’s other side. */
      reversed: z.boolean(),
      note: line.optional(),
      /** As it was read: another note by now is a conflict instead of a loss. */
      before: z.strictObject({ note: line }).optional(),
    }),
    output: created,
  }),
  'relationships.remove': command({ summary: 'Take a relationship off both cards', input: idOnly, output: written }),
  'contacts.date_lifecycle': command({
    summary: 'Correct the day of a step of a card’s lifecycle, or take a past step out',
    input: z.strictObject({ id, date: localDate.nullable() }),
    output: written,
  }),
  'contacts.snooze_touch': command({
    summary: 'Put off the day on which a card’s keep-in-touch rhythm asks for them',
    input: z.strictObject({ id, until: localDate }),
    output: written,
  }),
} as const;
