import { z } from 'zod';
import { instant, line, none } from './common';
import { command, query } from './procedure';

export const recoveryProcedures = {
  'recovery.ways': query({
    summary: 'The ways on where the data file could not be opened; none while one is open',
    input: none,
    output: z.strictObject({
      /** The file is not where it was: it was set aside as damaged. Then it can be brought back from a backup. */
      isGone: z.boolean(),
      /** The host can ask for another file. */
      canChoose: z.boolean(),
      backups: z.array(z.strictObject({ name: line, at: instant, bytes: z.int() })),
    }),
  }),
  'recovery.go': command({
    summary: 'Go one of the ways on; what comes of it is told by app.state',
    input: z.discriminatedUnion('way', [
      z.strictObject({ way: z.literal('again') }),
      z.strictObject({ way: z.literal('example') }),
      z.strictObject({ way: z.literal('new') }),
      z.strictObject({ way: z.literal('choose') }),
      z.strictObject({ way: z.literal('backup'), name: line }),
      /** Opens a copy of the backup, in which nothing can be changed. */
      z.strictObject({ way: z.literal('look'), name: line }),
    ]),
    output: z.strictObject({
      /** False where the person decided against it. */
      begun: z.boolean(),
    }),
  }),
} as const;
