import { z } from 'zod';
import { done, id, none } from './common';
import { command, query } from './procedure';

/** A folder that is watched for files to import; what lies in it waits until somebody looks at it, or is imported at once where that was chosen. */
export const watchProcedures = {
  'watch.state': query({
    summary: 'The watched folder of this machine, and the files that wait in it',
    input: none,
    output: z.strictObject({
      folder: z.string().nullable(),
      /** The folder cannot be read now. */
      isGone: z.boolean(),
      /** A folder can be asked for: in a browser only where the host was started with one. */
      canChoose: z.boolean(),
      /** What needs no choice is imported as it arrives: cards, logs, and tables of a shape that was imported before. */
      atOnce: z.boolean(),
      arrived: z.array(z.strictObject({ id, fileName: z.string(), bytes: z.int() })),
    }),
  }),
  'watch.choose': command({
    summary: 'Watch a folder that the host asks for',
    input: none,
    output: z.strictObject({ folder: z.string().nullable() }),
  }),
  'watch.stop': command({ summary: 'Watch no folder', input: none, output: done }),
  'watch.at_once': command({
    summary: 'Choose whether what arrives is imported at once, as files of its shape were before, or waits',
    input: z.strictObject({ on: z.boolean() }),
    output: done,
  }),
  'watch.import_waiting': command({
    summary: 'Import what waits and needs no choice; each answer is told as it comes',
    input: none,
    output: z.strictObject({ imported: z.int() }),
  }),
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
    summary: 'Move a file that was imported to done/, with a report and the rows to fix beside it',
    input: z.strictObject({ id, batchId: id }),
    output: done,
  }),
} as const;
