import { z } from 'zod';
import {
  birthday,
  created,
  cursor,
  done,
  id,
  idOnly,
  instant,
  limit,
  line,
  localDate,
  partialDate,
  text,
  written,
} from './common';
import { likeReason } from './duplicates';
import { contactKind, leadStatus, lifecycle, methodKind, role } from './contact-words';
import { command, query } from './procedure';
import { tag } from './tags';

export const method = z.strictObject({
  id,
  kind: methodKind,
  label: line,
  /** As typed, kept for ever. */
  value: line,
  /** E.164 for a phone, lower case for an email; null where it could not be made. */
  normalised: z.string().nullable(),
  isPrimary: z.boolean(),
});

export const address = z.strictObject({
  id,
  label: line,
  street: line,
  city: line,
  region: line,
  postalCode: line,
  country: line,
  revision: z.int(),
});

export const employment = z.strictObject({
  id,
  companyId: id,
  companyName: z.string(),
  title: line,
  department: line,
  /** As far as they are known. */
  from: partialDate.nullable(),
  to: partialDate.nullable(),
  isCurrent: z.boolean(),
  /** Of several jobs the one that the card is shown with. */
  isPrimary: z.boolean(),
  revision: z.int(),
});

/** How somebody or something else stands to this card, in the word for this side. */
export const relationship = z.strictObject({
  id,
  kindId: id,
  /** This card stands on the kind's other side. */
  reversed: z.boolean(),
  word: z.string(),
  note: z.string(),
  otherId: id,
  otherName: z.string(),
  otherKind: contactKind,
});

/** '' leaves it to the script. */
export const nameOrder = z.enum(['', 'family', 'given']);
const ready = z.boolean().nullable();

/** The fields of a card that are edited in place, each on its own. */
export const contactPatch = z
  .strictObject({
    prefix: line,
    given: line,
    middle: line,
    family: line,
    suffix: line,
    nickname: line,
    phoneticGiven: line,
    phoneticFamily: line,
    nameOrder,
    /** Of a company; a person's name is made of its parts. */
    companyName: line,
    lifecycle,
    leadStatus: leadStatus.nullable(),
    source: line,
    birthday: birthday.nullable(),
    notes: text,
    ownerId: id.nullable(),
    doNotCall: z.boolean(),
    doNotMail: z.boolean(),
    keepInTouchDays: z.int().min(1).max(3650).nullable(),
    /** Readiness to buy: null is not known. */
    readyBudget: ready,
    readyNeed: ready,
    readyTiming: ready,
    readyAuthority: ready,
  })
  .partial();

const newMethod = z.strictObject({ kind: methodKind, label: line, value: line, isPrimary: z.boolean().optional() });
const newAddress = address.omit({ id: true, revision: true });

export const contactCard = z.strictObject({
  id,
  kind: contactKind,
  prefix: z.string(),
  given: z.string(),
  middle: z.string(),
  family: z.string(),
  suffix: z.string(),
  nickname: z.string(),
  phoneticGiven: z.string(),
  phoneticFamily: z.string(),
  nameOrder,
  displayName: z.string(),
  lifecycle,
  lifecycleHistory: z.array(z.strictObject({ id, lifecycle, at: instant })),
  leadStatus: leadStatus.nullable(),
  source: z.string(),
  firstTouchChannel: z.string().nullable(),
  birthday: birthday.nullable(),
  notes: z.string(),
  ownerId: id.nullable(),
  doNotCall: z.boolean(),
  doNotMail: z.boolean(),
  keepInTouchDays: z.int().nullable(),
  /** The day on which the rhythm asks for the next contact. */
  touchDue: localDate.nullable(),
  readyBudget: ready,
  readyNeed: ready,
  readyTiming: ready,
  readyAuthority: ready,
  lastInteractionAt: instant.nullable(),
  /** Minor units in the file's own currency. */
  wonDealAmount: z.int(),
  wonDealCount: z.int(),
  roles: z.array(role),
  methods: z.array(method),
  addresses: z.array(address),
  employments: z.array(employment),
  relationships: z.array(relationship),
  /** Of a company: the people who work there. */
  people: z.array(
    z.strictObject({ id, displayName: z.string(), title: z.string(), lastInteractionAt: instant.nullable() }),
  ),
  tags: z.array(tag),
  deals: z.array(
    z.strictObject({
      id,
      title: z.string(),
      stageName: z.string(),
      stageKind: z.enum(['open', 'won', 'lost']),
      probability: z.int(),
      amount: z.int(),
      currency: z.string(),
      expectedClose: localDate.nullable(),
      closedAt: instant.nullable(),
      stageSince: instant,
    }),
  ),
  tasks: z.array(
    z.strictObject({
      id,
      kind: z.string(),
      title: z.string(),
      dueDate: localDate.nullable(),
      dueTime: z.string().nullable(),
      assigneeId: id.nullable(),
    }),
  ),
  revision: z.int(),
  createdAt: instant,
  updatedAt: instant,
  deletedAt: instant.nullable(),
  /** The live card that took this one in. */
  mergedInto: id.nullable(),
});

export const timelineEntry = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('interaction'),
    id,
    at: instant,
    channel: z.string(),
    direction: z.enum(['in', 'out']),
    subject: z.string(),
    body: z.string(),
    outcome: z.string().nullable(),
    outcomeName: z.string().nullable(),
    durationSeconds: z.int().nullable(),
    number: z.string().nullable(),
    dealId: id.nullable(),
    dealTitle: z.string().nullable(),
    userId: id.nullable(),
    contactId: id.nullable(),
    contactName: z.string(),
    isInquiry: z.boolean(),
    purpose: z.string(),
  }),
  z.strictObject({
    type: z.literal('file'),
    id,
    at: instant,
    fileName: z.string(),
    bytes: z.int(),
    role: z.string(),
    userId: id.nullable(),
    dealId: id.nullable(),
    dealTitle: z.string().nullable(),
    contactId: id.nullable(),
    contactName: z.string(),
  }),
  z.strictObject({
    type: z.literal('change'),
    id: z.string(),
    at: instant,
    what: z.enum(['field', 'lifecycle', 'stage', 'created', 'task_done']),
    field: z.string(),
    before: z.string().nullable(),
    after: z.string().nullable(),
    userId: id.nullable(),
    /** Of a stage, whose deal it is; its title is the field. */
    dealId: id.nullable(),
  }),
]);

export const contactProcedures = {
  'contacts.get': query({
    summary: 'One whole contact card',
    input: idOnly,
    output: contactCard,
  }),
  'contacts.timeline': query({
    summary: 'A page of what happened with a contact, newest first; a company shows its people too',
    input: z.strictObject({
      id,
      channels: z.array(z.string()).optional(),
      direction: z.enum(['in', 'out']).optional(),
      purpose: z.enum(['sales', 'service']).optional(),
      changes: z.boolean().optional(),
      search: line.optional(),
      cursor: cursor.nullable().optional(),
      limit: limit.optional(),
    }),
    output: z.strictObject({ entries: z.array(timelineEntry), nextCursor: cursor.nullable() }),
  }),
  'contacts.channel_counts': query({
    summary: 'How many entries of each channel the timeline of a contact has',
    input: idOnly,
    output: z.strictObject({ counts: z.record(z.string(), z.int()) }),
  }),
  'contacts.pick': query({
    summary: 'The best few contacts for a picker, as one types',
    superseded: true,
    input: z.strictObject({ search: line, kind: contactKind.optional(), limit: limit.optional() }),
    output: z.strictObject({
      rows: z.array(
        z.strictObject({
          id,
          kind: contactKind,
          displayName: z.string(),
          companyName: z.string(),
          phone: z.string().nullable(),
        }),
      ),
    }),
  }),
  'contacts.candidates': query({
    summary: 'Cards that may be the same person or company as one being typed',
    input: z.strictObject({
      name: line.optional(),
      email: line.optional(),
      phone: line.optional(),
      companyName: line.optional(),
      address: z.strictObject({ street: line, city: line, postalCode: line }).optional(),
    }),
    output: z.strictObject({
      rows: z.array(
        z.strictObject({
          id,
          displayName: z.string(),
          companyName: z.string(),
          score: z.number(),
          reasons: z.array(likeReason),
        }),
      ),
    }),
  }),
  'contacts.create': command({
    summary: 'Make a contact card',
    input: z.strictObject({
      kind: contactKind,
      /** A full name to be parsed, or the parts in `fields`. */
      name: line.optional(),
      fields: contactPatch.optional(),
      company: z
        .union([z.strictObject({ id }), z.strictObject({ name: line })])
        .nullable()
        .optional(),
      title: line.optional(),
      methods: z.array(newMethod).optional(),
      addresses: z.array(newAddress).optional(),
      tagIds: z.array(id).optional(),
      roles: z.array(role).optional(),
      /** Fields of the user's own, by their ids. */
      own: z.record(id, line).optional(),
    }),
    output: created,
  }),
  'contacts.update': command({
    summary: 'Change fields of a card; `revision` makes a later edit from elsewhere a conflict instead of a loss',
    input: z.strictObject({ id, patch: contactPatch, revision: z.int().optional() }),
    output: written,
  }),
  'contacts.set_company': command({
    summary: 'Say where a person works now; `job`, their main one as it was read, makes another by now a conflict',
    input: z.strictObject({
      id,
      company: z.union([z.strictObject({ id }), z.strictObject({ name: line })]).nullable(),
      title: line.optional(),
      department: line.optional(),
      /** `moved` keeps the job of before as a past one; `corrected` says that it never was. */
      how: z.enum(['moved', 'corrected']).optional(),
      job: z.strictObject({ id, revision: z.int() }).nullable().optional(),
    }),
    output: written,
  }),
  'contacts.save_method': command({
    summary: 'Add or change a phone, email, link or handle of a card',
    input: z.strictObject({
      contactId: id,
      id: id.optional(),
      kind: methodKind,
      label: line,
      value: line,
      isPrimary: z.boolean().optional(),
      /** The value as it was read: another one by now is a conflict instead of a loss. */
      before: line.optional(),
    }),
    output: created,
  }),
  'contacts.remove_method': command({
    summary: 'Take a phone, email or link off a card',
    input: idOnly,
    output: written,
  }),
  'contacts.save_address': command({
    summary: 'Add or change an address of a card',
    input: z.strictObject({
      contactId: id,
      id: id.optional(),
      ...newAddress.shape,
      /** As it was read: a later change from elsewhere is a conflict instead of a loss. */
      revision: z.int().optional(),
    }),
    output: created,
  }),
  'contacts.remove_address': command({ summary: 'Take an address off a card', input: idOnly, output: written }),
  'contacts.set_roles': command({
    summary: 'Say what a contact is to us',
    input: z.strictObject({ id, roles: z.array(role) }),
    output: written,
  }),
  'contacts.dial': command({
    summary: 'Hand a number of a card to the system to dial',
    input: z.strictObject({
      contactId: id,
      number: line,
      /** The user was told that they asked not to be called, and calls all the same. */
      anyway: z.boolean().optional(),
    }),
    output: done,
  }),
  'contacts.compose': command({
    summary: 'Open the system’s mail program on a letter to an address of a card',
    input: z.strictObject({
      contactId: id,
      address: line,
      /** The user was told that they asked for no mail, and writes all the same. */
      anyway: z.boolean().optional(),
    }),
    output: done,
  }),
} as const;
