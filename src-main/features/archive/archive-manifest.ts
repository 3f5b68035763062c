import { z } from 'zod';

/** Which bytes lie where: one line of JSON for each attached file. */
export const filesPlace = 'data/attached-files.jsonl';

const part = z.strictObject({ rows: z.int().min(0), sha256: z.string().regex(/^[0-9a-f]{64}$/) });

const manifestSchema = z.strictObject({
  format: z.literal('calldeck-everything'),
  /** Of this layout. */
  version: z.literal(1),
  /** The version of the data file that the rows are of. */
  schema: z.int().min(1),
  at: z.string().max(40),
  name: z.string().max(500),
  counts: z.strictObject({
    contacts: z.int(),
    interactions: z.int(),
    deals: z.int(),
    tasks: z.int(),
    attachments: z.int(),
  }),
  /** Each file of data/ by its path: its rows, and the hash of its bytes. */
  parts: z.record(z.string(), part),
  /** Attachments whose bytes were gone from disk when this was written. */
  missing: z.int(),
});

export type Manifest = z.output<typeof manifestSchema>;

/** One attached file: the hash it is known by, its size, and where it lies in the archive. */
export const attachedFile = z.strictObject({
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  bytes: z.int().min(0),
  path: z.string().max(1000),
});

/** Reads what an archive says of itself; null where it is none of ours, or of a layout that we do not know. */
export function readManifest(text: string): Manifest | null {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
  const parsed = manifestSchema.safeParse(json);
  return parsed.success ? parsed.data : null;
}
