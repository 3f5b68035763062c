import { z } from 'zod';
import { id, line } from './common';
import { contactFilter } from './contact-list';
import { contactKind } from './contact-words';
import { command, query } from './procedure';

/** So many cards are printed at once. */
export const mostPrinted = 2000;

export const printedCard = z.strictObject({
  id,
  kind: contactKind,
  name: z.string(),
  company: z.string(),
  title: z.string(),
  doNotMail: z.boolean(),
  methods: z.array(z.strictObject({ kind: z.string(), label: z.string(), value: z.string() })),
  /** The lines below the name, as the post of their country wants them; empty where the card has no address. */
  addressLines: z.array(z.string()),
  birthday: z.string().nullable(),
  tags: z.array(z.string()),
  notes: z.string(),
});

export const givingProcedures = {
  'giving.cards': query({
    summary: 'What of some cards goes on paper: cards, labels, envelopes',
    input: z
      .strictObject({
        ids: z.array(id).max(mostPrinted).optional(),
        filter: contactFilter.optional(),
        except: z.array(id).max(100_000).optional(),
      })
      .refine(({ ids, filter }) => (ids === undefined) !== (filter === undefined), {
        message: 'give either ids, or a filter with or without except',
      }),
    /** `total` may be more than is given: at most 2,000 are. */
    output: z.strictObject({ rows: z.array(printedCard), total: z.int() }),
  }),
  'giving.code': query({
    summary: 'A card as a short vCard for a QR code',
    input: z.strictObject({ id }),
    output: z.strictObject({
      vcard: line,
      /** Something had to stay out for the code to be read by a phone. */
      isShortened: z.boolean(),
    }),
  }),
  'giving.vcard': command({
    summary: 'A card with its picture as a vCard file, for saving',
    input: z.strictObject({ id }),
    output: z.strictObject({ fileId: id, fileName: z.string() }),
  }),
  'app.print': command({
    summary: 'Print what the window shows on paper of a size',
    input: z.strictObject({
      paper: z
        .strictObject({ widthMm: z.number().min(20).max(1000), heightMm: z.number().min(20).max(1000) })
        .optional(),
    }),
    output: z.strictObject({
      /** `page`: the page opens the browser’s own dialog. */
      result: z.enum(['printed', 'cancelled', 'page']),
    }),
  }),
} as const;
