import { IconLayoutList } from '@tabler/icons-react';
import { strings } from '@shared/locale';
import { ask, tellFailure, useRead } from '@renderer/app/ask';
import { IconButton, MenuList } from '@renderer/ui';
import type { Card } from './queries';

const words = strings.cardPartsPage.sections;
const sections = {
  person: ['reach', 'deals', 'about', 'ready', 'jobs', 'connections', 'files', 'notes'],
  company: ['reach', 'deals', 'about', 'ready', 'people', 'connections', 'files', 'notes'],
} as const;
export type SectionKey = (typeof sections)[Card['kind']][number];

/** Which parts of the cards of a kind are shown; told once for all of them. */
export function useSections(kind: Card['kind']): {
  shows: (section: SectionKey) => boolean;
  hidden: readonly string[];
} {
  const info = useRead(['file', 'setting'], 'app.info', {});
  const hidden = info.data?.settings.hiddenSections[kind] ?? [];
  return { shows: (section) => !hidden.includes(section), hidden };
}

/** The menu by which parts of the card are shown or hidden. */
export function SectionsMenu({ kind }: { kind: Card['kind'] }) {
  const info = useRead(['file', 'setting'], 'app.info', {});
  const all = info.data?.settings.hiddenSections;
  if (all === undefined) return null;
  return (
    <MenuList
      label={words.menu}
      position="bottom-end"
      target={<IconButton icon={IconLayoutList} label={words.menu} />}
      entries={[
        { heading: words.shown(kind) },
        ...sections[kind].map((section) => {
          const isHidden = all[kind].includes(section);
          return {
            label: words.names[section],
            checked: !isHidden,
            onSelect: () => {
              const next = isHidden ? all[kind].filter((one) => one !== section) : [...all[kind], section];
              void ask('settings.update', { hiddenSections: { ...all, [kind]: next } }).catch(tellFailure);
            },
          };
        }),
      ]}
    />
  );
}
