import { z } from 'zod';
import { created, done, id, instant, line, text, written } from './common';
import { command, query } from './procedure';

export const attachmentRole = z.enum(['file', 'picture', 'scan']);

/** What a file hangs on: exactly one of them. */
const on = {
  contactId: id.optional(),
  dealId: id.optional(),
  interactionId: id.optional(),
};
const exactlyOne = (owner: { contactId?: unknown; dealId?: unknown; interactionId?: unknown }) =>
  [owner.contactId, owner.dealId, owner.interactionId].filter((one) => one !== undefined).length === 1;
const oneOwner = { error: 'a file hangs on exactly one of contactId, dealId and interactionId' };

export const attachment = z.strictObject({
  id,
  role: attachmentRole,
  fileName: z.string(),
  mediaType: z.string(),
  bytes: z.int(),
  note: z.string(),
  at: instant,
  userId: id.nullable(),
  contactId: id.nullable(),
  dealId: id.nullable(),
  interactionId: id.nullable(),
  /** What the entry of the log is about that it hangs on; empty for none. */
  subject: z.string(),
  /** Its bytes are no longer on disk, or not in their size. */
  isGone: z.boolean(),
});

const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);

export const attachmentProcedures = {
  'attachments.list': query({
    summary: 'The files of a card with those of its log, of a deal, or of an entry of the log; newest first',
    input: z.strictObject(on).refine(exactlyOne, oneOwner),
    output: z.strictObject({ rows: z.array(attachment) }),
  }),
  'attachments.add': command({
    summary: 'Attach a file that was handed over; a picture becomes the one of the card',
    input: z
      .strictObject({ ...on, fileId: id, role: attachmentRole.optional(), note: text.optional() })
      .refine(exactlyOne, oneOwner),
    /** `isBack`: it was attached already, but its bytes were gone. */
    output: created.extend({ isBack: z.boolean() }),
  }),
  'attachments.update': command({
    summary: 'Rename a file, or change its note',
    input: z.strictObject({
      id,
      fileName: line.optional(),
      note: text.optional(),
      /** As it was read: anything else there by now is a conflict instead of a loss. */
      before: z.strictObject({ fileName: line, note: text }).partial().optional(),
    }),
    output: written,
  }),
  'attachments.remove': command({
    summary: 'Take a file off what it hangs on; its bytes stay for as long as the history can bring it back',
    input: z.strictObject({ id }),
    output: written,
  }),
  'attachments.give_again': command({
    summary: 'Hand over a file again whose bytes are gone; they must be the same',
    input: z.strictObject({ id, fileId: id }),
    output: done,
  }),
  'attachments.open': command({
    summary: 'Open a copy of a file in the program that the system has for it, if its kind carries no program',
    input: z.strictObject({ id }),
    output: z.strictObject({
      /** `page`: the host opens nothing, and the page saves it. */
      result: z.enum(['opened', 'refused', 'page']),
    }),
  }),
  'attachments.save': command({
    summary: 'Lay out a copy of a file, for saving',
    input: z.strictObject({ id }),
    output: z.strictObject({ fileId: id, fileName: z.string() }),
  }),
  'attachments.pictures': query({
    summary: 'Which of these cards have a picture',
    input: z.strictObject({ contactIds: z.array(id).max(500) }),
    output: z.strictObject({ rows: z.array(z.strictObject({ contactId: id, pictureId: id })) }),
  }),
  'attachments.picture': query({
    summary: 'The bytes of a picture of a card, or of an attached picture',
    input: z.strictObject({ id }),
    /** Null when they are gone from disk. */
    output: z.strictObject({ mediaType: z.string(), picture: bytes.nullable() }),
  }),
} as const;
