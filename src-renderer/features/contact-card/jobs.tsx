import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { strings } from '@shared/locale';
import { formatPartialDate } from '@shared/locale/format';
import { IconButton, SectionHead } from '@renderer/ui';
import { JobDialog, type Job } from './job-dialog';
import { LinkedLine } from './linked-line';
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
            <LinkedLine
              key={job.id}
              to={{ id: job.companyId, name: job.companyName, kind: 'company' }}
              second={second}
              isPast={!job.isCurrent}
              editLabel={words.edit(job.companyName)}
              onEdit={() => setEditing(job)}
            />
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
