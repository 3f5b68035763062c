import { z } from 'zod';
import { isLocalDate } from '../domain/calendar';

/** Schemas that several features share. Everything is strict: an unknown key is an error, not a silence. */
export const id = z.uuid();
export const instant = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/, 'an instant is UTC ISO text with milliseconds')
  .refine((text) => !Number.isNaN(Date.parse(text)), 'there is no such instant');
// By its shape alone a date may be the 31st of February, which a calendar cannot show.
export const localDate = z.string().refine(isLocalDate, 'a date is YYYY-MM-DD, and a day of the calendar');
export const localTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time is HH:MM');
export const birthday = z
  .string()
  .regex(/^(\d{4}|-)-\d\d-\d\d$/, 'a birthday is YYYY-MM-DD, or --MM-DD without its year');
export const currency = z.string().regex(/^[A-Z]{3}$/, 'a currency is its three-letter ISO 4217 code');
export const partialDate = z
  .string()
  .refine(
    (day) => /^\d{4}(-(0[1-9]|1[0-2]))?$/.test(day) || isLocalDate(day),
    'a date that is known in part is YYYY, YYYY-MM or YYYY-MM-DD',
  );
export const text = z.string().max(100_000);
export const line = z.string().max(10_000);

export const none = z.strictObject({});
export const idOnly = z.strictObject({ id });
export const done = z.strictObject({ ok: z.literal(true) });
/** A command that wrote: the id of its entry in the undo history. */
export const written = z.strictObject({ txId: id.nullable() });
/** A command that writes at once where it is about few rows, and becomes a job where it is about many: one of the two is set. */
export const writtenOrJob = z.strictObject({ txId: id.nullable(), jobId: id.nullable() });
export const created = z.strictObject({ id, txId: id.nullable() });
export const jobStarted = z.strictObject({ jobId: id });

/** A place in a keyset-paged list, opaque to the caller. It holds the last row's sort keys, and a name may be long. */
export const cursor = z.string().max(1_000_000);
export const limit = z.int().min(1).max(500);
