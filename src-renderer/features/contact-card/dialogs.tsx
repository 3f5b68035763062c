import { useState } from 'react';
import { strings } from '@shared/locale';
import { ask } from '@renderer/app/ask';
import { findCompanies } from '@renderer/app/find-contacts';
import {
  Button,
  Dialog,
  EntityPicker,
  FieldRow,
  FieldStack,
  SelectField,
  TextField,
  type EntityOption,
} from '@renderer/ui';
import { saveWork, writeOrTell, writeUnlessStale } from './mutations';
import type { Card } from './queries';

const words = strings.contactCardPage;
const jobs = strings.cardPartsPage.jobs;
/** Where a person works now. */
export function CompanyDialog({ card: shown, onClose }: { card: Card; onClose: () => void }) {
  // What another window writes meanwhile must meet what was read here, not slip in under it.
  const [card] = useState(shown);
  const current = card.employments.find((one) => one.isCurrent);
  const [company, setCompany] = useState<EntityOption | null>(
    current ? { id: current.companyId, label: current.companyName, kind: 'company' } : null,
  );
  const [title, setTitle] = useState(current?.title ?? '');
  const [department, setDepartment] = useState(current?.department ?? '');
  const [how, setHow] = useState<'moved' | 'corrected'>('moved');
  const [wrong, setWrong] = useState<string | null>(null);
  const isOther = current !== undefined && company?.id !== current.companyId;

  function choose(next: EntityOption | null): void {
    setCompany(next);
    setWrong(null);
    // The title was that of the job of before.
    if (current !== undefined && next?.id !== current.companyId && title === current.title) setTitle('');
  }

  async function save(): Promise<void> {
    const said = words.did.company(card.displayName, company?.label ?? '');
    const end = await saveWork(card, said, { company, title, department }, isOther ? how : 'moved');
    if (typeof end === 'string') setWrong(end);
    else onClose();
  }

  return (
    <Dialog
      opened
      onClose={onClose}
      title={words.people.employer}
      width={520}
      onSubmit={save}
      submit={words.people.save}
    >
      <FieldStack>
        <EntityPicker
          label={words.people.company}
          value={company}
          onChange={choose}
          search={findCompanies}
          clearable
          dataAutofocus
          placeholder={words.people.noCompany}
          error={wrong}
          onCreate={(text) => choose({ id: ':new', label: text, kind: 'company' })}
        />
        <FieldRow>
          <TextField
            label={words.people.jobTitle}
            value={title}
            onChange={setTitle}
            maxLength={200}
            disabled={company === null}
          />
          <TextField
            label={words.people.department}
            value={department}
            onChange={setDepartment}
            maxLength={200}
            disabled={company === null}
          />
        </FieldRow>
        {isOther && (
          <SelectField
            label={jobs.how}
            value={how}
            onChange={setHow}
            choices={[
              {
                value: 'moved',
                label: company === null ? jobs.movedNowhere(current.companyName) : jobs.moved(current.companyName),
              },
              { value: 'corrected', label: jobs.corrected(current.companyName) },
            ]}
          />
        )}
      </FieldStack>
    </Dialog>
  );
}

type Address = Card['addresses'][number];
const addressFields = ['street', 'city', 'region', 'postalCode', 'country', 'label'] as const;

function addressText(values: Record<(typeof addressFields)[number], string>): string {
  return addressFields
    .map((part) => values[part].trim())
    .filter(Boolean)
    .join(', ');
}

export function AddressDialog({
  card,
  address,
  onClose,
}: {
  card: Card;
  address: Address | null;
  onClose: () => void;
}) {
  const [values, setValues] = useState(
    () =>
      Object.fromEntries(addressFields.map((part) => [part, address?.[part] ?? ''])) as Record<
        (typeof addressFields)[number],
        string
      >,
  );
  // What another window writes meanwhile must meet what was read here, not slip in under it.
  const [read] = useState(address);
  const [wrong, setWrong] = useState<string | null>(null);

  async function save(): Promise<void> {
    if (addressFields.every((part) => part === 'label' || values[part].trim() === ''))
      return setWrong(words.reach.missing);
    const said = await writeUnlessStale(
      words.did.addressSaved,
      words.reach.value.address,
      addressText(values),
      (force) =>
        ask('contacts.save_address', {
          contactId: card.id,
          ...(read ? { id: read.id, ...(force ? {} : { revision: read.revision }) } : {}),
          ...values,
        }),
    );
    if (typeof said === 'string') setWrong(said);
    else onClose();
  }

  const field = (part: (typeof addressFields)[number]) => (
    <TextField
      key={part}
      label={words.reach[part]}
      value={values[part]}
      maxLength={500}
      dataAutofocus={part === 'street'}
      error={part === 'street' ? wrong : null}
      onChange={(value) => setValues((all) => ({ ...all, [part]: value }))}
    />
  );
  return (
    <Dialog
      opened
      onClose={onClose}
      title={words.reach.value.address}
      width={520}
      onSubmit={save}
      note={
        address && (
          <Button
            kind="ghost"
            size="md"
            onClick={() => {
              void writeOrTell(words.did.addressRemoved, () => ask('contacts.remove_address', { id: address.id })).then(
                (done) => done && onClose(),
              );
            }}
          >
            {words.reach.remove}
          </Button>
        )
      }
      submit={words.reach.save}
    >
      <FieldStack>
        {field('street')}
        <FieldRow>
          {field('postalCode')}
          {field('city')}
        </FieldRow>
        <FieldRow>
          {field('region')}
          {field('country')}
        </FieldRow>
        {field('label')}
      </FieldStack>
    </Dialog>
  );
}
