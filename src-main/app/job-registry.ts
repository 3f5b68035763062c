import type { JobKind } from '@shared/contract/index';
import { archiveJobs } from '../features/archive/archive.handlers';
import { backupJobs } from '../features/backups/backups.handlers';
import { outcomeJobs } from '../features/call-outcomes/call-outcomes.handlers';
import { contactBulkJobs } from '../features/contacts/contact-bulk.handlers';
import { customFieldJobs } from '../features/custom-fields/custom-fields.handlers';
import { duplicateJobs } from '../features/duplicates/duplicates.handlers';
import { exportJobs } from '../features/exports/exports.handlers';
import { historyJobs } from '../features/history/history.handlers';
import { importJobs } from '../features/imports/imports.handlers';
import { logImportJobs } from '../features/log-imports/log-imports.handlers';
import { mergeJobs } from '../features/merge/merge.handlers';
import { settingsJobs } from '../features/settings/settings.handlers';
import { tagsJobs } from '../features/tags/tags.handlers';
import { taskJobs } from '../features/tasks/tasks.handlers';
import { trashJobs } from '../features/trash/trash.handlers';
import type { JobHandler } from '../features/context';

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

/** The work of a job by its kind. */
export function jobHandler(kind: JobKind): JobHandler | undefined {
  return jobs[kind];
}
