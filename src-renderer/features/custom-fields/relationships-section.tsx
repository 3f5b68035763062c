import { IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { strings } from '@shared/locale';
import { formatCount } from '@shared/locale/format';
import { ask } from '@renderer/app/ask';
import { Button, Dialog, FieldStack, IconButton, SegmentedTabs, SkeletonBlock, TextField } from '@renderer/ui';
import { write, writeOrTell } from './mutations';
import { useRelationshipKinds, type OwnRelationship } from './queries';
import classes from './custom-fields.module.css';

const page = strings.customFieldsPage;
const words = page.relationships;
const between = ['any', 'person', 'company'] as const;

function KindDialog({ kind, onClose }: { kind: OwnRelationship | null; onClose: () => void }) {
  const [name, setName] = useState(kind?.name ?? '');
  const [reverseName, setReverse] = useState(kind === null || kind.reverseName === kind.name ? '' : kind.reverseName);
  const [of, setOf] = useState<OwnRelationship['between']>(kind?.between ?? 'any');
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
    const said = kind === null ? words.did.made : words.did.changed;
    const end = await write(said(typed), () =>
      ask('relationships.save_kind', {
        ...(kind === null ? { between: of } : { id: kind.id }),
        name: typed,
        reverseName: reverseName.trim(),
      }),
    );
    setBusy(false);
    if (end.done) onClose();
    else setWrong(end.fields['name'] ?? (end.message || null));
  }

  return (
    <Dialog
      opened
      onClose={onClose}
      title={kind === null ? words.add : words.title(kind.name)}
      width={440}
      onSubmit={() => void save()}
      actions={
        <Button kind="primary" size="md" type="submit" keys="Ctrl ↵" busy={busy}>
          {kind === null ? words.make : words.save}
        </Button>
      }
    >
      <FieldStack>
        <TextField
          label={words.name}
          hint={words.nameHint}
          value={name}
          maxLength={100}
          dataAutofocus
          error={wrong}
          onChange={(typed) => {
            setName(typed);
            setWrong(null);
          }}
        />
        <TextField
          label={words.reverse}
          hint={words.reverseHint}
          value={reverseName}
          maxLength={100}
          onChange={setReverse}
        />
        {kind === null && (
          <div className={classes.choice}>
            <span>{words.betweenLabel}</span>
            <SegmentedTabs
              label={words.betweenLabel}
              value={of}
              choices={between.map((value) => ({ value, label: words.between[value] }))}
              onChange={setOf}
            />
          </div>
        )}
      </FieldStack>
    </Dialog>
  );
}

/** How cards may stand to each other: those of one's own are named here, each from both sides. */
export function RelationshipsSection() {
  const kinds = useRelationshipKinds();
  const [editing, setEditing] = useState<OwnRelationship | 'new' | null>(null);
  if (kinds.data === undefined) return <SkeletonBlock rows={6} />;
  return (
    <>
      <div className={classes.intro}>
        <p>{words.text}</p>
        <Button kind="primary" icon={IconPlus} keys="N" bind="list" onClick={() => setEditing('new')}>
          {words.add}
        </Button>
      </div>
      <ul className={classes.list} aria-label={words.list}>
        {kinds.data.rows.map((kind) => (
          <li key={kind.id} className={classes.row}>
            <span className={classes.name}>{kind.name}</span>
            <span className={classes.what}>{kind.reverseName === kind.name ? words.same : kind.reverseName}</span>
            <span className={classes.who}>{words.between[kind.between]}</span>
            <span className={classes.count}>{kind.count === 0 ? '' : formatCount(kind.count)}</span>
            <IconButton
              icon={IconPencil}
              size={24}
              label={words.title(kind.name)}
              className={kind.isOwn ? undefined : classes.absent}
              disabled={!kind.isOwn}
              onClick={() => setEditing(kind)}
            />
            <IconButton
              icon={IconTrash}
              size={24}
              label={`${page.fields.remove} ${kind.name}`}
              className={kind.isOwn ? undefined : classes.absent}
              disabled={!kind.isOwn || kind.count > 0}
              onClick={() =>
                writeOrTell(words.did.removed(kind.name), () => ask('relationships.remove_kind', { id: kind.id }))
              }
            />
          </li>
        ))}
      </ul>
      {editing !== null && <KindDialog kind={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />}
    </>
  );
}
