import { useState } from 'react';
import { parsePartialDate } from '@shared/domain/partial-date';
import { strings } from '@shared/locale';
import { formatPartialDate, monthComesFirst } from '@shared/locale/format';
import { ask } from '@renderer/app/ask';
import { fileToday } from '@renderer/app/file-settings';
import { findCompanies } from '@renderer/app/find-contacts';
import {
  Button,
  CheckField,
  Dialog,
  EntityPicker,
  FieldRow,
  FieldStack,
  TextField,
  type EntityOption,
} from '@renderer/ui';
import { writeOrTell, writeUnlessStale } from './mutations';
import type { Card } from './queries';

const words = strings.cardPartsPage.jobs;
const people = strings.contactCardPage.people;
export type Job = Card['employments'][number];

/** One job of a person, of now or of before. */
export function JobDialog({ card, job: shown, onClose }: { card: Card; job: Job | null; onClose: () => void }) {
  // What another window writes meanwhile must meet what was read here, not slip in under it.
  const [job] = useState(shown);
  const [company, setCompany] = useState<EntityOption | null>(
    job === null ? null : { id: job.companyId, label: job.companyName, kind: 'company' },
  );
  const [title, setTitle] = useState(job?.title ?? '');
  const [department, setDepartment] = useState(job?.department ?? '');
  const [from, setFrom] = useState(job?.from ? formatPartialDate(job.from) : '');
  const [to, setTo] = useState(job?.to ? formatPartialDate(job.to) : '');
  const [isCurrent, setCurrent] = useState(job?.isCurrent ?? true);
  const [isPrimary, setPrimary] = useState(job?.isPrimary ?? !card.employments.some((one) => one.isCurrent));
  const [wrong, setWrong] = useState<{ company?: string; from?: string; to?: string }>({});

  function dateOf(typed: string): string | null | undefined {
    if (typed.trim() === '') return null;
    return parsePartialDate(typed, fileToday(), monthComesFirst()) ?? undefined;
  }

  async function save(): Promise<void> {
    const dates = { from: dateOf(from), to: isCurrent ? null : dateOf(to) };
    if (company === null) return setWrong({ company: words.needsCompany });
    if (dates.from === undefined) return setWrong({ from: words.notADate });
    if (dates.to === undefined) return setWrong({ to: words.notADate });
    const yours = [company.label, title, department, from, isCurrent ? '' : to].filter(Boolean).join(', ');
    const said = await writeUnlessStale(words.saved(company.label), words.job, yours, (force) =>
      ask('employments.save', {
        contactId: card.id,
        ...(job === null ? {} : { id: job.id, ...(force ? {} : { revision: job.revision }) }),
        company: company.id === ':new' ? { name: company.label } : { id: company.id },
        title: title.trim(),
        department: department.trim(),
        from: dates.from ?? null,
        to: dates.to ?? null,
        isCurrent,
        isPrimary: isCurrent && isPrimary,
      }),
    );
    if (typeof said === 'string') setWrong(isCurrent ? { company: said } : { to: said });
    else onClose();
  }

  async function remove(gone: Job): Promise<void> {
    if (await writeOrTell(words.removed(gone.companyName), () => ask('employments.remove', { id: gone.id }))) onClose();
  }

  return (
    <Dialog
      opened
      onClose={onClose}
      title={job === null ? words.add : words.edit(job.companyName)}
      width={520}
      onSubmit={save}
      note={
        job !== null && (
          <Button kind="ghost" size="md" onClick={() => void remove(job)}>
            {words.remove}
          </Button>
        )
      }
      submit={people.save}
    >
      <FieldStack>
        <EntityPicker
          label={people.company}
          value={company}
          onChange={(chosen) => {
            setCompany(chosen);
            setWrong({});
          }}
          search={findCompanies}
          clearable
          dataAutofocus
          error={wrong.company ?? null}
          onCreate={(text) => setCompany({ id: ':new', label: text, kind: 'company' })}
        />
        <FieldRow>
          <TextField label={people.jobTitle} value={title} onChange={setTitle} maxLength={200} />
          <TextField label={people.department} value={department} onChange={setDepartment} maxLength={200} />
        </FieldRow>
        <CheckField label={words.now} checked={isCurrent} onChange={setCurrent} />
        {isCurrent && <CheckField label={words.main} checked={isPrimary} onChange={setPrimary} />}
        <FieldRow>
          <TextField
            label={words.from}
            hint={words.dateHint}
            value={from}
            onChange={setFrom}
            error={wrong.from ?? null}
            maxLength={40}
          />
          <TextField
            label={words.to}
            value={isCurrent ? '' : to}
            onChange={setTo}
            error={wrong.to ?? null}
            disabled={isCurrent}
            maxLength={40}
          />
        </FieldRow>
      </FieldStack>
    </Dialog>
  );
}
