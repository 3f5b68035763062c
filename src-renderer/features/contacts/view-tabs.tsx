import { IconChevronDown, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { strings } from '@shared/locale';
import { formatCount } from '@shared/locale/format';
import { IconButton, MenuList, ViewTabs } from '@renderer/ui';
import type { ListView } from './views';
import { moveView, removeView, renameView, shareView, showView } from './views';
import { ViewDialog } from './view-dialog';
import classes from './contacts.module.css';

const words = strings.contactList.views;

interface ListViewTabsProps {
  views: readonly ListView[];
  counts: ReadonlyMap<string, number | undefined>;
  view: string;
  onAdd: () => void;
}

/** The views of the list, with what can be done with the saved one that is shown. */
export function ListViewTabs({ views, counts, view, onAdd }: ListViewTabsProps) {
  const [renaming, setRenaming] = useState(false);
  const shown = views.find((one) => one.id === view && one.saved);
  const saved = views.filter((one) => one.saved);
  const at = shown === undefined ? -1 : saved.indexOf(shown);
  return (
    <div className={classes.views}>
      <ViewTabs
        label={strings.contactsPage.views}
        value={view}
        choices={views
          .filter((one) => one.id !== 'trash' || view === 'trash' || (counts.get('trash') ?? 0) > 0)
          .map((one) => {
            const count = counts.get(one.id);
            return { value: one.id, label: one.name, count: count === undefined ? null : formatCount(count) };
          })}
        onChange={(id) => {
          const chosen = views.find((one) => one.id === id);
          if (chosen) showView(chosen);
        }}
      />
      {shown && (
        <MenuList
          label={words.menu(shown.name)}
          target={<IconButton icon={IconChevronDown} size={24} label={words.menu(shown.name)} />}
          entries={[
            { label: words.rename, onSelect: () => setRenaming(true) },
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
            { label: words.remove, onSelect: () => void removeView(shown) },
          ]}
        />
      )}
      <IconButton icon={IconPlus} size={24} label={words.add} onClick={onAdd} />
      {renaming && shown && (
        <ViewDialog
          title={words.renameTitle}
          name={shown.name}
          asksShare={false}
          onSave={(name) => renameView(shown, name)}
          onClose={() => setRenaming(false)}
        />
      )}
    </div>
  );
}
