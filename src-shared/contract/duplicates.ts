import { z } from 'zod';
import { cursor, id, instant, jobStarted, limit, none, written } from './common';
import { contactKind } from './contact-words';
import { command, query } from './procedure';

/** What speaks for two cards being one. */
export const likeReason = z.enum([
  'email',
  'phone',
  'name_company',
  'name',
  'like_name',
  'company',
  'birthday',
  'like_birthday',
  'address',
  'like_phone',
]);

const likePair = z.strictObject({ a: id, b: id, score: z.number(), reasons: z.array(likeReason) });

export const duplicateProcedures = {
  'duplicates.scan': command({
    summary: 'Look through the whole file for cards that may be the same person or company',
    input: none,
    output: jobStarted,
  }),
  'duplicates.list': query({
    summary: 'What the last look found and nobody decided on yet: groups of cards, the likeliest first',
    slow: true,
    input: z.strictObject({ cursor: cursor.nullable().optional(), limit: limit.optional() }),
    output: z.strictObject({
      /** When the file was looked through, null when never. */
      scannedAt: instant.nullable(),
      groups: z.array(
        z.strictObject({
          score: z.number(),
          cards: z.array(
            z.strictObject({
              id,
              kind: contactKind,
              displayName: z.string(),
              companyName: z.string(),
              phone: z.string().nullable(),
              email: z.string().nullable(),
              city: z.string(),
              updatedAt: instant,
            }),
          ),
          pairs: z.array(likePair),
        }),
      ),
      /** Groups in all, and the cards in them. */
      total: z.int(),
      cards: z.int(),
      nextCursor: cursor.nullable(),
    }),
  }),
  'duplicates.dismiss': command({
    summary: 'Remember that cards are not the same, each of them and each other one',
    input: z.strictObject({ ids: z.array(id).min(2).max(50) }),
    output: written,
  }),
} as const;
