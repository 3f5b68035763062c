import type { ProcedureName } from '@shared/contract/index';
import type { JobKind } from '@shared/contract/index';
import { archiveCommands, archiveJobs } from '../features/archive/archive.handlers';
import { attachmentCommands, attachmentReads } from '../features/attachments/attachments.handlers';
import { backupCommands, backupJobs, backupReads } from '../features/backups/backups.handlers';
import { contactBulkCommands, contactBulkJobs } from '../features/contacts/contact-bulk.handlers';
import { outcomeCommands, outcomeJobs, outcomeReads } from '../features/call-outcomes/call-outcomes.handlers';
import { cardCommands, cardReads } from '../features/contacts/card.handlers';
import { contactsCommands, contactsReads } from '../features/contacts/contacts.handlers';
import type { CommandContext, JobHandler, ReadContext } from '../features/context';
import {
  customFieldCommands,
  customFieldJobs,
  customFieldReads,
} from '../features/custom-fields/custom-fields.handlers';
import { dealCommands, dealReads } from '../features/deals/deals.handlers';
import { duplicateCommands, duplicateJobs, duplicateReads } from '../features/duplicates/duplicates.handlers';
import { exportCommands, exportJobs } from '../features/exports/exports.handlers';
import { fileCommands } from '../features/files/files.handlers';
import { givingCommands, givingReads } from '../features/giving/giving.handlers';
import { historyCommands, historyJobs, historyReads } from '../features/history/history.handlers';
import { importCommands, importJobs, importReads } from '../features/imports/imports.handlers';
import { interactionCommands, interactionReads } from '../features/interactions/interactions.handlers';
import { jobCommands } from '../features/jobs/jobs.handlers';
import { productCommands, productReads } from '../features/products/products.handlers';
import { recoveryCommands } from '../features/recovery/recovery.handlers';
import { logImportCommands, logImportJobs, logImportReads } from '../features/log-imports/log-imports.handlers';
import { mergeCommands, mergeJobs, mergeReads } from '../features/merge/merge.handlers';
import { qualityCommands, qualityReads } from '../features/quality/quality.handlers';
import { paperCommands } from '../features/paper/paper.handlers';
import { searchReads } from '../features/search/search.handlers';
import { settingsCommands, settingsJobs, settingsReads } from '../features/settings/settings.handlers';
import { tagsCommands, tagsJobs, tagsReads } from '../features/tags/tags.handlers';
import { taskCommands, taskJobs, taskReads } from '../features/tasks/tasks.handlers';
import { todayReads } from '../features/today/today.handlers';
import { watchCommands } from '../features/watch/watch.handlers';
import { viewCommands, viewReads } from '../features/views/views.handlers';
import { trashCommands, trashJobs, trashReads } from '../features/trash/trash.handlers';
import { updateCommands } from '../features/updates/updates.handlers';

/** Every handler that runs in the reader worker. */
const reads = {
  ...attachmentReads,
  ...backupReads,
  ...givingReads,
  ...contactsReads,
  ...customFieldReads,
  ...outcomeReads,
  ...cardReads,
  ...searchReads,
  ...tagsReads,
  ...settingsReads,
  ...historyReads,
  ...interactionReads,
  ...taskReads,
  ...dealReads,
  ...todayReads,
  ...viewReads,
  ...importReads,
  ...logImportReads,
  ...mergeReads,
  ...qualityReads,
  ...productReads,
  ...duplicateReads,
  ...trashReads,
};

/** Every handler that runs in main. */
const commands = {
  ...attachmentCommands,
  ...givingCommands,
  ...contactsCommands,
  ...customFieldCommands,
  ...contactBulkCommands,
  ...outcomeCommands,
  ...cardCommands,
  ...exportCommands,
  ...archiveCommands,
  ...tagsCommands,
  ...settingsCommands,
  ...historyCommands,
  ...interactionCommands,
  ...taskCommands,
  ...dealCommands,
  ...fileCommands,
  ...jobCommands,
  ...recoveryCommands,
  ...backupCommands,
  ...importCommands,
  ...viewCommands,
  ...watchCommands,
  ...logImportCommands,
  ...updateCommands,
  ...mergeCommands,
  ...qualityCommands,
  ...paperCommands,
  ...productCommands,
  ...duplicateCommands,
  ...trashCommands,
};

const jobs: Partial<Record<JobKind, JobHandler>> = {
  ...contactBulkJobs,
  ...taskJobs,
  ...tagsJobs,
  ...customFieldJobs,
  ...outcomeJobs,
  ...settingsJobs,
  ...exportJobs,
  ...archiveJobs,
  ...historyJobs,
  ...backupJobs,
  ...importJobs,
  ...logImportJobs,
  ...mergeJobs,
  ...duplicateJobs,
  ...trashJobs,
};

type AnyHandler<C> = (context: C, input: never) => Promise<unknown>;

// Own keys only, so that no key of a prototype is ever called.
const readTable = new Map<string, AnyHandler<ReadContext>>(Object.entries(reads));
const commandTable = new Map<string, AnyHandler<CommandContext>>(Object.entries(commands));

/** The names of all handlers there are; a test holds them against the contract. */
export function handlerNames(): ProcedureName[] {
  return [...readTable.keys(), ...commandTable.keys()] as ProcedureName[];
}

/** The handler that reads, or undefined when the procedure is main's. */
export function readHandler(name: ProcedureName): AnyHandler<ReadContext> | undefined {
  return readTable.get(name);
}

/** The handler in main, or undefined when the procedure is the reader's. */
export function commandHandler(name: ProcedureName): AnyHandler<CommandContext> | undefined {
  return commandTable.get(name);
}

/** The work of a job by its kind. */
export function jobHandler(kind: JobKind): JobHandler | undefined {
  return jobs[kind];
}
