import { join } from 'node:path';
import { contactFilter } from '@shared/contract/contact-list';
import { localDateOf } from '@shared/domain/dates';
import { strings } from '@shared/locale/index';
import { z } from 'zod';
import { AppError } from '../../core/errors';
import { contactIds, listDay } from '../contacts/contact-list.service';
import type { CommandContext, CommandHandlers, JobContext, JobHandler } from '../context';
import { loadSettings } from '../settings/settings.service';
import { CONTACT_FORMATS, EXTENSIONS } from './contact-format-names';

/** The writers of workbooks, cards and archives are large and seldom needed: a start does without them. */
const writers = () => import('./exports.service');

const params = z.discriminatedUnion('what', [
  z.strictObject({
    what: z.literal('contacts'),
    fileId: z.string(),
    path: z.string(),
    fileName: z.string(),
    filter: contactFilter,
    ids: z.array(z.string()).nullable(),
    except: z.array(z.string()),
    format: z.enum(CONTACT_FORMATS),
    bom: z.boolean(),
    delimiter: z.enum([',', ';', '\t']),
  }),
  z.strictObject({
    what: z.literal('calendar'),
    fileId: z.string(),
    path: z.string(),
    fileName: z.string(),
    from: z.string().nullable(),
    to: z.string().nullable(),
  }),
  z.strictObject({
    what: z.literal('everything'),
    /** Of a zip; a folder lies where the person wants it already. */
    fileId: z.string().nullable(),
    path: z.string(),
    fileName: z.string(),
  }),
]);

async function today(context: CommandContext): Promise<string> {
  const { timeZone } = await loadSettings(context.db);
  return localDateOf(context.clock.now().toISOString(), timeZone);
}

function start(context: CommandContext, title: string, request: z.output<typeof params>): { jobId: string } {
  return { jobId: context.jobs.start({ kind: 'export', title, params: request, userId: context.userId }) };
}

export const exportCommands: CommandHandlers<
  'exports.contacts' | 'exports.calendar' | 'exports.everything' | 'exports.everything_to_folder'
> = {
  async 'exports.contacts'(context, input) {
    const filter = contactFilter.safeParse(input.filter ?? {});
    if (!filter.success) throw new AppError('invalid_input', strings.exports.badFilter, undefined, filter.error);
    const format = input.format ?? 'csv';
    const fileName = strings.exports.contactsFile(await today(context), EXTENSIONS[format]);
    const { id, path } = context.ports.spool.reserve(fileName);
    return start(context, strings.exports.contactsTitle, {
      what: 'contacts',
      fileId: id,
      path,
      fileName,
      filter: filter.data,
      ids: input.ids ?? null,
      except: input.except ?? [],
      format,
      bom: input.bom ?? true,
      delimiter: input.delimiter ?? ',',
    });
  },
  async 'exports.calendar'(context, { from, to }) {
    if (from !== undefined && to !== undefined && to < from)
      throw new AppError('validation', strings.calendarExports.backwards, { to: strings.calendarExports.backwards });
    const fileName = strings.calendarExports.file(await today(context));
    const { id, path } = context.ports.spool.reserve(fileName);
    return start(context, strings.calendarExports.title, {
      what: 'calendar',
      fileId: id,
      path,
      fileName,
      from: from ?? null,
      to: to ?? null,
    });
  },
  async 'exports.everything'(context) {
    const fileName = strings.exports.everythingFile(await today(context));
    const { id, path } = context.ports.spool.reserve(fileName);
    return start(context, strings.exports.everythingTitle, { what: 'everything', fileId: id, path, fileName });
  },
  async 'exports.everything_to_folder'(context) {
    const name = strings.exports.everythingFile(await today(context)).replace(/\.zip$/, '');
    const folder = await context.ports.dataFiles.chooseFolder();
    if (folder === null) return { jobId: null, name };
    const request = { what: 'everything' as const, fileId: null, path: join(folder, name), fileName: name };
    return { ...start(context, strings.archive.folderTitle, request), name };
  },
};

async function everything(
  context: JobContext,
  { path, fileId }: { path: string; fileId: string | null },
  now: string,
  timeZone: string,
): Promise<number> {
  const { raw, file } = context;
  const { exportEverything } = await writers();
  const day = await listDay(context);
  const into = fileId === null ? 'folder' : 'zip';
  return exportEverything(raw, path, into, { file: file.path, now, timeZone }, () => contactIds(raw, {}, day), context);
}

/** An export; its result is the file to save: `{ fileId, fileName, bytes }`. */
export const exportJobs: Record<'export', JobHandler> = {
  async export(context, input) {
    const request = params.parse(input);
    const { raw } = context;
    const now = context.clock.now().toISOString();
    const { timeZone } = await loadSettings(context.db);
    if (request.what === 'calendar') {
      // Its writer brings a whole reader of calendars along, which a start does without.
      const { exportCalendar } = await import('./calendar.service');
      const bytes = await exportCalendar(raw, request.path, { from: request.from, to: request.to }, timeZone, context);
      return { fileId: request.fileId, fileName: request.fileName, bytes };
    }
    const { exportContacts } = await writers();
    const bytes =
      request.what === 'contacts'
        ? await exportContacts(
            raw,
            request.path,
            request.ids ?? contactIds(raw, request.filter, await listDay(context), request.except),
            { format: request.format, csv: { bom: request.bom, delimiter: request.delimiter }, now, timeZone },
            context,
          )
        : await everything(context, request, now, timeZone);
    return { fileId: request.fileId, fileName: request.fileName, bytes };
  },
};
