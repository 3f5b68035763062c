import { z } from 'zod';
import { id, none } from './common';
import { command } from './procedure';

const contents = z.strictObject({
  /** What the file was called, and when it was exported. */
  name: z.string(),
  at: z.string(),
  contacts: z.int(),
  interactions: z.int(),
  deals: z.int(),
  tasks: z.int(),
  attachments: z.int(),
});

const restoring = z.strictObject({
  /** A job whose result says what the new file holds; null when the person chose no place. */
  jobId: id.nullable(),
  /** The name of the file that is made. */
  name: z.string(),
});

/** A whole file out as a folder, and a file made of such a folder or zip again. */
export const archiveProcedures = {
  'exports.everything_to_folder': command({
    summary:
      'Everything as a folder of CSV, JSON Lines, cards, a calendar and attachments, in a place that the host asks for; a job',
    input: none,
    output: z.strictObject({ jobId: id.nullable(), name: z.string() }),
  }),
  'archive.recognise': command({
    summary: 'Whether a file that was handed over is an export of everything, and what it holds',
    input: z.strictObject({ fileId: id }),
    output: z.strictObject({ archive: contents.nullable() }),
  }),
  'archive.restore': command({
    summary:
      'Make a new data file of an export of everything and open it when it is whole; the open file is left as it is',
    input: z.strictObject({ fileId: id }),
    output: restoring,
  }),
  'archive.restore_folder': command({
    summary: 'The same of a folder that the host asks for',
    input: none,
    output: restoring,
  }),
} as const;
