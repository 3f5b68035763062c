import type { ContactDraft } from '@shared/domain/contact-draft';
import { strings } from '@shared/locale/index';

const { fieldName, keptLine } = strings.formats;

/** A card has a job in a company: a job title that comes without one is a line of the notes. */
export function withLooseJob(draft: ContactDraft, hasJob: boolean): ContactDraft {
  if ((hasJob && draft.kind === 'person') || (draft.title === '' && draft.department === '')) return draft;
  const lines = [
    draft.title === '' ? '' : keptLine(fieldName('title'), draft.title),
    draft.department === '' ? '' : keptLine(fieldName('department'), draft.department),
  ];
  return {
    ...draft,
    title: '',
    department: '',
    notes: [draft.notes, ...lines].filter((line) => line !== '').join('\n'),
  };
}
