import { IconPlus, IconX } from '@tabler/icons-react';
import { useLayoutEffect, useRef } from 'react';
import { filterBounds, isGroup, type FilterGroup } from '@shared/domain/contact-fields';
import { strings } from '@shared/locale';
import { Button, IconButton, SegmentedTabs, SelectField } from '@renderer/ui';
import { useFocusKept } from '@renderer/ui/focus-back';
import { ConditionEditor } from './condition-editor';
import type { FieldWorld } from './fields';
import { newCondition, withNode } from './filter-edit';
import { useLineKeys } from './use-line-keys';
import classes from './filters.module.css';

const words = strings.contactList;

interface GroupEditorProps {
  world: FieldWorld;
  group: FilterGroup;
  onChange: (group: FilterGroup) => void;
  depth?: number;
}

/** Several conditions, of which all or any must fit; groups may stand within. */
export function GroupEditor({ world, group, onChange, depth = 1 }: GroupEditorProps) {
  const choices = world.fields.map((field) => ({ value: field.key, label: world.label(field.key) }));
  const lines = useLineKeys(group.of.length);
  const area = useRef<HTMLDivElement>(null);
  const keepFocus = useFocusKept(area);
  const added = useRef<number | null>(null);
  useLayoutEffect(() => {
    if (added.current === null) return;
    const line = area.current?.querySelectorAll(`:scope > .${classes.groupLine}`)[added.current];
    const field = line?.querySelector('input');
    if (field == null) return;
    added.current = null;
    field.focus();
    // What is typed replaces what stands there.
    field.select();
  });

  function add(within: boolean): void {
    const first = world.fields[0];
    if (first === undefined) return;
    const node = within
      ? { match: group.match === 'any' ? ('all' as const) : ('any' as const), of: [newCondition(first)] }
      : newCondition(first);
    onChange({ ...group, of: [...group.of, node] });
    lines.added();
    added.current = group.of.length;
  }

  function remove(at: number): void {
    onChange(withNode(group, at, null));
    lines.removed(at);
  }

  return (
    <div ref={area} className={classes.group} role="group" aria-label={words.match} tabIndex={-1} onFocus={keepFocus}>
      <SegmentedTabs
        label={words.match}
        value={group.match}
        choices={[
          { value: 'any', label: words.matchAny },
          { value: 'all', label: words.matchAll },
        ]}
        onChange={(match) => onChange({ ...group, match })}
      />
      {group.of.map((node, at) => {
        const removeButton = (
          <IconButton icon={IconX} size={24} label={words.removeCondition} onClick={() => remove(at)} />
        );
        if (isGroup(node)) {
          return (
            <div key={lines.keyOf(at)} className={classes.groupLine}>
              <GroupEditor
                world={world}
                group={node}
                depth={depth + 1}
                onChange={(inner) => onChange(withNode(group, at, inner))}
              />
              {removeButton}
            </div>
          );
        }
        const field = world.find(node.field);
        return (
          <div key={lines.keyOf(at)} className={classes.groupLine}>
            <SelectField
              label={words.what}
              hideLabel
              searchable
              opensOnFocus={false}
              value={field === undefined ? null : node.field}
              choices={choices}
              onChange={(key) => {
                const next = world.find(key);
                if (next) onChange(withNode(group, at, newCondition(next)));
              }}
            />
            {field && (
              <ConditionEditor
                key={node.field}
                world={world}
                field={field}
                condition={node}
                onChange={(condition) => onChange(withNode(group, at, condition))}
              />
            )}
            {removeButton}
          </div>
        );
      })}
      <div className={classes.groupActs}>
        <Button kind="ghost" size="xs" icon={IconPlus} repeats onClick={() => add(false)}>
          {words.addCondition}
        </Button>
        {depth < filterBounds.depth - 1 && (
          <Button kind="ghost" size="xs" icon={IconPlus} repeats onClick={() => add(true)}>
            {words.addGroup}
          </Button>
        )}
      </div>
    </div>
  );
}
