import type { Selectable } from 'kysely';
import type { ParsedInputOf } from '@shared/contract/index';
import { strings } from '@shared/locale/index';
import { AppError } from '../../core/errors';
import { prepared } from '../../db/prepared';
import type { RawConnection } from '../../db/open';
import type { EmploymentTable } from '../../db/schema';
import type { Write } from '../../db/writer';
import { resolveCompany } from './contact-create.service';
import { requireContact } from './contact-edit.service';
import { nameOfMany } from './contact-bulk.service';
import { insertEmployment } from './contacts.repo';
import { refuseStale } from '../../core/stale';

type StoredJob = Selectable<EmploymentTable>;

/** A live job of somebody, by its id. */
export function findJob(raw: RawConnection, id: string): StoredJob | undefined {
  return prepared(raw, 'SELECT * FROM employment WHERE id = ? AND deleted_at IS NULL').get(id) as StoredJob | undefined;
}

/** The jobs that somebody has now, the one that the card is shown with first. */
function currentJobs(raw: RawConnection, contactId: string): StoredJob[] {
  return prepared(
    raw,
    `SELECT * FROM employment WHERE contact_id = ? AND is_current = 1 AND deleted_at IS NULL
     ORDER BY is_primary DESC, rid DESC`,
  ).all(contactId) as StoredJob[];
}

async function change(write: Write, job: StoredJob, values: Partial<StoredJob>): Promise<void> {
  const cells = Object.entries(values).filter(([column, value]) => job[column as keyof StoredJob] !== value);
  if (cells.length > 0)
    await write.db.updateTable('employment').set(Object.fromEntries(cells)).where('id', '=', job.id).execute();
}

/** Makes one job the one that the card is shown with, and no other. */
async function settlePrimary(write: Write, contactId: string, chosen: string): Promise<void> {
  for (const job of currentJobs(write.raw, contactId))
    await change(write, job, { is_primary: job.id === chosen ? 1 : 0 });
}

/**
 * Says where a person works now. Their main job of before ends today and another begins, or, as a correction, it never was
 * another. The same company again only changes the title or the department. Other jobs that they have stay; with no company
 * all of them end.
 * @param today the user's date, 'YYYY-MM-DD'
 * @throws AppError `conflict` where their main job is not as it was read any more
 */
export async function setCompany(
  write: Write,
  input: ParsedInputOf<'contacts.set_company'>,
  today: string,
): Promise<void> {
  const contact = requireContact(write.raw, input.id);
  if (contact.kind === 'company') throw new AppError('validation', strings.contacts.companyOfCompany);
  const companyId = await resolveCompany(write, input.company);
  const jobs = currentJobs(write.raw, input.id);
  const [main] = jobs;
  const corrected = input.how === 'corrected';
  const read = input.job;
  if (read !== undefined && (main?.id !== read?.id || (main?.revision ?? 0) > (read?.revision ?? 0))) {
    const { title = '', department = '' } = input;
    const yours = companyId === null ? '' : workText(write.raw, { company_id: companyId, title, department });
    refuseStale(strings.card.job, main === undefined ? '' : workText(write.raw, main), yours);
  }
  if (companyId === null) {
    for (const job of jobs) {
      if (corrected)
        await write.db.updateTable('employment').set({ deleted_at: write.at }).where('id', '=', job.id).execute();
      else await change(write, job, { is_current: 0, to_date: today, is_primary: 0 });
    }
    return;
  }
  const same = jobs.find((job) => job.company_id === companyId);
  const told = {
    ...(input.title === undefined ? {} : { title: input.title.trim() }),
    ...(input.department === undefined ? {} : { department: input.department.trim() }),
  };
  if (same !== undefined) {
    await change(write, same, told);
    if (same !== main) await settlePrimary(write, input.id, same.id);
    return;
  }
  if (main !== undefined && corrected) return change(write, main, { company_id: companyId, ...told });
  if (main !== undefined) await change(write, main, { is_current: 0, to_date: today, is_primary: 0 });
  const made = await insertEmployment(write, {
    contact_id: input.id,
    company_id: companyId,
    title: '',
    department: '',
    ...told,
    from_date: today,
    to_date: null,
    is_current: 1,
  });
  if (jobs.length > 1) await settlePrimary(write, input.id, made);
}

/**
 * Adds a job to a person's card, or changes one.
 * @returns its id
 * @throws AppError `validation` for a job of a company, or one that ends before it begins; `not_found`
 */
export async function saveJob(write: Write, input: ParsedInputOf<'employments.save'>): Promise<string> {
  const contact = requireContact(write.raw, input.contactId);
  if (contact.kind === 'company') throw new AppError('validation', strings.contacts.companyOfCompany);
  // 2019 is before 2019-03 and not after it: as far as both are known they are compared.
  const known = Math.min(input.from?.length ?? 0, input.to?.length ?? 0);
  if (input.from !== null && input.to !== null && input.to.slice(0, known) < input.from.slice(0, known))
    throw new AppError('validation', strings.card.endsBefore, { to: strings.card.endsBefore });
  const companyId = await resolveCompany(write, input.company);
  if (companyId === null) throw new AppError('validation', strings.card.noCompany, { company: strings.card.noCompany });
  const values = {
    company_id: companyId,
    title: input.title.trim(),
    department: input.department.trim(),
    from_date: input.from,
    to_date: input.isCurrent ? null : input.to,
    is_current: input.isCurrent ? 1 : 0,
  };
  const before = currentJobs(write.raw, input.contactId)[0];
  const id = await put(write, input, values);
  if (input.isCurrent && input.isPrimary === true) await settlePrimary(write, input.contactId, id);
  // A second job does not become the one that the card is shown with only because it came later.
  else if (before !== undefined && before.id !== id) await settlePrimary(write, input.contactId, before.id);
  return id;
}

async function put(
  write: Write,
  input: ParsedInputOf<'employments.save'>,
  values: JobValues & Pick<StoredJob, 'is_current'>,
): Promise<string> {
  if (input.id === undefined) return insertEmployment(write, { contact_id: input.contactId, ...values });
  const stored = findJob(write.raw, input.id);
  if (stored === undefined || stored.contact_id !== input.contactId)
    throw new AppError('not_found', strings.app.notFound);
  if (input.revision !== undefined && stored.revision > input.revision)
    refuseStale(strings.card.job, jobText(write.raw, stored), jobText(write.raw, values));
  await change(write, stored, { ...values, ...(input.isCurrent ? {} : { is_primary: 0 }) });
  return stored.id;
}

type JobValues = Pick<StoredJob, 'company_id' | 'title' | 'department' | 'from_date' | 'to_date'>;

function jobText(raw: RawConnection, job: JobValues): string {
  return [workText(raw, job), job.from_date, job.to_date].filter(Boolean).join(', ');
}

function workText(raw: RawConnection, job: Pick<JobValues, 'company_id' | 'title' | 'department'>): string {
  return [nameOfMany(raw, [job.company_id]), job.title, job.department].filter(Boolean).join(', ');
}
