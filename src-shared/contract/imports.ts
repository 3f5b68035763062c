import { z } from 'zod';
import { IMPORT_SUBJECTS } from '../domain/record-fields';
import { cursor, id, instant, jobStarted, limit, line } from './common';
import { customFieldType } from './custom-fields';
import { command, query } from './procedure';

/** One column of the file: where it goes, and why we think so. `target` is a key of `domain/import-fields`. */
export const columnMapping = z.strictObject({ index: z.int().min(0), target: z.string().max(200) });

export const fileSettings = z.strictObject({
  encoding: z.string().max(40).optional(),
  delimiter: z.enum([',', ';', '\t', '|']).optional(),
  /** Zero-based record of the header; -1 when there is none. */
  headerRow: z.int().min(-1).max(100).optional(),
  region: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(),
  /** Of a workbook: the name of the sheet that is read. */
  sheet: z.string().max(200).optional(),
  /** What the file is about, where its header does not say it right. */
  about: z.enum(IMPORT_SUBJECTS).optional(),
  /** Of date columns that allow day and month in both orders. */
  dateOrder: z.enum(['dmy', 'mdy']).optional(),
});

const fieldCount = z.strictObject({ field: z.string(), count: z.int() });

export const onMatch = z.enum(['update', 'skip', 'add']);
/**
 * What an update does with facts that differ: it leaves them, or replaces them. Unless said otherwise a card's names are
 * left and its other facts replaced, and all of a deal, task, activity or product.
 */
export const onUpdate = z.enum(['usual', 'replace', 'fill']);
export const rowAction = z.enum(['add', 'update', 'skip', 'fix', 'unsure']);

export const importPlan = z.strictObject({
  fileId: id,
  settings: fileSettings.optional(),
  columns: z.array(columnMapping).max(1000),
  /** What happens with rows that are surely a card already here. */
  onMatch,
  /** Put on every card that the import makes or updates. */
  tagName: line.optional(),
  /** Stages and owners by what the file calls them: the id of ours, or '' for none. */
  values: z
    .array(z.strictObject({ field: z.enum(['stage', 'owner']), from: line, to: z.union([id, z.literal('')]) }))
    .max(2000)
    .optional(),
  /** Whether contacts and companies that are not here get a card. */
  makeCards: z.boolean().optional(),
  onUpdate: onUpdate.optional(),
});

const counts = z.strictObject({
  total: z.int(),
  add: z.int(),
  update: z.int(),
  skip: z.int(),
  fix: z.int(),
  unsure: z.int(),
});

export const importProcedures = {
  'imports.inspect': query({
    summary:
      'What a file of contacts is, by its content: a CSV or a sheet with its columns and a guess for each, or cards with what they hold',
    slow: true,
    input: z.strictObject({ fileId: id, settings: fileSettings.optional() }),
    output: z.strictObject({
      /** Cards need no mapping: they have no columns. */
      kind: z.enum(['csv', 'xlsx', 'vcard']),
      /** A workbook's sheets, in its order, and the one that is read. */
      sheets: z.array(z.string()),
      sheet: z.string().nullable(),
      /** How many cards have each field, and properties that have no place here. */
      fields: z.array(fieldCount),
      leftOut: z.array(fieldCount),
      fileName: z.string(),
      bytes: z.int(),
      /** Counted for small files, estimated for large ones. */
      rows: z.int(),
      rowsExact: z.boolean(),
      encoding: z.string(),
      delimiter: z.enum([',', ';', '\t', '|']),
      headerRow: z.int(),
      region: z.string(),
      /** The export it was recognised as, such as "Google Contacts", or null. */
      dialect: z.string().nullable(),
      about: z.enum(IMPORT_SUBJECTS),
      /** A file of this shape was imported before, and its columns go where they went then. */
      remembered: z.boolean(),
      /** How open dates are read, and what tells it; null where no column allows both orders. */
      dateOrder: z
        .strictObject({
          order: z.enum(['dmy', 'mdy']),
          why: z.enum([
            'chosen',
            'dates',
            'remembered',
            'decimals',
            'separator',
            'words',
            'countries',
            'phones',
            'region',
          ]),
        })
        .nullable(),
      columns: z.array(
        z.strictObject({
          index: z.int(),
          header: z.string(),
          samples: z.array(z.string()),
          target: z.string(),
          why: z.enum(['dialect', 'name', 'values', 'none', 'remembered']),
          note: z.string().nullable(),
          /** The type of a field of your own that the column would make. */
          newType: customFieldType,
          /** Read as dates its cells allow day and month in both orders. */
          openDates: z.boolean(),
        }),
      ),
      sample: z.array(z.array(z.string())),
    }),
  }),
  'imports.preview_card': query({
    summary: 'Rows of the sample as the cards they would become',
    input: z.strictObject({
      fileId: id,
      settings: fileSettings.optional(),
      columns: z.array(columnMapping).max(1000),
      row: z.int().min(0),
    }),
    output: z.strictObject({
      displayName: z.string(),
      companyName: z.string(),
      lines: z.array(
        z.strictObject({
          kind: z.string(),
          value: z.string(),
          /** As it stands in the file, where that differs. */
          typed: z.string().nullable(),
          column: z.string(),
        }),
      ),
      problems: z.array(z.string()),
    }),
  }),
  'imports.values': query({
    summary: 'The stages and owners that a file of records names, how often, and which of ours each becomes',
    input: z.strictObject({
      fileId: id,
      settings: fileSettings.optional(),
      columns: z.array(columnMapping).max(1000),
    }),
    output: z.strictObject({
      values: z.array(
        z.strictObject({
          field: z.enum(['stage', 'owner']),
          value: z.string(),
          rows: z.int(),
          to: z.union([id, z.literal('')]),
        }),
      ),
      choices: z.strictObject({
        stage: z.array(z.strictObject({ id, name: z.string() })),
        owner: z.array(z.strictObject({ id, name: z.string() })),
      }),
    }),
  }),
  'imports.check': command({
    summary: 'Read the whole file and match every row, writing nothing; a job whose result is the counts',
    input: importPlan,
    output: z.strictObject({ jobId: id, batchId: id }),
  }),
  'imports.rows': query({
    summary: 'A page of checked rows: what will happen to each, and why',
    input: z.strictObject({
      batchId: id,
      action: rowAction.optional(),
      cursor: cursor.nullable().optional(),
      limit: limit.optional(),
    }),
    output: z.strictObject({
      counts,
      rows: z.array(
        z.strictObject({
          row: z.int(),
          line: z.int(),
          action: rowAction,
          displayName: z.string(),
          companyName: z.string(),
          phone: z.string(),
          email: z.string(),
          /** The reason a row cannot be taken, or what an update changes. */
          reason: z.string(),
          matchId: id.nullable(),
          matchName: z.string().nullable(),
          /** The earlier row of the same file that it is, or may be. */
          matchRow: z.int().nullable(),
          /** How the card of the row is updated; null where there is none. */
          onUpdate: onUpdate.nullable(),
        }),
      ),
      nextCursor: cursor.nullable(),
    }),
  }),
  'imports.decide': command({
    summary: 'Choose for one row, or for all rows of a kind, what happens',
    input: z.strictObject({
      batchId: id,
      rows: z.union([z.array(z.int()).min(1).max(10_000), rowAction]),
      action: z.enum(['add', 'update', 'skip']),
      /** Of an update: how, where it is not as for the whole import. */
      onUpdate: onUpdate.optional(),
    }),
    output: z.strictObject({ counts }),
  }),
  'imports.commit': command({
    summary: 'Write a checked file in one transaction; a job that can be stopped with nothing changed',
    input: z.strictObject({ batchId: id }),
    output: jobStarted,
  }),
  'imports.discard': command({
    summary: 'Forget a checked file that was not written',
    input: z.strictObject({ batchId: id }),
    output: z.strictObject({ ok: z.literal(true) }),
  }),
  'imports.list': query({
    summary: 'Every import: file, when, who, counts, whether it was undone',
    input: z.strictObject({ limit: limit.optional() }),
    output: z.strictObject({
      rows: z.array(
        z.strictObject({
          id,
          /** What was brought in. */
          kind: z.enum([...IMPORT_SUBJECTS, 'calls', 'mail', 'calendar']),
          fileName: z.string(),
          at: instant,
          userId: id.nullable(),
          added: z.int(),
          updated: z.int(),
          skipped: z.int(),
          failed: z.int(),
          /** Cards made along the way, of an import that is not of cards. */
          cards: z.int(),
          txId: id.nullable(),
          undone: z.boolean(),
          /** Of each column of the file: how many values it had, and how many are in what was written. */
          tally: z.array(
            z.strictObject({
              header: z.string(),
              target: z.string(),
              values: z.int(),
              kept: z.int(),
              why: z.string().optional(),
            }),
          ),
        }),
      ),
    }),
  }),
  'imports.failed_rows': command({
    summary: 'The rows that were not taken, as a CSV of the same shape with a reason column; answers a file to save',
    input: z.strictObject({ batchId: id }),
    output: z.strictObject({ fileId: id, fileName: z.string(), bytes: z.int() }),
  }),
} as const;

export const exportProcedures = {
  'exports.contacts': command({
    summary:
      'Contacts that a list shows, or all, as CSV, a workbook, cards or JSON; a job whose result is a file to save',
    input: z.strictObject({
      /** The list's own filter; absent for all. */
      filter: z.unknown().optional(),
      ids: z.array(id).max(100_000).optional(),
      /** Of what the filter finds, those left out. */
      except: z.array(id).max(100_000).optional(),
      /** Our CSV unless said otherwise. */
      format: z.enum(['csv', 'google-csv', 'outlook-csv', 'xlsx', 'vcard3', 'vcard4', 'jsonl']).optional(),
      /** Of CSV only. */
      bom: z.boolean().optional(),
      delimiter: z.enum([',', ';', '\t']).optional(),
    }),
    output: jobStarted,
  }),
  'exports.everything': command({
    summary: 'Contacts, the log, tasks and deals, each as a CSV, in one zip; a job whose result is a file to save',
    input: z.strictObject({}),
    output: jobStarted,
  }),
} as const;
