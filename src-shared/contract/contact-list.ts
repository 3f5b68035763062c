import { z } from 'zod';
import { birthday, cursor, id, instant, limit, line, localDate } from './common';
import { filterBounds, filterOps, periodUnits, countConditions, type FilterNode } from '../domain/contact-fields';
import { contactKind, leadStatus, lifecycle, role } from './contact-words';
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
  'touch_due',
  'title',
  'city',
  'postcode',
  'country',
  'phone',
  'email',
  'source',
  'lead_status',
  'birthday',
  'first_touch',
  'last_channel',
  'won_value',
  'owner',
  'kind',
  'tags',
  'roles',
]);

/** A field of the user's own, as a column, a filter or an order. */
export const ownField = z.string().regex(/^custom:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
export const listSort = z.union([contactSort, ownField]);

const condition = z.strictObject({
  /** A key of the table in domain/contact-fields, or `custom:<id>`. */
  field: z.string().max(60),
  op: z.enum(filterOps),
  value: z.union([z.string().max(1000), z.number(), z.array(z.string().max(1000)).max(filterBounds.list)]).optional(),
  unit: z.enum(periodUnits).optional(),
});

/** Groups to a fixed depth: a schema that calls itself would follow whatever is sent. */
function groupsOf(depth: number): z.ZodType<FilterNode> {
  if (depth === 0) return condition;
  const within = groupsOf(depth - 1);
  return z.union([
    condition,
    z.strictObject({ match: z.enum(['all', 'any']), of: z.array(within).max(filterBounds.conditions) }),
  ]);
}

/** Conditions over any field of a card, in groups of all or any. */
export const filterNode = groupsOf(filterBounds.depth).refine(
  (node) => countConditions(node) <= filterBounds.conditions,
  `a filter has at most ${filterBounds.conditions} conditions`,
);

export const contactFilter = z.strictObject({
  search: line.optional(),
  kind: contactKind.optional(),
  lifecycle: z.array(lifecycle).optional(),
  tagIds: z.array(id).optional(),
  ownerIds: z.array(id).optional(),
  companyId: id.optional(),
  trashed: z.boolean().optional(),
  where: filterNode.optional(),
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
  createdAt: instant,
  title: z.string(),
  city: z.string(),
  postcode: z.string(),
  country: z.string(),
  source: z.string(),
  leadStatus: leadStatus.nullable(),
  firstTouchChannel: z.string().nullable(),
  birthday: birthday.nullable(),
  doNotMail: z.boolean(),
  /** The day on which the keep-in-touch rhythm wants the next contact. */
  touchDue: localDate.nullable(),
  keepInTouchDays: z.int().nullable(),
  wonDealAmount: z.int(),
  wonDealCount: z.int(),
  /** Only where the columns ask for them; empty otherwise. */
  roles: z.array(role),
  tags: z.array(z.strictObject({ id, name: z.string(), colour: z.int() })),
  custom: z.record(id, z.string()),
});

/** A list: which cards, and in which order. */
const listed = z.strictObject({
  filter: contactFilter.optional(),
  sort: listSort.optional(),
  descending: z.boolean().optional(),
  /** Orders within the first one. */
  thenBy: z
    .array(z.strictObject({ sort: listSort, descending: z.boolean() }))
    .max(3)
    .optional(),
  /** Starts at the first name whose sort key begins with this or a later letter. */
  fromLetter: z.string().max(4).optional(),
});

export const contactListProcedures = {
  'contacts.list': query({
    summary: 'A page of contact cards, filtered, searched and sorted',
    superseded: true,
    input: listed.extend({
      /** What is shown beyond the card itself: 'tags', 'roles', or `custom:<id>`. */
      columns: z
        .array(z.union([z.enum(['tags', 'roles']), ownField]))
        .max(60)
        .optional(),
      cursor: cursor.nullable().optional(),
      limit: limit.optional(),
    }),
    output: z.strictObject({ rows: z.array(contactRow), nextCursor: cursor.nullable() }),
  }),
  'contacts.marks': query({
    summary: 'Where the pages of a list begin, so that any of them is read without those before it',
    slow: true,
    superseded: true,
    input: listed.extend({ every: z.int().min(1).max(500) }),
    output: z.strictObject({
      /** For each page of `every` cards the cursor of `contacts.list` that it follows; null for the first. */
      marks: z.array(cursor.nullable()),
      total: z.int(),
      /** How many cards come before `fromLetter`. */
      before: z.int(),
    }),
  }),
  'contacts.ids': query({
    summary: 'The ids of a stretch of a list',
    slow: true,
    input: listed
      .omit({ fromLetter: true })
      .extend({ cursor: cursor.nullable(), count: z.int().min(1).max(1_000_000) }),
    output: z.strictObject({ ids: z.array(id) }),
  }),
  'contacts.count': query({
    summary: 'How many contact cards a filter finds, and how many there are',
    slow: true,
    superseded: true,
    input: z.strictObject({ filter: contactFilter.optional() }),
    output: z.strictObject({ found: z.int(), all: z.int() }),
  }),
  'contacts.letters': query({
    summary: 'The first letters under which there are contact cards',
    slow: true,
    input: z.strictObject({ filter: contactFilter.optional() }),
    output: z.strictObject({ letters: z.array(z.string()) }),
  }),
} as const;
