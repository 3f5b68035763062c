import { z } from 'zod';
import { done, id, none } from './common';
import { command, query } from './procedure';

/** A folder that is watched for files to import; what lies in it waits until somebody looks at it. */
export const watchProcedures = {
  'watch.state': query({
    summary: 'The watched folder of this machine, and the files that wait in it',
    input: none,
    output: z.strictObject({
      folder: z.string().nullable(),
      /** The folder cannot be read now. */
      isGone: z.boolean(),
      arrived: z.array(z.strictObject({ id, fileName: z.string(), bytes: z.int() })),
    }),
  }),
  'watch.choose': command({
    summary: 'Watch a folder that the host asks for',
    input: none,
    output: z.strictObject({ folder: z.string().nullable() }),
  }),
  'watch.stop': command({ summary: 'Watch no folder', input: none, output: done }),
  'watch.take': command({
    summary: 'Take a waiting file in, to be checked',
    input: z.strictObject({ id }),
    output: z.strictObject({ fileId: id, fileName: z.string() }),
  }),
  'watch.leave': command({
    summary: 'Take a waiting file off the list until it changes',
    input: z.strictObject({ id }),
    output: done,
  }),
  'watch.finish': command({
    summary: 'Move a file that was imported to done/, with a report beside it',
    input: z.strictObject({ id, batchId: id }),
    output: done,
  }),
} as const;
