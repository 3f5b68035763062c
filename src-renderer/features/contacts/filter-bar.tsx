import { IconBraces } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { countConditions, isGroup, type FilterGroup, type FilterNode } from '@shared/domain/contact-fields';
import { strings } from '@shared/locale';
import { useShortcut } from '@renderer/app/shortcuts';
import { AddChip, Button, FilterChip, LinkButton, Popover } from '@renderer/ui';
import { ConditionEditor } from './condition-editor';
import { FieldList } from './field-list';
import { fieldIcon, useFieldWorld, type FieldWorld } from './fields';
import { askable, newCondition, nodeKeys, withNode } from './filter-edit';
import { conditionWords, groupWords } from './filter-words';
import { GroupEditor } from './group-editor';
import { useContactsView } from './view-state';
import classes from './filters.module.css';

const words = strings.contactList;

/** What is open: the list of fields, or the editor of one node. `at` past the end is a new one. */
interface Open {
  at: number;
  draft: FilterNode | null;
}

function Chip({
  world,
  node,
  onEdit,
  onRemove,
}: {
  world: FieldWorld;
  node: FilterNode;
  onEdit: () => void;
  onRemove: () => void;
}) {
  if (isGroup(node))
    return (
      <FilterChip
        icon={IconBraces}
        field={node.match === 'any' ? words.group_any : words.group_all}
        verb=""
        value={groupWords(world, node)}
        onEdit={onEdit}
        onRemove={onRemove}
      />
    );
  const field = world.find(node.field);
  return (
    <FilterChip
      icon={field && fieldIcon(field)}
      {...conditionWords(world, node)}
      onEdit={field && onEdit}
      onRemove={onRemove}
    />
  );
}

/** Whether a filter asks for something whose choices cost more to read. */
function asksForRows(group: FilterGroup): boolean {
  return JSON.stringify(group).match(/"(stage|batch|last_outcome)"/) !== null;
}

/** The filters in use, each edited in place, "+ Filter", and what the page puts at the right. */
export function FilterBar({ right, save, onLeave }: { right: ReactNode; save: ReactNode; onLeave: () => void }) {
  const { where, change } = useContactsView(useShallow((state) => ({ where: state.where, change: state.change })));
  const [open, setOpen] = useState<Open | null>(null);
  const world = useFieldWorld(open !== null || asksForRows(where));
  useShortcut('F', () => setOpen({ at: where.of.length, draft: null }), {
    description: strings.contactsPage.key.addFilter,
    group: 'list',
  });

  /** What was filtered is what one looks at next. */
  function close(): void {
    setOpen(null);
    onLeave();
  }

  /** What takes a filter away goes with it. */
  function put(next: FilterGroup): void {
    change({ where: next });
    onLeave();
  }

  /** What can be asked is asked at once; what still wants its value waits in the editor. */
  function edit(draft: FilterNode, from: number): void {
    const asked = askable({ match: 'all', of: [draft] }, world.find).of[0];
    const isThere = from < where.of.length;
    if (asked !== undefined) change({ where: withNode(where, from, asked) });
    else if (isThere) change({ where: withNode(where, from, null) });
    setOpen({ at: asked === undefined && isThere ? where.of.length - 1 : from, draft });
  }

  const draft = open?.draft ?? null;
  const field = draft === null || isGroup(draft) ? undefined : world.find(draft.field);

  const keys = nodeKeys(where.of);
  const chips = where.of.map((node, at) => (
    <Chip
      key={keys[at]}
      world={world}
      node={node}
      onEdit={() => setOpen({ at, draft: node })}
      onRemove={() => put(withNode(where, at, null))}
    />
  ));
  // Under the chip of what is edited: where it begins nothing moves when its chip comes.
  const edited = open === null ? chips.length : open.at;
  const place = (
    <Popover.Target key="place">
      <span className={classes.place} />
    </Popover.Target>
  );

  return (
    <div className={classes.filters}>
      <Popover
        opened={open !== null}
        onChange={(opened) => !opened && close()}
        position="bottom-start"
        trapFocus
        withRoles={false}
      >
        {[...chips.slice(0, edited), place, ...chips.slice(edited)]}
        <AddChip
          keys="F"
          aria-haspopup="dialog"
          aria-expanded={open !== null}
          onClick={() => setOpen({ at: where.of.length, draft: null })}
        >
          {strings.contactsPage.filter.add}
        </AddChip>
        <Popover.Dropdown
          // Another thing in it takes the first focus anew.
          key={draft === null ? 'fields' : isGroup(draft) ? 'group' : draft.field}
          role="dialog"
          aria-label={field ? strings.contactsPage.filter.choose(world.label(field.key)) : words.filterBy}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || draft === null || isGroup(draft)) return;
            if (event.target instanceof HTMLInputElement && event.target.getAttribute('aria-expanded') === 'true')
              return;
            if (event.target instanceof HTMLButtonElement) return;
            event.preventDefault();
            close();
          }}
        >
          {open !== null && draft === null && (
            <FieldList
              world={world}
              onTake={(taken) => edit(newCondition(taken), where.of.length)}
              onGroup={() => setOpen({ at: where.of.length, draft: { match: 'any', of: [] } })}
            />
          )}
          {draft !== null && (
            <div className={classes.editor} data-group={isGroup(draft) || undefined}>
              {isGroup(draft) ? (
                <GroupEditor world={world} group={draft} onChange={(group) => edit(group, open?.at ?? 0)} />
              ) : (
                field && (
                  <>
                    <span className={classes.editorTitle}>{world.label(field.key)}</span>
                    <ConditionEditor
                      world={world}
                      field={field}
                      condition={draft}
                      onChange={(next) => edit(next, open?.at ?? 0)}
                    />
                  </>
                )
              )}
              <Button kind="soft" fullWidth onClick={close}>
                {words.done}
              </Button>
            </div>
          )}
        </Popover.Dropdown>
      </Popover>
      <span className={classes.links}>
        {save}
        {countConditions(where) > 0 && (
          <LinkButton onClick={() => put({ match: 'all', of: [] })}>{strings.contactsPage.filter.clear}</LinkButton>
        )}
      </span>
      <span className={classes.right}>{right}</span>
    </div>
  );
}
