import { IconGitMerge, IconTag, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { strings } from '@shared/locale';
import { formatCount } from '@shared/locale/format';
import { ask } from '@renderer/app/ask';
import {
  Button,
  CheckField,
  Dialog,
  EmptyState,
  IconButton,
  SelectField,
  SelectionBar,
  SkeletonBlock,
  Tag,
} from '@renderer/ui';
import { ColourMenu } from './colour-menu';
import { write, writeOrTell, writeUnlessStale } from './mutations';
import { AddByName, ListIntro, NamedRow, OwnList } from './own-list';
import { useOwnTags, type OwnTag } from './queries';
import classes from './custom-fields.module.css';

const page = strings.customFieldsPage;
const words = page.tags;

/** Several tags made one; the one that most cards carry is offered to stay. */
function MergeDialog({
  tags,
  all,
  onClose,
  onMerged,
}: {
  tags: readonly OwnTag[];
  all: readonly OwnTag[];
  onClose: () => void;
  onMerged: () => void;
}) {
  const choices = tags.length > 1 ? tags : all.filter((tag) => tag !== tags[0]);
  const most = choices.reduce<OwnTag | undefined>(
    (best, tag) => (best === undefined || tag.count > best.count ? tag : best),
    undefined,
  );
  const [into, setInto] = useState(most?.id ?? '');
  const kept = all.find((tag) => tag.id === into);

  async function merge(): Promise<void> {
    if (kept === undefined) return;
    const ids = tags.map((tag) => tag.id).filter((id) => id !== into);
    const end = await write(words.did.merged(kept.name), () => ask('tags.merge', { ids, into }));
    if (!end.done) return;
    onMerged();
    onClose();
  }

  return (
    <Dialog opened onClose={onClose} title={words.mergeTitle} width={440} onSubmit={merge} submit={words.merge}>
      <div className={classes.merge}>
        <span className={classes.tags}>
          {tags.map((tag) => (
            <Tag key={tag.id} colour={tag.colour}>
              {tag.name}
            </Tag>
          ))}
        </span>
        <SelectField
          label={words.into}
          dataAutofocus
          searchable={choices.length > 8}
          value={into}
          choices={choices.map((tag) => ({
            value: tag.id,
            label: `${tag.name}, ${page.cards(formatCount(tag.count))}`,
          }))}
          onChange={setInto}
        />
      </div>
    </Dialog>
  );
}

function TagRow({
  tag,
  selected,
  onSelect,
  onMerge,
}: {
  tag: OwnTag;
  selected: boolean;
  onSelect: (on: boolean) => void;
  onMerge: () => void;
}) {
  return (
    <NamedRow
      label={words.rename(tag.name)}
      name={tag.name}
      selected={selected}
      onRename={(name) =>
        writeUnlessStale(words.did.renamed, { name }, { name: tag.name }, (typed, before) =>
          ask('tags.update', { id: tag.id, ...typed, before }),
        )
      }
      before={
        <>
          <CheckField label="" ariaLabel={words.select(tag.name)} checked={selected} onChange={onSelect} />
          <ColourMenu
            label={words.colour(tag.name)}
            value={tag.colour}
            onPick={(colour) =>
              writeOrTell(words.did.coloured(tag.name), () => ask('tags.update', { id: tag.id, colour }))
            }
          />
        </>
      }
      after={
        <>
          <span className={classes.preview}>
            <Tag colour={tag.colour}>{tag.name}</Tag>
          </span>
          <span className={classes.count}>{page.cards(formatCount(tag.count))}</span>
          <IconButton icon={IconGitMerge} size={24} label={`${words.mergeOne}: ${tag.name}`} onClick={onMerge} />
          <IconButton
            icon={IconTrash}
            size={24}
            label={`${words.remove} ${tag.name}`}
            onClick={() => writeOrTell(words.did.removed('1'), () => ask('tags.remove', { ids: [tag.id] }))}
          />
        </>
      }
    />
  );
}

/** The tags: renamed, coloured, merged, deleted. */
export function TagsSection() {
  const tags = useOwnTags();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [merging, setMerging] = useState<readonly OwnTag[] | null>(null);
  if (tags.data === undefined) return <SkeletonBlock rows={6} />;
  const { rows } = tags.data;
  const selected = rows.filter((tag) => chosen.has(tag.id));

  return (
    <>
      <ListIntro text={words.text}>
        <AddByName
          label={words.newName}
          add={words.add}
          maxLength={60}
          onAdd={(name) => write(words.did.made(name), () => ask('tags.create', { name }))}
        />
      </ListIntro>
      {rows.length === 0 ? (
        <EmptyState icon={IconTag} title={words.empty.title} text={words.empty.text} />
      ) : (
        <OwnList label={words.list}>
          {rows.map((tag) => (
            <TagRow
              key={tag.id}
              tag={tag}
              selected={chosen.has(tag.id)}
              onMerge={() => setMerging([tag])}
              onSelect={(on) =>
                setChosen((before) => new Set(on ? [...before, tag.id] : [...before].filter((id) => id !== tag.id)))
              }
            />
          ))}
        </OwnList>
      )}
      {selected.length > 0 && (
        <SelectionBar count={selected.length} onClear={() => setChosen(new Set())}>
          <Button
            kind="ghost"
            icon={IconGitMerge}
            keys="M"
            bind="list"
            disabled={selected.length < 2}
            onClick={() => setMerging(selected)}
          >
            {words.merge}
          </Button>
          <Button
            kind="ghost"
            icon={IconTrash}
            onClick={() => {
              const ids = selected.map((tag) => tag.id);
              setChosen(new Set());
              writeOrTell(words.did.removed(formatCount(ids.length)), () => ask('tags.remove', { ids }));
            }}
          >
            {words.remove}
          </Button>
        </SelectionBar>
      )}
      {merging !== null && (
        <MergeDialog tags={merging} all={rows} onClose={() => setMerging(null)} onMerged={() => setChosen(new Set())} />
      )}
    </>
  );
}
