import { IconPencil, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'wouter';
import { strings } from '@shared/locale';
import { formatPartialDate } from '@shared/locale/format';
import { Avatar, IconButton, SectionHead } from '@renderer/ui';
import { JobDialog, type Job } from './job-dialog';
import type { Card } from './queries';
import panel from './contact-card.module.css';
import classes from './card-parts.module.css';

const words = strings.cardPartsPage.jobs;

/** "2015 – Mar 2019" */
function spanOf({ from, to }: Job): string {
  if (from !== null && to !== null) return words.span(formatPartialDate(from), formatPartialDate(to));
  if (from !== null) return words.since(formatPartialDate(from));
  return to === null ? '' : words.until(formatPartialDate(to));
}

/** Where a person works, and below where they worked. */
export function Jobs({ card }: { card: Card }) {
  const [editing, setEditing] = useState<Job | 'new' | null>(null);
  return (
    <section className={panel.section} aria-label={words.title}>
      <SectionHead
        title={words.title}
        actions={<IconButton icon={IconPlus} size={24} label={words.add} onClick={() => setEditing('new')} />}
      />
      <div className={classes.lines}>
        {card.employments.map((job) => {
          const second = [
            job.isCurrent ? '' : strings.contactCardPage.people.formerly,
            job.title,
            job.department,
            spanOf(job),
          ]
            .filter(Boolean)
            .join(', ');
          return (
            <div key={job.id} className={classes.line} data-past={!job.isCurrent}>
              <Avatar id={job.companyId} name={job.companyName} kind="company" size={22} />
              <span className={classes.lineText}>
                <Link href={`/contacts/${job.companyId}`} dir="auto" title={job.companyName}>
                  {job.companyName}
                </Link>
                {second !== '' && (
                  <span className={classes.second} dir="auto" title={second}>
                    {second}
                  </span>
                )}
              </span>
              <span className={classes.acts}>
                <IconButton
                  icon={IconPencil}
                  size={24}
                  label={words.edit(job.companyName)}
                  onClick={() => setEditing(job)}
                />
              </span>
            </div>
          );
        })}
        {card.employments.length === 0 && <p className={classes.quiet}>{strings.contactCardPage.people.noCompany}</p>}
      </div>
      {editing !== null && (
        <JobDialog card={card} job={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />
      )}
    </section>
  );
}
