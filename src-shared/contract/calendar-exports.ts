import { z } from 'zod';
import { jobStarted, localDate } from './common';
import { command } from './procedure';

export const calendarExportProcedures = {
  'exports.calendar': command({
    summary: 'Tasks and meetings of a range of days as a calendar (ICS); a job whose result is a file to save',
    input: z.strictObject({
      /** The first day; absent for all before. Tasks without a day are in it only where both ends are open. */
      from: localDate.optional(),
      /** The last day; absent for all after. */
      to: localDate.optional(),
    }),
    output: jobStarted,
  }),
} as const;
