import type { z } from 'zod';
import { archiveProcedures } from './archive';
import { attachmentProcedures } from './attachments';
import { contactBulkProcedures } from './contact-bulk';
import { calendarExportProcedures } from './calendar-exports';
import { contactListProcedures } from './contact-list';
import { cardProcedures } from './card';
import { contactProcedures } from './contacts';
import { customFieldProcedures } from './custom-fields';
import { givingProcedures } from './giving';
import { dataFileProcedures } from './data-file';
import { dealProcedures } from './deals';
import { duplicateProcedures } from './duplicates';
import { exportProcedures, importProcedures } from './imports';
import { historyProcedures } from './history';
import { interactionProcedures, taskProcedures } from './interactions';
import { mergeProcedures } from './merge';
import { qualityProcedures } from './quality';
import { paperProcedures } from './paper';
import { productProcedures } from './products';
import { recoveryProcedures } from './recovery';
import { systemProcedures } from './system';
import { ownListProcedures } from './own-lists';
import { logImportProcedures } from './log-imports';
import { searchProcedures, todayProcedures } from './today';
import { tagProcedures } from './tags';
import { trashProcedures } from './trash';
import { updateProcedures } from './updates';
import { watchProcedures } from './watch';
import { viewProcedures } from './views';

/** THE contract: every procedure of the app, for every host and both sides. */
export const contract = {
  ...systemProcedures,
  ...recoveryProcedures,
  ...dataFileProcedures,
  ...contactListProcedures,
  ...contactProcedures,
  ...customFieldProcedures,
  ...contactBulkProcedures,
  ...tagProcedures,
  ...ownListProcedures,
  ...cardProcedures,
  ...interactionProcedures,
  ...taskProcedures,
  ...dealProcedures,
  ...todayProcedures,
  ...searchProcedures,
  ...importProcedures,
  ...exportProcedures,
  ...archiveProcedures,
  ...calendarExportProcedures,
  ...logImportProcedures,
  ...historyProcedures,
  ...trashProcedures,
  ...updateProcedures,
  ...viewProcedures,
  ...watchProcedures,
  ...attachmentProcedures,
  ...givingProcedures,
  ...productProcedures,
  ...mergeProcedures,
  ...qualityProcedures,
  ...paperProcedures,
  ...duplicateProcedures,
} as const;

export type Contract = typeof contract;
export type ProcedureName = keyof Contract;
/** What a caller sends. */
export type InputOf<N extends ProcedureName> = z.input<Contract[N]['input']>;
/** What a handler receives, after the schema. */
export type ParsedInputOf<N extends ProcedureName> = z.output<Contract[N]['input']>;
export type OutputOf<N extends ProcedureName> = z.output<Contract[N]['output']>;

/** The names of the procedures that only read. */
export type QueryName = { [N in ProcedureName]: Contract[N]['kind'] extends 'query' ? N : never }[ProcedureName];
export type CommandName = Exclude<ProcedureName, QueryName>;

/**
 * Tells whether a text names a procedure; only the contract's own keys do, never a key of its prototype.
 * @param name what a caller sent
 */
export function isProcedureName(name: string): name is ProcedureName {
  return Object.hasOwn(contract, name);
}

export type { Bridge, Envelope, ErrorCode, WireError } from './envelope';
export type { Entity, JobKind, JobProgress, JobState, TopicName, Topics } from './topics';
export { entities } from './topics';
