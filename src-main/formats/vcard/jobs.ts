import type { DraftJob } from '@shared/domain/contact-draft';
import type { VcardProperty } from './property';

interface OpenJob extends Partial<DraftJob> {
  group: string;
}

/** More than anybody holds at once. */
const MOST_JOBS = 20;

/** Puts together what ORG and TITLE say of each job: those of one group, else one after the other. */
export class JobCollector {
  private readonly jobs: OpenJob[] = [];

  organisation(property: VcardProperty, parts: readonly string[]): void {
    const [company = '', ...departments] = parts;
    const department = departments.filter((part) => part !== '').join(', ');
    if (company === '' && department === '') return;
    Object.assign(
      this.of(property, (job) => job.company === undefined),
      { company, department },
    );
  }

  title(property: VcardProperty, title: string): void {
    this.of(property, (job) => job.title === undefined).title = title;
  }

  /** The jobs in the order of the card; a second title of the same company goes beside the first. */
  settled(): DraftJob[] {
    const settled: DraftJob[] = [];
    for (const { company = '', title = '', department = '' } of this.jobs) {
      const [first] = settled;
      if (first !== undefined && company === '')
        first.title = [first.title, title].filter((text) => text !== '').join(', ');
      else settled.push({ company, title, department });
    }
    return settled;
  }

  private of(property: VcardProperty, isOpen: (job: OpenJob) => boolean): OpenJob {
    const known =
      this.jobs.find((job) => job.group === property.group && isOpen(job)) ??
      this.jobs.find((job) => (job.group === '' || property.group === '') && isOpen(job));
    if (known !== undefined) return known;
    const job: OpenJob = { group: property.group };
    if (this.jobs.length < MOST_JOBS) this.jobs.push(job);
    return job;
  }
}
