import { useState } from 'react';
import { useLocation } from 'wouter';
import { strings } from '@shared/locale';
import { formatSettings } from '@shared/locale/format';
import { ask, messageOf, tellFailure, useRead } from '@renderer/app/ask';
import { told } from '@renderer/features/pipeline/mutations';
import { usePipelines } from '@renderer/features/pipeline/queries';
import { usePipelineView } from '@renderer/features/pipeline/view-state';
import { useNewRecord } from '@renderer/stores/new-record';
import {
  DateField,
  Dialog,
  type EntityOption,
  EntityPicker,
  Failure,
  FieldRow,
  FieldStack,
  MoneyField,
  SelectField,
  TextField,
} from '@renderer/ui';
import { findContacts } from '@renderer/app/find-contacts';

const words = strings.pipelinePage;
const form = words.form;

/** A new deal: what it is, whose, what it is worth, where it stands and when it should close. */
export function NewDealDialog() {
  const [, go] = useLocation();
  const { seed, close } = useNewRecord();
  const seedId = seed.contactId ?? seed.companyId ?? null;
  const seedCard = useRead('contact', 'contacts.get', seedId === null ? null : { id: seedId }).data;
  const pipelineId = usePipelineView((state) => state.pipelineId);
  const pipelines = usePipelines().data?.rows ?? [];
  const stages = pipelines.flatMap((pipeline) =>
    pipeline.stages.filter((stage) => stage.kind === 'open').map((stage) => ({ stage, pipeline })),
  );
  const first =
    (pipelines.find((pipeline) => pipeline.id === pipelineId) ?? pipelines[0])?.stages.find(
      (stage) => stage.kind === 'open',
    )?.id ?? null;

  const [title, setTitle] = useState(seed.name ?? '');
  const [chosen, setChosen] = useState<EntityOption | null | undefined>(undefined);
  const [amount, setAmount] = useState<number | null>(null);
  const [stageId, setStageId] = useState<string | null>(seed.stageId ?? null);
  const [closes, setCloses] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const { currency } = formatSettings();
  const party =
    chosen === undefined
      ? seedCard
        ? { id: seedCard.id, label: seedCard.displayName, kind: seedCard.kind }
        : null
      : chosen;
  const stage = stageId ?? first;

  async function addPerson(name: string): Promise<void> {
    try {
      const made = await ask('contacts.create', { kind: 'person', name });
      told(form.added(name), made);
      setChosen({ id: made.id, label: name, kind: 'person' });
    } catch (reason) {
      tellFailure(reason);
    }
  }

  async function save(andOpen: boolean): Promise<void> {
    if (title.trim() === '') {
      setError(form.needsTitle);
      return;
    }
    try {
      const made = await ask('deals.create', {
        title: title.trim(),
        amount: amount ?? 0,
        currency,
        expectedClose: closes,
        ...(stage === null ? {} : { stageId: stage }),
        // A company goes in as the contact too: the file then makes it the deal's company.
        ...(party === null ? {} : { contactId: party.id }),
      });
      told(words.did.created(title.trim()), made);
      usePipelineView.getState().keep({ current: made.id });
      close();
      if (andOpen) go(`/deals/${made.id}`);
    } catch (reason) {
      setFailure(form.notSaved(messageOf(reason)));
    }
  }

  return (
    <Dialog
      opened
      width={560}
      onClose={close}
      title={form.title}
      closeOnClickOutside={title === '' && amount === null && !chosen}
      onSubmit={() => save(false)}
      submit={form.save}
      otherSubmit={{ label: form.saveOpen, onSubmit: () => save(true) }}
    >
      <FieldStack>
        <TextField
          label={form.name}
          value={title}
          placeholder={form.nameHint}
          error={error}
          maxLength={300}
          dataAutofocus
          onChange={(text) => {
            setTitle(text);
            setError(null);
          }}
        />
        <FieldRow>
          <EntityPicker
            label={form.with}
            value={party}
            search={findContacts}
            clearable
            onChange={setChosen}
            onCreate={(name) => addPerson(name)}
          />
          <MoneyField label={form.value} value={amount} currency={currency} onChange={setAmount} />
        </FieldRow>
        <FieldRow>
          <SelectField
            label={form.stage}
            value={stage}
            choices={stages.map(({ stage: one, pipeline }) => ({
              value: one.id,
              label: pipelines.length > 1 ? `${pipeline.name}: ${one.name}` : one.name,
            }))}
            onChange={setStageId}
          />
          <DateField label={form.closes} value={closes} onChange={setCloses} />
        </FieldRow>
        {failure !== null && <Failure>{failure}</Failure>}
      </FieldStack>
    </Dialog>
  );
}
