import { useState } from 'react';
import type { OutputOf } from '@shared/contract/index';
import { strings } from '@shared/locale';
import { ask, useRead } from '@renderer/app/ask';
import { findContacts } from '@renderer/app/find-contacts';
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
import { writeFieldsUnlessStale, writeOrTell } from './mutations';
import type { Card } from './queries';
import classes from './card-parts.module.css';

const words = strings.cardPartsPage.related;
export type Connection = Card['relationships'][number];
type Kind = OutputOf<'relationships.kinds'>['rows'][number];
const ownKind = ':own';

interface Choice {
  value: string;
  label: string;
  kind: Kind;
  reversed: boolean;
}

/** Both sides of each kind that may stand between two such cards. */
function choicesOf(kinds: readonly Kind[], mine: Card['kind'], theirs: Card['kind'] | undefined): Choice[] {
  return kinds
    .filter(({ between }) => between === 'any' || (between === mine && (theirs === undefined || between === theirs)))
    .flatMap((kind) => [
      { value: `${kind.id}:0`, label: kind.name, kind, reversed: false },
      ...(kind.reverseName === kind.name
        ? []
        : [{ value: `${kind.id}:1`, label: kind.reverseName, kind, reversed: true }]),
    ]);
}

/** How somebody stands to this card, told from its side; it is on both cards then. */
export function RelatedDialog({
  card,
  connection: shown,
  onClose,
}: {
  card: Card;
  connection: Connection | null;
  onClose: () => void;
}) {
  const kinds = useRead(['setting', 'contact'], 'relationships.kinds', {});
  // What another window writes meanwhile must meet what was read here, not slip in under it.
  const [connection] = useState(shown);
  const [other, setOther] = useState<EntityOption | null>(
    connection === null ? null : { id: connection.otherId, label: connection.otherName, kind: connection.otherKind },
  );
  const [chosen, setChosen] = useState<string | null>(
    connection === null ? null : `${connection.kindId}:${connection.reversed ? 1 : 0}`,
  );
  const [own, setOwn] = useState({ name: '', reverse: '' });
  const [note, setNote] = useState(connection?.note ?? '');
  const [wrong, setWrong] = useState<{ who?: string; how?: string }>({});
  const theirs = other?.kind === 'company' || other?.kind === 'person' ? other.kind : undefined;
  const choices = choicesOf(kinds.data?.rows ?? [], card.kind, theirs);
  const choice = choices.find((one) => one.value === chosen) ?? null;

  async function kindToSave(): Promise<{ kindId: string; reversed: boolean }> {
    if (choice) return { kindId: choice.kind.id, reversed: choice.reversed };
    const made = await ask('relationships.save_kind', { name: own.name.trim(), reverseName: own.reverse.trim() });
    return { kindId: made.id, reversed: false };
  }

  async function save(): Promise<void> {
    if (other === null) return setWrong({ who: words.needsWho });
    if (choice === null && chosen !== ownKind) return setWrong({ how: words.needsKind });
    if (choice === null && own.name.trim() === '') return setWrong({ how: words.needsName });
    const said = await writeFieldsUnlessStale(words.saved(other.label), {}, async (_rest, force) =>
      ask('relationships.save', {
        contactId: card.id,
        ...(connection === null ? {} : { id: connection.id, ...(force ? {} : { before: { note: connection.note } }) }),
        otherId: other.id,
        ...(await kindToSave()),
        note: note.trim(),
      }),
    );
    if (typeof said === 'string') setWrong({ who: said });
    else onClose();
  }

  async function remove(gone: Connection): Promise<void> {
    const done = await writeOrTell(words.removed(gone.otherName), () => ask('relationships.remove', { id: gone.id }));
    if (done) onClose();
  }

  return (
    <Dialog
      opened
      onClose={onClose}
      title={connection === null ? words.add : words.edit(connection.otherName)}
      width={520}
      onSubmit={save}
      note={
        connection !== null && (
          <Button kind="ghost" size="md" onClick={() => void remove(connection)}>
            {words.remove}
          </Button>
        )
      }
      submit={strings.contactCardPage.people.save}
    >
      <FieldStack>
        <EntityPicker
          label={words.who}
          value={other}
          onChange={(picked) => {
            setOther(picked);
            setWrong({});
          }}
          search={async (text) => (await findContacts(text)).filter((one) => one.id !== card.id)}
          clearable
          dataAutofocus
          disabled={connection !== null}
          error={wrong.who ?? null}
        />
        <SelectField
          label={words.how}
          searchable
          value={choice?.value ?? (chosen === ownKind ? ownKind : null)}
          error={chosen === ownKind ? null : (wrong.how ?? null)}
          choices={[...choices.map(({ value, label }) => ({ value, label })), { value: ownKind, label: words.own }]}
          onChange={(value) => {
            setChosen(value);
            setWrong({});
          }}
        />
        {chosen === ownKind && (
          <FieldRow>
            <TextField
              label={words.ownName}
              value={own.name}
              error={wrong.how ?? null}
              maxLength={100}
              onChange={(name) => setOwn({ ...own, name })}
            />
            <TextField
              label={words.ownReverse}
              hint={words.ownHint}
              value={own.reverse}
              maxLength={100}
              onChange={(reverse) => setOwn({ ...own, reverse })}
            />
          </FieldRow>
        )}
        {choice && (
          <p className={classes.explain}>
            {words.explain(
              card.displayName,
              choice.label,
              other?.label ?? words.them,
              choice.reversed ? choice.kind.name : choice.kind.reverseName,
            )}
          </p>
        )}
        <TextField label={words.note} value={note} onChange={setNote} maxLength={1000} />
      </FieldStack>
    </Dialog>
  );
}
