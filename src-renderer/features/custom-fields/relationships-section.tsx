import { IconPencil, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { strings } from '@shared/locale';
import { formatCount } from '@shared/locale/format';
import { ask } from '@renderer/app/ask';
import { IconButton, SegmentedTabs, SkeletonBlock, TextField } from '@renderer/ui';
import { writeOrTell, writeUnlessStale } from './mutations';
import { AddButton, ListIntro, NameDialog } from './own-list';
import { useRelationshipKinds, type OwnRelationship } from './queries';
import classes from './custom-fields.module.css';

const page = strings.customFieldsPage;
const words = page.relationships;
const between = ['any', 'person', 'company'] as const;

function KindDialog({ kind, onClose }: { kind: OwnRelationship | null; onClose: () => void }) {
  const [reverseName, setReverse] = useState(kind === null || kind.reverseName === kind.name ? '' : kind.reverseName);
  const [of, setOf] = useState<OwnRelationship['between']>(kind?.between ?? 'any');
  return (
    <NameDialog
      title={kind === null ? words.add : words.title(kind.name)}
      confirm={kind === null ? words.make : words.save}
      label={words.name}
      hint={words.nameHint}
      name={kind?.name ?? ''}
      missing={words.nameMissing}
      onSave={(name) =>
        writeUnlessStale(
          kind === null ? words.did.made : words.did.changed,
          { name, reverseName: reverseName.trim() },
          kind && { name: kind.name, reverseName: kind.reverseName },
          (typed, before) =>
            ask('relationships.save_kind', {
              ...(kind === null ? { between: of } : { id: kind.id, before }),
              ...typed,
            }),
        )
      }
      onClose={onClose}
    >
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
    </NameDialog>
  );
}

/** How cards may stand to each other: those of one's own are named here, each from both sides. */
export function RelationshipsSection() {
  const kinds = useRelationshipKinds();
  const [editing, setEditing] = useState<OwnRelationship | 'new' | null>(null);
  if (kinds.data === undefined) return <SkeletonBlock rows={6} />;
  return (
    <>
      <ListIntro text={words.text}>
        <AddButton label={words.add} onAdd={() => setEditing('new')} />
      </ListIntro>
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
