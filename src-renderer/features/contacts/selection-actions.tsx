import {
  IconDownload,
  IconGitMerge,
  IconForms,
  IconPrinter,
  IconProgress,
  IconRestore,
  IconTag,
  IconTrash,
  IconUserShare,
} from '@tabler/icons-react';
import { useState } from 'react';
import { MOST_MERGED } from '@shared/domain/merge';
import { strings } from '@shared/locale';
import { tellFailure } from '@renderer/app/ask';
import { useShortcut } from '@renderer/app/shortcuts';
import { useUsers } from '@renderer/app/users';
import { openMerge } from '@renderer/stores/merge';
import { SetFieldDialog } from '@renderer/features/custom-fields/set-field-dialog';
import { Button, MenuList, nothingSelected, notify, selectedCount, SelectionBar, type Lifecycle } from '@renderer/ui';
import {
  assign,
  contactsCount,
  setField,
  putTag,
  restoreContacts,
  setLifecycle,
  takeTag,
  trashContacts,
  type Chosen,
} from './mutations';
import { cardFields } from './card-fields';
import type { ListQuestion } from './list-question';
import { collectIds } from './queries';
import { TagDialog } from './tag-dialog';
import { useContactsView } from './view-state';

const words = strings.contactsPage;
const lifecycles: readonly Lifecycle[] = ['new', 'prospect', 'qualified', 'customer', 'inactive'];
/** So many of a list are named one by one and written at once; more are meant by the list's own question, and are a job. */
const named = 400;

export interface SelectionActionsProps {
  question: ListQuestion;
  total: number;
  trash: boolean;
  onExport?: (chosen: Chosen) => void;
  onPrint?: (chosen: Chosen) => void;
}

/** What can be done with the selected rows, or, by its keys alone, with the current one. */
export function SelectionActions({ question, total, trash, onExport, onPrint }: SelectionActionsProps) {
  const selection = useContactsView((state) => state.selection);
  const keep = useContactsView((state) => state.select);
  const users = useUsers();
  const [open, setOpen] = useState<'lifecycle' | 'assign' | 'tag' | 'field' | null>(null);
  const [busy, setBusy] = useState(false);
  const count = selectedCount(selection, total);
  const hasCurrent = useContactsView((state) => state.current !== null);
  const any = count > 0 || hasCurrent;

  /** What is selected, wherever it is in the list. */
  async function chosen(): Promise<Chosen> {
    const { current } = useContactsView.getState();
    if (count === 0) return { cards: { ids: current === null ? [] : [current] }, count: 1 };
    if (selection.mode === 'some') return { cards: { ids: [...selection.ids] }, count };
    if (count > named) return { cards: { filter: question.filter, except: [...selection.ids] }, count };
    const ids = await collectIds(question, selection.ids);
    return { cards: { ids }, count: ids.length };
  }

  /** Does something with what is selected, and clears the selection when it was done. */
  async function withChosen(work: (what: Chosen) => Promise<boolean>): Promise<void> {
    if (busy) return;
    setBusy(true);
    try {
      const what = await chosen();
      if ('ids' in what.cards && what.cards.ids.length === 0) return;
      if (await work(what)) keep(nothingSelected);
    } catch (failure) {
      tellFailure(failure);
    } finally {
      setBusy(false);
    }
  }

  useShortcut('#', () => setOpen('tag'), { description: words.bulk.tag, group: 'list', when: any && !trash });
  useShortcut('Y', () => setOpen('lifecycle'), {
    description: words.bulk.lifecycle,
    group: 'list',
    when: count > 0 && !trash,
  });
  useShortcut('A', () => setOpen('assign'), {
    description: words.bulk.assign,
    group: 'list',
    when: count > 0 && !trash,
  });
  /** Many at once are refused here, before they are all asked for. */
  function merge(): void {
    if (count > MOST_MERGED) {
      notify.error(strings.merge.tooMany(MOST_MERGED));
      return;
    }
    void withChosen((what) => {
      if ('ids' in what.cards) openMerge(what.cards.ids);
      return Promise.resolve(false);
    });
  }

  useShortcut('M', merge, { description: strings.mergePage.merge, group: 'list', when: any && !trash });
  useShortcut('Del', () => void withChosen(trash ? restoreContacts : trashContacts), {
    description: trash ? words.bulk.restore : words.bulk.trash,
    group: 'list',
    when: any,
  });

  return (
    <>
      <SelectionBar count={count} onClear={() => keep(nothingSelected)}>
        {trash ? (
          <Button
            kind="ghost"
            icon={IconRestore}
            keys="Del"
            busy={busy}
            onClick={() => void withChosen(restoreContacts)}
          >
            {words.bulk.restore}
          </Button>
        ) : (
          <>
            <Button kind="ghost" icon={IconTag} keys="#" busy={busy} onClick={() => setOpen('tag')}>
              {words.bulk.tag}
            </Button>
            <MenuList
              label={words.bulk.lifecycle}
              position="top-start"
              opened={open === 'lifecycle'}
              onChange={(opened) => setOpen(opened ? 'lifecycle' : null)}
              target={
                <Button kind="ghost" icon={IconProgress} keys="Y" busy={busy}>
                  {words.bulk.lifecycle}
                </Button>
              }
              entries={lifecycles.map((stage) => ({
                label: strings.ui.lifecycle[stage],
                onSelect: () => void withChosen((what) => setLifecycle(what, stage)),
              }))}
            />
            <MenuList
              label={words.bulk.assign}
              position="top-start"
              opened={open === 'assign'}
              onChange={(opened) => setOpen(opened ? 'assign' : null)}
              target={
                <Button kind="ghost" icon={IconUserShare} keys="A" busy={busy}>
                  {words.bulk.assign}
                </Button>
              }
              entries={[
                ...(users.data?.rows ?? []).map((user) => ({
                  label: user.name,
                  onSelect: () => void withChosen((what) => assign(what, user)),
                })),
                '-' as const,
                { label: words.bulk.noOwner, onSelect: () => void withChosen((what) => assign(what, null)) },
              ]}
            />
            <Button kind="ghost" icon={IconForms} busy={busy} onClick={() => setOpen('field')}>
              {strings.customFieldsPage.bulk.action}
            </Button>
            <Button kind="ghost" icon={IconGitMerge} keys="M" busy={busy} onClick={merge}>
              {strings.mergePage.merge}
            </Button>
            {onPrint && (
              <Button
                kind="ghost"
                icon={IconPrinter}
                busy={busy}
                onClick={() =>
                  void withChosen((what) => {
                    onPrint(what);
                    return Promise.resolve(false);
                  })
                }
              >
                {strings.givingPage.menu.print}
              </Button>
            )}
            {onExport && (
              <Button
                kind="ghost"
                icon={IconDownload}
                busy={busy}
                onClick={() =>
                  void withChosen((what) => {
                    onExport(what);
                    return Promise.resolve(false);
                  })
                }
              >
                {words.bulk.export}
              </Button>
            )}
            <Button
              kind="ghost"
              icon={IconTrash}
              keys="Del"
              busy={busy}
              title={words.bulk.trash}
              onClick={() => void withChosen(trashContacts)}
            >
              {strings.contactList.view.trash}
            </Button>
          </>
        )}
      </SelectionBar>
      {open === 'field' && (
        <SetFieldDialog
          count={contactsCount(Math.max(1, count))}
          more={cardFields}
          onClose={() => setOpen(null)}
          onSet={(field, value) => {
            setOpen(null);
            void withChosen((what) => setField(what, field, value));
          }}
        />
      )}
      {open === 'tag' && (
        <TagDialog
          count={Math.max(1, count)}
          onClose={() => setOpen(null)}
          onPut={(name) => {
            setOpen(null);
            void withChosen((what) => putTag(what, name));
          }}
          onTake={(tag) => {
            setOpen(null);
            void withChosen((what) => takeTag(what, tag));
          }}
        />
      )}
    </>
  );
}
