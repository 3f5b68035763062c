import { IconArchive, IconPencil, IconPlus, IconRestore } from '@tabler/icons-react';
import { useState } from 'react';
import { strings } from '@shared/locale';
import { formatCount } from '@shared/locale/format';
import { ask } from '@renderer/app/ask';
import {
  Button,
  Dialog,
  FieldStack,
  IconButton,
  OutcomeMark,
  outcomeLabel,
  SectionHead,
  SkeletonBlock,
  SwitchField,
  TextField,
} from '@renderer/ui';
import { write, writeOrTell } from './mutations';
import { OrderedList } from './ordered-list';
import { useOwnOutcomes, type OwnOutcome } from './queries';
import classes from './custom-fields.module.css';

const page = strings.customFieldsPage;
const words = page.outcomes;

function OutcomeDialog({ outcome, onClose }: { outcome: OwnOutcome | null; onClose: () => void }) {
  const [name, setName] = useState(outcome?.name ?? '');
  const [isConnected, setConnected] = useState(outcome?.isConnected ?? false);
  const [wrong, setWrong] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  async function save(): Promise<void> {
    const typed = name.trim();
    if (typed === '') {
      setWrong(words.nameMissing);
      return;
    }
    if (busy) return;
    setBusy(true);
    const said = outcome === null ? words.did.made : words.did.changed;
    const end = await write(said(typed), () =>
      ask('outcomes.save', { ...(outcome === null ? {} : { id: outcome.id }), name: typed, isConnected }),
    );
    setBusy(false);
    if (end.done) onClose();
    else setWrong(end.fields['name'] ?? null);
  }

  return (
    <Dialog
      opened
      onClose={onClose}
      title={outcome === null ? words.titleNew : words.title(outcome.name)}
      width={440}
      onSubmit={() => void save()}
      actions={
        <Button kind="primary" size="md" type="submit" keys="Ctrl ↵" busy={busy}>
          {outcome === null ? words.make : words.save}
        </Button>
      }
    >
      <FieldStack>
        <TextField
          label={words.name}
          value={name}
          maxLength={100}
          dataAutofocus
          error={wrong}
          onChange={(typed) => {
            setName(typed);
            setWrong(null);
          }}
        />
        <SwitchField label={words.connected} hint={words.connectedHint} checked={isConnected} onChange={setConnected} />
      </FieldStack>
    </Dialog>
  );
}

const nameOf = (outcome: OwnOutcome): string => (outcome.key === null ? outcome.name : outcomeLabel(outcome.key));

function OutcomeFacts({ outcome }: { outcome: OwnOutcome }) {
  return (
    <>
      <span className={classes.name}>
        <OutcomeMark outcome={outcome.key ?? outcome.name} />
      </span>
      <span className={classes.what}>{outcome.isConnected ? words.reached : words.notReached}</span>
      <span className={classes.who}>{outcome.key === null ? words.own : ''}</span>
      <span className={classes.count}>{page.calls(formatCount(outcome.count))}</span>
    </>
  );
}

/** How a call may end: the order of the digit keys, outcomes of one's own, those no longer offered. */
export function OutcomesSection() {
  const outcomes = useOwnOutcomes();
  const [editing, setEditing] = useState<OwnOutcome | 'new' | null>(null);
  if (outcomes.data === undefined) return <SkeletonBlock rows={6} />;
  const rows = outcomes.data.rows.map((outcome) => ({ ...outcome, name: nameOf(outcome) }));
  const offered = rows.filter((outcome) => !outcome.isRetired);
  const retired = rows.filter((outcome) => outcome.isRetired);
  const retire = (outcome: OwnOutcome, isRetired: boolean) =>
    writeOrTell((isRetired ? words.did.retired : words.did.broughtBack)(outcome.name), () =>
      ask('outcomes.retire', { id: outcome.id, retired: isRetired }),
    );
  return (
    <>
      <div className={classes.intro}>
        <p>{words.text}</p>
        <Button kind="primary" icon={IconPlus} keys="N" bind="list" onClick={() => setEditing('new')}>
          {words.add}
        </Button>
      </div>
      <OrderedList
        label={words.list}
        items={offered}
        onMove={(outcome, before) =>
          writeOrTell(words.did.moved(outcome.name), () => ask('outcomes.move', { id: outcome.id, before }))
        }
      >
        {(outcome) => (
          <>
            <OutcomeFacts outcome={outcome} />
            <IconButton
              icon={IconPencil}
              size={24}
              label={words.title(outcome.name)}
              className={outcome.key === null ? undefined : classes.absent}
              disabled={outcome.key !== null}
              onClick={() => setEditing(outcome)}
            />
            <IconButton
              icon={IconArchive}
              size={24}
              label={`${page.fields.retire} ${outcome.name}`}
              disabled={offered.length === 1}
              onClick={() => retire(outcome, true)}
            />
          </>
        )}
      </OrderedList>
      {retired.length > 0 && (
        <section className={classes.retired} aria-label={words.retired}>
          <SectionHead title={words.retired} count={formatCount(retired.length)} />
          <p className={classes.text}>{words.retiredText}</p>
          <ul className={classes.list}>
            {retired.map((outcome) => (
              <li key={outcome.id} className={classes.row} data-retired>
                <OutcomeFacts outcome={outcome} />
                <Button size="xs" icon={IconRestore} onClick={() => retire(outcome, false)}>
                  {page.fields.bringBack}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
      {editing !== null && (
        <OutcomeDialog outcome={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />
      )}
    </>
  );
}
