import { IconCalendarPlus, IconPhonePlus, IconUserShare, IconWand } from '@tabler/icons-react';
import { useState } from 'react';
import { strings } from '@shared/locale';
import { ask } from '@renderer/app/ask';
import { findCompanies } from '@renderer/app/find-contacts';
import { useUsers } from '@renderer/app/users';
import { write, writeOrTell } from '@renderer/features/contact-card/mutations';
import { useLogCall } from '@renderer/stores/log-call';
import { useNewRecord } from '@renderer/stores/new-record';
import { Button, EntityPicker, InlineText, MenuList, type EntityOption } from '@renderer/ui';
import type { Rule, ShownRow } from './queries';
import classes from './quality.module.css';

const words = strings.qualityPage;

/** Takes the address that was probably meant. */
export function takeSuggestion(row: ShownRow): Promise<boolean> {
  return saveValue(row, row.suggestion ?? row.value).then((wrong) => wrong === undefined);
}

function saveValue(row: ShownRow, value: string): Promise<string | void> {
  const kind = row.value.includes('@') || row.problem === 'malformed' ? 'email' : 'phone';
  return write(words.corrected(row.displayName), () =>
    ask('contacts.save_method', {
      contactId: row.contactId,
      ...(row.methodId === null ? {} : { id: row.methodId }),
      kind,
      label: row.label,
      value,
    }),
  );
}

/** Takes a phone or an email that is none off the card. */
export function removeValue(row: ShownRow): void {
  const { methodId } = row;
  if (methodId !== null)
    void writeOrTell(words.removed(row.value), () => ask('contacts.remove_method', { id: methodId }));
}

/** Lets it stand; until it changes it is not shown again. */
export function leaveAsIs(rule: Rule, row: ShownRow): void {
  void writeOrTell(words.left(row.displayName), () =>
    ask('quality.ignore', { id: row.contactId, rule, value: row.value }),
  );
}

function AddReach({ row }: { row: ShownRow }) {
  return (
    <InlineText
      label={words.addReach}
      value=""
      emptyText={words.addReach}
      onSave={(value) =>
        value.trim() === ''
          ? undefined
          : write(words.added(row.displayName), () =>
              ask('contacts.save_method', {
                contactId: row.contactId,
                kind: value.includes('@') ? 'email' : 'phone',
                label: '',
                value,
              }),
            )
      }
    />
  );
}

function SetCompany({ row }: { row: ShownRow }) {
  const [busy, setBusy] = useState(false);
  async function set(company: { id: string } | { name: string }, name: string): Promise<void> {
    setBusy(true);
    await writeOrTell(words.company(row.displayName, name), () =>
      ask('contacts.set_company', { id: row.contactId, company }),
    );
    setBusy(false);
  }
  return (
    <span className={classes.picker}>
      <EntityPicker
        label={words.setCompany}
        hideLabel
        placeholder={words.setCompany}
        disabled={busy}
        value={null}
        onChange={(company: EntityOption | null) => company && void set({ id: company.id }, company.label)}
        search={findCompanies}
        onCreate={(name) => set({ name }, name)}
      />
    </span>
  );
}

function Assign({ row }: { row: ShownRow }) {
  const users = useUsers();
  return (
    <MenuList
      label={words.assign}
      target={
        <Button size="xs" icon={IconUserShare}>
          {words.assign}
        </Button>
      }
      entries={(users.data?.rows ?? []).map((user) => ({
        label: user.name,
        onSelect: () =>
          void writeOrTell(words.assigned(row.displayName, user.name), () =>
            ask('contacts.update', { id: row.contactId, patch: { ownerId: user.id } }),
          ),
      }))}
    />
  );
}

/** What puts a row right, in its place. */
export function Fix({ rule, row }: { rule: Rule; row: ShownRow }) {
  const openNew = useNewRecord((state) => state.open);
  const logCall = useLogCall((state) => state.open);
  switch (rule) {
    case 'no_reach':
      return <AddReach row={row} />;
    case 'no_company':
      return <SetCompany row={row} />;
    case 'no_owner':
      return <Assign row={row} />;
    case 'no_next_step':
      return (
        <Button size="xs" icon={IconCalendarPlus} onClick={() => openNew('task', { contactId: row.contactId })}>
          {words.plan}
        </Button>
      );
    case 'quiet':
      return (
        <Button size="xs" icon={IconPhonePlus} onClick={() => logCall({ contactId: row.contactId })}>
          {words.log}
        </Button>
      );
    case 'bad_phone':
    case 'bad_email':
      return (
        <span className={classes.fix}>
          <InlineText
            label={words.newValue(row.label)}
            value={row.value}
            inputMode={rule === 'bad_email' ? 'email' : 'tel'}
            onSave={(value) => (value.trim() === row.value ? undefined : saveValue(row, value))}
          />
          {row.suggestion !== null && (
            <Button
              size="xs"
              kind="soft"
              icon={IconWand}
              label={words.use(row.suggestion)}
              title={words.use(row.suggestion)}
              onClick={() => void takeSuggestion(row)}
            >
              {words.use(row.suggestion)}
            </Button>
          )}
        </span>
      );
  }
}
