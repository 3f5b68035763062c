import { z } from 'zod';
import { created, currency, cursor, id, idOnly, instant, limit, line, localDate, text, written } from './common';
import { interactionRow, taskRow } from './interactions';
import { command, query } from './procedure';

export const stageKind = z.enum(['open', 'won', 'lost']);

export const stage = z.strictObject({
  id,
  pipelineId: id,
  name: z.string(),
  kind: stageKind,
  probability: z.int().min(0).max(100),
  /** Days without a touch after which a deal of this stage goes quiet; null for never. */
  daysToRot: z.int().nullable(),
  position: z.string(),
});

export const moneySum = z.strictObject({ currency: z.string(), amount: z.int(), weighted: z.int(), count: z.int() });

export const dealCard = z.strictObject({
  id,
  title: z.string(),
  contactId: id.nullable(),
  contactName: z.string(),
  companyId: id.nullable(),
  companyName: z.string(),
  amount: z.int(),
  currency: z.string(),
  stageId: id,
  position: z.string(),
  stageSince: instant,
  lastTouchAt: instant,
  expectedClose: localDate.nullable(),
  ownerId: id.nullable(),
  nextTask: z
    .strictObject({
      id,
      kind: z.string(),
      title: z.string(),
      dueDate: localDate.nullable(),
      dueTime: z.string().nullable(),
    })
    .nullable(),
});

export const dealFilter = z.strictObject({
  search: line.optional(),
  ownerIds: z.array(id).optional(),
  closesUntil: localDate.optional(),
  noNextStep: z.boolean().optional(),
  /** Only deals that have gone quiet: the limit of their stage is counted back from here, the end of a local day. */
  quietBy: instant.optional(),
});

const dealState = z.enum(['open', 'won', 'lost', 'all']);

export const outcomeReason = z.strictObject({
  id,
  kind: z.enum(['won', 'lost']),
  name: z.string(),
  position: z.string(),
});

const dealPatch = z
  .strictObject({
    title: line.min(1),
    money: z.strictObject({ amount: z.int(), currency }),
    contactId: id.nullable(),
    companyId: id.nullable(),
    expectedClose: localDate.nullable(),
    ownerId: id.nullable(),
    notes: text,
    source: line,
  })
  .partial();

export const dealProcedures = {
  'pipelines.list': query({
    summary: 'The pipelines with their stages',
    input: z.strictObject({}),
    output: z.strictObject({
      rows: z.array(z.strictObject({ id, name: z.string(), stages: z.array(stage) })),
      reasons: z.array(outcomeReason),
    }),
  }),
  'deals.board': query({
    summary: 'The board: for each open stage its sums and its first cards',
    superseded: true,
    input: z.strictObject({
      pipelineId: id,
      filter: dealFilter.optional(),
      perStage: z.int().min(1).max(200).optional(),
    }),
    output: z.strictObject({
      columns: z.array(
        z.strictObject({
          stage,
          count: z.int(),
          /** One sum a currency: amounts of different currencies are never added. */
          sums: z.array(moneySum),
          cards: z.array(dealCard),
          nextCursor: cursor.nullable(),
        }),
      ),
      totals: z.strictObject({
        open: z.array(moneySum),
        /** Won since the first of the month, local time of the machine. */
        wonThisMonth: z.array(moneySum),
        quiet: z.int(),
        noNextStep: z.int(),
      }),
    }),
  }),
  'deals.column': query({
    summary: 'More cards of one stage of the board',
    input: z.strictObject({
      stageId: id,
      filter: dealFilter.optional(),
      cursor: cursor.nullable().optional(),
      limit: limit.optional(),
    }),
    output: z.strictObject({ cards: z.array(dealCard), nextCursor: cursor.nullable() }),
  }),
  'deals.list': query({
    summary: 'A page of deals, sorted',
    superseded: true,
    input: z.strictObject({
      pipelineId: id.optional(),
      state: dealState.optional(),
      filter: dealFilter.optional(),
      sort: z.enum(['value', 'close', 'stage', 'title', 'updated']).optional(),
      descending: z.boolean().optional(),
      cursor: cursor.nullable().optional(),
      limit: limit.optional(),
    }),
    output: z.strictObject({
      rows: z.array(
        z.strictObject({
          ...dealCard.shape,
          stageName: z.string(),
          stageKind,
          probability: z.int(),
          closedAt: instant.nullable(),
        }),
      ),
      nextCursor: cursor.nullable(),
    }),
  }),
  'deals.count': query({
    summary: 'How many deals each of several questions finds',
    slow: true,
    superseded: true,
    input: z.strictObject({
      of: z
        .array(
          z.strictObject({ pipelineId: id.optional(), state: dealState.optional(), filter: dealFilter.optional() }),
        )
        .max(100),
    }),
    output: z.strictObject({ found: z.array(z.int()) }),
  }),
  'deals.get': query({
    summary: 'One whole deal',
    input: idOnly,
    output: z.strictObject({
      ...dealCard.shape,
      pipelineId: id,
      stage,
      notes: z.string(),
      source: z.string(),
      contactPhone: z.string().nullable(),
      contactPhoneE164: z.string().nullable(),
      closedAt: instant.nullable(),
      outcomeReasonId: id.nullable(),
      outcomeNote: z.string(),
      people: z.array(
        z.strictObject({
          id,
          contactId: id,
          displayName: z.string(),
          role: z.string(),
          lastInteractionAt: instant.nullable(),
        }),
      ),
      stages: z.array(z.strictObject({ stage, enteredAt: instant.nullable(), days: z.int().nullable() })),
      tasks: z.array(taskRow),
      lately: z.array(interactionRow),
      revision: z.int(),
      createdAt: instant,
      updatedAt: instant,
      deletedAt: instant.nullable(),
    }),
  }),
  'deals.create': command({
    summary: 'Make a deal',
    input: z.strictObject({
      title: line.min(1),
      pipelineId: id.optional(),
      stageId: id.optional(),
      amount: z.int().optional(),
      currency: currency.optional(),
      contactId: id.nullable().optional(),
      companyId: id.nullable().optional(),
      expectedClose: localDate.nullable().optional(),
      notes: text.optional(),
    }),
    output: created,
  }),
  'deals.update': command({
    summary: 'Change fields of a deal; amount and currency change together',
    input: z.strictObject({
      id,
      patch: dealPatch,
      /** The same fields as they were read: anything else there by now is a conflict instead of a loss. */
      before: dealPatch.optional(),
    }),
    output: written,
  }),
  'deals.move': command({
    summary: 'Move a deal to a stage, before or after another card',
    input: z.strictObject({
      id,
      stageId: id,
      /** The stage it was read in: any other by now is a conflict. */
      fromStageId: id.optional(),
      /** The card it lands before; null puts it last. */
      beforeId: id.nullable().optional(),
      /** The card it lands after, when `beforeId` is not given; null puts it first. */
      afterId: id.nullable().optional(),
    }),
    output: written,
  }),
  'deals.close': command({
    summary: 'Close a deal as won or lost, with a reason',
    input: z.strictObject({
      id,
      as: z.enum(['won', 'lost']),
      reasonId: id.nullable().optional(),
      note: text.optional(),
      /** Its stage and how it ended as they were read: anything else there by now is a conflict instead of a loss. */
      before: z.strictObject({ stageId: id, reasonId: id.nullable(), note: text }).optional(),
    }),
    output: written,
  }),
  'deals.reopen': command({
    summary: 'Open a closed deal again in the stage it came from',
    input: z.strictObject({ id, stageId: id.optional() }),
    output: written,
  }),
  'deals.set_person': command({
    summary: 'Add a person to a deal, or change the part they play in the buying',
    input: z.strictObject({ id, contactId: id, role: line }),
    output: written,
  }),
  'deals.remove_person': command({
    summary: 'Take a person off a deal',
    input: z.strictObject({ id, contactId: id }),
    output: written,
  }),
  'deals.trash': command({ summary: 'Move a deal to the trash', input: idOnly, output: written }),
} as const;
