import { z } from 'zod';
import { done, instant, line, none } from './common';
import { command, query } from './procedure';

const updateState = z.strictObject({
  /** `unavailable`: this copy has no way to look, so nothing is offered. */
  phase: z.enum(['unavailable', 'idle', 'looking', 'current', 'found', 'downloading', 'ready', 'installing', 'failed']),
  /** The newer version, once one was found. */
  version: line.nullable(),
  /** How much of it has come, in percent; only while `downloading`. */
  percent: z.int().min(0).max(100).nullable(),
  /** Why it failed and what to do; only when `failed`. */
  message: z.string().nullable(),
  /** When the last look was answered. */
  lookedAt: instant.nullable(),
  /** Whether to look once a day without being asked; off until it is turned on. */
  daily: z.boolean(),
});

/** How things stand with a newer version. */
export type UpdateState = z.output<typeof updateState>;

export const updateProcedures = {
  'updates.state': query({
    summary: 'Whether a newer version is known, coming, or ready to install',
    input: none,
    output: updateState,
  }),
  'updates.look': command({
    summary: 'Ask over the network whether there is a newer version; the answer comes by topic',
    input: none,
    output: done,
  }),
  'updates.download': command({ summary: 'Download the newer version that was found', input: none, output: done }),
  'updates.install': command({
    summary: 'Back up, close the file, install the version that was downloaded, and start again',
    input: none,
    output: done,
  }),
  'updates.set_daily': command({
    summary: 'Look for a newer version once a day, or no longer',
    input: z.strictObject({ daily: z.boolean() }),
    output: done,
  }),
} as const;
