import { z } from 'zod';
import { created, id, written } from './common';
import { command, query } from './procedure';

/** What a view is of: a word of the feature that shows it. */
const entity = z.enum(['contact', 'deal']);
const name = z.string().trim().min(1).max(80);
/** How the list stands, as JSON; what is in it is the list's own affair. */
const state = z.string().max(100_000);

export const savedView = z.strictObject({
  id,
  name: z.string(),
  state: z.string(),
  isShared: z.boolean(),
  isMine: z.boolean(),
});

export const viewProcedures = {
  'views.list': query({
    summary: 'The saved views of a list, one’s own and those for all, in their order',
    input: z.strictObject({ entity }),
    output: z.strictObject({ rows: z.array(savedView) }),
  }),
  'views.save': command({
    summary: 'Save how a list stands under a name',
    input: z.strictObject({ entity, name, state, isShared: z.boolean().optional() }),
    output: created,
  }),
  'views.update': command({
    summary: 'Rename a view, share it or keep it to oneself, or save the list over it',
    input: z.strictObject({
      id,
      name: name.optional(),
      state: state.optional(),
      isShared: z.boolean().optional(),
      /** As it was read: anything else there by now is a conflict instead of a loss. */
      before: z.strictObject({ name, state }).partial().optional(),
    }),
    output: written,
  }),
  'views.move': command({
    summary: 'Put a view before another, or last',
    input: z.strictObject({ id, before: id.nullable() }),
    output: written,
  }),
  'views.remove': command({
    summary: 'Delete a view; what it showed stays',
    input: z.strictObject({ id }),
    output: written,
  }),
  'views.layouts': query({
    summary: 'Which columns a list shows, and how wide, by view',
    input: z.strictObject({ entity }),
    output: z.strictObject({ layouts: z.record(z.string(), z.string()) }),
  }),
  'views.keep_layout': command({
    summary: 'Remember which columns a view shows, and how wide; null forgets it',
    input: z.strictObject({ entity, view: z.string().min(1).max(60), layout: z.string().max(20_000).nullable() }),
    output: written,
  }),
} as const;
