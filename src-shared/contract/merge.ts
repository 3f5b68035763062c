import { z } from 'zod';
import { id, instant, line, writtenOrJob } from './common';
import { contactKind, methodKind } from './contact-words';
import { command, query } from './procedure';

/** More than can be merged, so that too many are refused in words. */
const ids = z.array(id).min(1).max(500);

export const mergeProcedures = {
  'merge.preview': query({
    summary:
      'Several cards side by side: where they differ, what would be taken from which, and what they have together',
    input: z.strictObject({ ids, keeperId: id.optional() }),
    output: z.strictObject({
      keeperId: id,
      kind: contactKind,
      cards: z.array(
        z.strictObject({
          id,
          displayName: z.string(),
          companyName: z.string(),
          createdAt: instant,
          updatedAt: instant,
        }),
      ),
      /** How much hangs on them together, each thing once. */
      along: z.strictObject({ log: z.int(), tasks: z.int(), deals: z.int(), people: z.int(), files: z.int() }),
      /** Where the cards differ: what each has, as text, by the order of `cards`, and from which it should come. */
      fields: z.array(
        z.strictObject({
          key: z.string(),
          /** Of a field of the user's own. */
          label: z.string().nullable(),
          values: z.array(z.string()),
          suggested: z.string(),
        }),
      ),
      /** What all of them have, each thing once, the keeper's first, with the cards that have it. */
      methods: z.array(
        z.strictObject({ kind: methodKind, label: line, value: line, cardIds: z.array(id), primary: z.boolean() }),
      ),
      addresses: z.array(z.strictObject({ label: line, text: z.string(), cardIds: z.array(id) })),
      jobs: z.array(
        z.strictObject({ title: z.string(), companyName: z.string(), isCurrent: z.boolean(), cardIds: z.array(id) }),
      ),
      tags: z.array(z.strictObject({ name: z.string(), colour: z.int(), cardIds: z.array(id) })),
      roles: z.array(z.strictObject({ role: z.string(), cardIds: z.array(id) })),
      relationships: z.array(z.strictObject({ word: z.string(), otherName: z.string(), cardIds: z.array(id) })),
    }),
  }),
  'merge.run': command({
    summary: 'Make one card of several, with everything that hangs on any of them; the others go to the trash',
    input: z.strictObject({
      keeperId: id,
      ids,
      /** From which card a field comes, by its key; left out, as the preview suggests. For `notes` also 'all'. */
      choose: z.record(z.string().max(60), z.union([id, z.literal('all')])).optional(),
    }),
    output: writtenOrJob,
  }),
} as const;
