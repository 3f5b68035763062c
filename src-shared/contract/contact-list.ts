import { z } from 'zod';
import { cursor, id, instant, limit, line, localDate } from './common';
import { contactKind, lifecycle } from './contact-words';
import { query } from './procedure';

export const contactSort = z.enum([
  'name',
  'company',
  'lifecycle',
  'last_contact',
  'next_step',
  'updated',
  'created',
  'open_deals',
]);

export const contactFilter = z.strictObject({
  search: line.optional(),
  kind: contactKind.optional(),
  lifecycle: z.array(lifecycle).optional(),
  tagIds: z.array(id).optional(),
  ownerIds: z.array(id).optional(),
  companyId: id.optional(),
  trashed: z.boolean().optional(),
});

export const contactRow = z.strictObject({
  id,
  kind: contactKind,
  given: z.string(),
  family: z.string(),
  displayName: z.string(),
  companyName: z.string(),
  companyId: id.nullable(),
  lifecycle,
  phone: z.string().nullable(),
  phoneE164: z.string().nullable(),
  email: z.string().nullable(),
  doNotCall: z.boolean(),
  lastInteractionAt: instant.nullable(),
  lastChannel: z.string().nullable(),
  lastOutcome: z.string().nullable(),
  nextTaskTitle: z.string().nullable(),
  nextTaskDueDate: localDate.nullable(),
  nextTaskDueTime: z.string().nullable(),
  /** Minor units in the file's own currency; deals in another are left out of the sum. */
  openDealAmount: z.int(),
  openDealCount: z.int(),
  ownerId: id.nullable(),
  updatedAt: instant,
});

export const contactListProcedures = {
  'contacts.list': query({
    summary: 'A page of contact cards, filtered, searched and sorted',
    superseded: true,
    input: z.strictObject({
      filter: contactFilter.optional(),
      sort: contactSort.optional(),
      descending: z.boolean().optional(),
      cursor: cursor.nullable().optional(),
      /** Starts at the first name whose sort key begins with this or a later letter. */
      fromLetter: z.string().max(4).optional(),
      limit: limit.optional(),
    }),
    output: z.strictObject({ rows: z.array(contactRow), nextCursor: cursor.nullable() }),
  }),
  'contacts.count': query({
    summary: 'How many contact cards a filter finds, and how many there are',
    superseded: true,
    input: z.strictObject({ filter: contactFilter.optional() }),
    output: z.strictObject({ found: z.int(), all: z.int() }),
  }),
  'contacts.letters': query({
    summary: 'The first letters under which there are contact cards',
    input: z.strictObject({ filter: contactFilter.optional() }),
    output: z.strictObject({ letters: z.array(z.string()) }),
  }),
} as const;
