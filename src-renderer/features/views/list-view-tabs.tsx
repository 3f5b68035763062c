import { IconChevronDown, IconPlus } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { strings } from '@shared/locale';
import { formatCount } from '@shared/locale/format';
import { IconButton, MenuList, ViewTabs } from '@renderer/ui';
import { moveView, removeView, renameView, shareView, type NamedView } from './saved-views';
import { ViewDialog } from './view-dialog';
import classes from './views.module.css';

const words = strings.contactList.views;

interface ListViewTabsProps<View extends NamedView> {
  label: string;
  views: readonly View[];
  /** How many each holds, where that is known. */
  counts: ReadonlyMap<string, number | undefined>;
  /** The id of the one that is shown. */
  view: string;
  onShow: (view: View) => void;
  onAdd: () => void;
  /** The one that is shown was deleted. */
  onRemoved: () => void;
}

/** The views of a list, with what can be done with the saved one that is shown. */
export function ListViewTabs<View extends NamedView>(props: ListViewTabsProps<View>) {
  const { label, views, counts, view, onShow, onAdd, onRemoved } = props;
  const [renaming, setRenaming] = useState<View | null>(null);
  const shown = views.find((one) => one.id === view && one.saved);
  const saved = views.filter((one) => one.saved);
  const at = shown === undefined ? -1 : saved.indexOf(shown);

  const line = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // What is shown is not scrolled away among many.
    line.current?.querySelector('[aria-pressed="true"]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [view, views.length]);

  async function remove(gone: View): Promise<void> {
    if (await removeView(gone)) onRemoved();
  }

  return (
    <div className={classes.views} ref={line}>
      <ViewTabs
        label={label}
        value={view}
        choices={views.map((one) => {
          const count = counts.get(one.id);
          return { value: one.id, label: one.name, count: count === undefined ? undefined : formatCount(count) };
        })}
        onChange={(id) => {
          const chosen = views.find((one) => one.id === id);
          if (chosen) onShow(chosen);
        }}
      />
      {shown && (
        <MenuList
          label={words.menu(shown.name)}
          target={<IconButton icon={IconChevronDown} size={24} label={words.menu(shown.name)} />}
          entries={[
            { label: words.rename, onSelect: () => setRenaming(shown) },
            {
              label: shown.isShared ? words.makePrivate : words.makeShared,
              onSelect: () => void shareView(shown, !shown.isShared),
            },
            { label: words.moveUp, disabled: at <= 0, onSelect: () => void moveView(views, shown, -1) },
            {
              label: words.moveDown,
              disabled: at === saved.length - 1,
              onSelect: () => void moveView(views, shown, 1),
            },
            '-',
            { label: words.remove, onSelect: () => void remove(shown) },
          ]}
        />
      )}
      <IconButton icon={IconPlus} size={24} label={words.add} onClick={onAdd} />
      {renaming !== null && (
        <ViewDialog
          title={words.renameTitle}
          name={renaming.name}
          asksShare={false}
          onSave={(name) => renameView(renaming, name)}
          onClose={() => setRenaming(null)}
        />
      )}
    </div>
  );
}
