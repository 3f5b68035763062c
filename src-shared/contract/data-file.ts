import { z } from 'zod';
import { done, id, instant, jobStarted, line, none } from './common';
import { command, query } from './procedure';

const backupName = z.strictObject({ name: line });
/** False where the person decided against it; what comes of it is told by app.state. */
const begun = z.strictObject({ begun: z.boolean() });

/** The life of the data file: its backups, another place, a copy. */
export const dataFileProcedures = {
  'backups.list': query({
    summary: 'The verified backups of this file',
    input: none,
    output: z.strictObject({ rows: z.array(z.strictObject({ name: z.string(), at: instant, bytes: z.int() })) }),
  }),
  'backups.describe': query({
    summary: 'What a backup holds, and when the last was changed in it',
    slow: true,
    input: backupName,
    output: z.strictObject({
      contacts: z.int(),
      interactions: z.int(),
      deals: z.int(),
      changedAt: instant.nullable(),
    }),
  }),
  'backups.create': command({ summary: 'Back up now; a job', input: none, output: jobStarted }),
  'backups.look': command({
    summary: 'Open a copy of a backup, in which nothing can be changed',
    input: backupName,
    output: done,
  }),
  'backups.leave': command({
    summary: 'Go back from the backup that is looked at to the file that it is of',
    input: none,
    output: done,
  }),
  'backups.restore': command({
    summary:
      'Put a backup in the place of the file, which is kept under another name; without a name the one looked at',
    input: z.strictObject({ name: line.optional() }),
    output: done,
  }),
  'app.move_file': command({
    summary: 'Move the data file, its attachments and its backups to a place that the host asks for',
    input: none,
    output: begun,
  }),
  'app.save_copy': command({
    summary: 'Save a copy of the data file and its attachments at a place that the host asks for; a job',
    input: none,
    output: z.strictObject({ jobId: id.nullable() }),
  }),
} as const;
