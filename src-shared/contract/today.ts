import { z } from 'zod';
import { birthday, cursor, id, instant, limit, line, localDate } from './common';
import { dealCard, moneySum } from './deals';
import { taskRow } from './interactions';
import { query } from './procedure';

const quietDeal = z.strictObject({
  ...dealCard.shape,
  stageName: z.string(),
  daysQuiet: z.int(),
  state: z.enum(['quiet', 'bad']),
});

export const todayProcedures = {
  'today.get': query({
    summary: 'What today asks for: overdue, calls, to-dos, quiet deals, deals without a next step, birthdays',
    input: z.strictObject({ date: localDate, assigneeId: id.optional() }),
    output: z.strictObject({
      /** Of each list the first five hundred; `today.counts` has how many there are. */
      overdue: z.array(taskRow),
      calls: z.array(taskRow),
      todos: z.array(taskRow),
      week: z.array(z.strictObject({ date: localDate, count: z.int() })),
      wonThisMonth: z.array(moneySum),
      openDeals: z.array(moneySum),
      quietCount: z.int(),
      quiet: z.array(quietDeal),
      noNextStepCount: z.int(),
      noNextStep: z.array(z.strictObject({ ...dealCard.shape, stageName: z.string() })),
      birthdays: z.array(
        z.strictObject({
          id,
          displayName: z.string(),
          birthday,
          date: localDate,
          turns: z.int().nullable(),
          daysAway: z.int(),
        }),
      ),
      /** Whom their keep-in-touch rhythm asks for, the longest due first. */
      keepInTouchCount: z.int(),
      keepInTouch: z.array(
        z.strictObject({
          id,
          kind: z.enum(['person', 'company']),
          displayName: z.string(),
          companyName: z.string(),
          phone: z.string().nullable(),
          email: z.string().nullable(),
          doNotCall: z.boolean(),
          doNotMail: z.boolean(),
          days: z.int(),
          due: localDate,
          lastInteractionAt: instant.nullable(),
        }),
      ),
    }),
  }),
  'today.counts': query({
    summary: 'The numbers beside the rail’s entries',
    slow: true,
    input: z.strictObject({ date: localDate }),
    /** All that is open by then; and of it what was due before, the calls of the day and the rest of the day. */
    output: z.strictObject({ today: z.int(), overdue: z.int(), calls: z.int(), todos: z.int() }),
  }),
} as const;

const hit = z.strictObject({
  type: z.enum(['person', 'company', 'deal', 'interaction', 'task', 'file']),
  id,
  title: z.string(),
  subtitle: z.string(),
  /** What stands at the right: a number, a sum, a date. */
  detail: z.string(),
  /** The contact that a call logged from here would be with. */
  contactId: id.nullable(),
  /** The deal that it is, or hangs on. */
  dealId: id.nullable(),
  at: instant.nullable(),
  phone: z.string().nullable(),
  /** What it was found by, in words, when neither title nor subtitle holds it: "Phone", "Notes", a field of one's own. */
  where: z.string(),
  /** Where the query stands, when neither title nor subtitle holds it. */
  excerpt: z.string().nullable(),
});

export const hitKind = z.enum(['people', 'companies', 'deals', 'interactions', 'tasks', 'files']);

export const searchProcedures = {
  'search.all': query({
    summary: 'Any record, by any words or digits of it, best first',
    superseded: true,
    input: z.strictObject({ search: line, perType: z.int().min(1).max(20).optional() }),
    output: z.strictObject({
      people: z.array(hit),
      companies: z.array(hit),
      deals: z.array(hit),
      interactions: z.array(hit),
      tasks: z.array(hit),
      files: z.array(hit),
    }),
  }),
  'search.page': query({
    summary: 'Everything of one kind that is found by words or digits, best first, page by page',
    input: z.strictObject({
      search: line,
      kind: hitKind,
      cursor: cursor.nullable().optional(),
      limit: limit.optional(),
    }),
    output: z.strictObject({ rows: z.array(hit), nextCursor: cursor.nullable() }),
  }),
  'search.counts': query({
    summary: 'How much of each kind is found; past a thousand or two it is counted no further',
    slow: true,
    input: z.strictObject({ search: line }),
    output: z.strictObject({
      people: z.int(),
      companies: z.int(),
      deals: z.int(),
      interactions: z.int(),
      tasks: z.int(),
      files: z.int(),
    }),
  }),
} as const;
