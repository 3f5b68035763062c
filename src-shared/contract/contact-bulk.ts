import { z } from 'zod';
import { id, line, writtenOrJob } from './common';
import { contactFilter } from './contact-list';
import { leadStatus, lifecycle } from './contact-words';
import { command } from './procedure';

/** Which cards a command is about: these, or all that a filter finds but for some. */
const cards = {
  ids: z.array(id).min(1).max(100_000).optional(),
  filter: contactFilter.optional(),
  except: z.array(id).max(100_000).optional(),
};

function namesCards({ ids, filter, except }: { ids?: unknown; filter?: unknown; except?: unknown }): boolean {
  return ids === undefined ? filter !== undefined : filter === undefined && except === undefined;
}

const patch = z
  .strictObject({
    lifecycle,
    ownerId: id.nullable(),
    leadStatus: leadStatus.nullable(),
    source: line,
    doNotCall: z.boolean(),
    doNotMail: z.boolean(),
    keepInTouchDays: z.int().min(1).max(3650).nullable(),
    /** A field of the user's own; cards that do not have it are left alone. */
    own: z.strictObject({ fieldId: id, value: line.nullable() }),
  })
  .partial();

const cardsNeeded = { path: ['ids'], message: 'give either ids, or a filter with or without except' };

export const contactBulkProcedures = {
  'contacts.set_tags': command({
    summary: 'Put tags on cards, new ones by their names, and take others off; many are a job',
    input: z
      .strictObject({
        ...cards,
        add: z.array(id),
        addNames: z.array(line).max(100).optional(),
        remove: z.array(id),
      })
      .refine(namesCards, cardsNeeded),
    output: writtenOrJob,
  }),
  'contacts.bulk_update': command({
    summary: 'Change a field of many cards; many are a job',
    input: z.strictObject({ ...cards, patch }).refine(namesCards, cardsNeeded),
    output: writtenOrJob,
  }),
  'contacts.trash': command({
    summary: 'Move cards to the trash; many are a job',
    input: z.strictObject(cards).refine(namesCards, cardsNeeded),
    output: writtenOrJob,
  }),
  'contacts.restore': command({
    summary: 'Take cards out of the trash; many are a job',
    input: z.strictObject(cards).refine(namesCards, cardsNeeded),
    output: writtenOrJob,
  }),
} as const;
