import { IconArchive, IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import { strings } from '@shared/locale';
import { formatCount } from '@shared/locale/format';
import { ask } from '@renderer/app/ask';
import { IconButton, OutcomeMark, outcomeLabel, SkeletonBlock, SwitchField } from '@renderer/ui';
import { writeOrTell, writeUnlessStale } from './mutations';
import { OrderedList } from './ordered-list';
import { AddButton, ListIntro, NameDialog, RetiredList } from './own-list';
import { useOwnOutcomes, type OwnOutcome } from './queries';
import classes from './custom-fields.module.css';

const page = strings.customFieldsPage;
const words = page.outcomes;

function OutcomeDialog({ outcome, onClose }: { outcome: OwnOutcome | null; onClose: () => void }) {
  const [isConnected, setConnected] = useState(outcome?.isConnected ?? false);
  return (
    <NameDialog
      title={outcome === null ? words.titleNew : words.title(outcome.name)}
      confirm={outcome === null ? words.make : words.save}
      label={words.name}
      name={outcome?.name ?? ''}
      missing={words.nameMissing}
      onSave={(name) =>
        writeUnlessStale(
          outcome === null ? words.did.made : words.did.changed,
          { name, isConnected },
          outcome && { name: outcome.name, isConnected: outcome.isConnected },
          (typed, before) => ask('outcomes.save', { ...(outcome !== null && { id: outcome.id, before }), ...typed }),
        )
      }
      onClose={onClose}
    >
      <SwitchField label={words.connected} hint={words.connectedHint} checked={isConnected} onChange={setConnected} />
    </NameDialog>
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
      <ListIntro text={words.text}>
        <AddButton label={words.add} onAdd={() => setEditing('new')} />
      </ListIntro>
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
      <RetiredList
        title={words.retired}
        text={words.retiredText}
        items={retired}
        onBringBack={(outcome) => retire(outcome, false)}
      >
        {(outcome) => <OutcomeFacts outcome={outcome} />}
      </RetiredList>
      {editing !== null && (
        <OutcomeDialog outcome={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />
      )}
    </>
  );
}
