import { IconDownload, IconProgress, IconRestore, IconTag, IconTrash, IconUserShare } from '@tabler/icons-react';
import { useState } from 'react';
import { strings } from '@shared/locale';
import { formatCount } from '@shared/locale/format';
import { tellFailure } from '@renderer/app/ask';
import { useShortcut } from '@renderer/app/shortcuts';
import { useUsers } from '@renderer/app/users';
import {
  Button,
  Chip,
  Dialog,
  MenuList,
  nothingSelected,
  notify,
  SegmentedTabs,
  selectedCount,
  SelectionBar,
  TextField,
  type Lifecycle,
} from '@renderer/ui';
import { assign, putTag, restoreContacts, setLifecycle, takeTag, trashContacts } from './mutations';
import { collectIds, useTags, type ListQuestion } from './queries';
import { useContactsView } from './view-state';
import classes from './contacts.module.css';

const words = strings.contactsPage;
const lifecycles: readonly Lifecycle[] = ['new', 'prospect', 'qualified', 'customer', 'inactive'];
/** What the contract takes in one command. */
const most = 100_000;

interface TagDialogProps {
  count: number;
  onClose: () => void;
  onPut: (name: string) => void;
  onTake: (tag: { id: string; name: string }) => void;
}

/** Which tag is put on what is selected, or taken off. */
function TagDialog({ count, onClose, onPut, onTake }: TagDialogProps) {
  const [way, setWay] = useState<'put' | 'take'>('put');
  const [name, setName] = useState('');
  const tags = useTags();
  const typed = name.trim();
  const fitting =
    tags.data?.rows.filter((tag) => tag.name.toLowerCase().includes(typed.toLowerCase())).slice(0, 24) ?? [];
  const same = tags.data?.rows.find((tag) => tag.name.toLowerCase() === typed.toLowerCase());

  function submit(): void {
    if (way === 'take' && same) onTake(same);
    if (way === 'put' && typed !== '') onPut(same?.name ?? typed);
  }

  return (
    <Dialog
      opened
      onClose={onClose}
      title={words.bulk.tagsTitle(formatCount(count))}
      width={440}
      onSubmit={submit}
      headActions={
        <SegmentedTabs
          label={words.bulk.tag}
          value={way}
          choices={[
            { value: 'put', label: words.bulk.put },
            { value: 'take', label: words.bulk.take },
          ]}
          onChange={setWay}
        />
      }
      actions={
        <Button
          kind="primary"
          size="md"
          type="submit"
          keys="Ctrl ↵"
          disabled={way === 'put' ? typed === '' : same === undefined}
        >
          {way === 'put' ? words.bulk.put : words.bulk.take}
        </Button>
      }
    >
      <div className={classes.tagForm}>
        <TextField
          label={words.bulk.tagName}
          value={name}
          onChange={setName}
          dataAutofocus
          placeholder={words.bulk.tagPlaceholder}
          maxLength={60}
        />
        <div className={classes.tagChips}>
          {fitting.map((tag) => (
            <Chip key={tag.id} on={same?.id === tag.id} onClick={() => (way === 'put' ? onPut(tag.name) : onTake(tag))}>
              {tag.name}
            </Chip>
          ))}
        </div>
      </div>
    </Dialog>
  );
}

export interface SelectionActionsProps {
  question: ListQuestion;
  total: number;
  trash: boolean;
  /** The row the keys mean when nothing is selected. */
  current: string | null;
  onExport?: (ids: string[]) => void;
}

/** What can be done with the selected rows, or, by its keys alone, with the current one. */
export function SelectionActions({ question, total, trash, current, onExport }: SelectionActionsProps) {
  const selection = useContactsView((state) => state.selection);
  const keep = useContactsView((state) => state.select);
  const users = useUsers();
  const [open, setOpen] = useState<'lifecycle' | 'assign' | 'tag' | null>(null);
  const [busy, setBusy] = useState(false);
  const count = selectedCount(selection, total);
  const any = count > 0 || current !== null;

  /** Does something with all that is selected, wherever it is in the list, and clears the selection when it was done. */
  async function withIds(work: (ids: string[]) => Promise<boolean>): Promise<void> {
    if (busy) return;
    setBusy(true);
    try {
      let ids: string[];
      if (count === 0) ids = current === null ? [] : [current];
      else ids = selection.mode === 'some' ? [...selection.ids] : await collectIds(question, selection.ids, most);
      if (ids.length > most) {
        notify.info(words.bulk.tooMany(formatCount(most)));
        return;
      }
      if (ids.length > 0 && (await work(ids))) keep(nothingSelected);
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
  useShortcut('Del', () => void withIds(trash ? restoreContacts : trashContacts), {
    description: trash ? words.bulk.restore : words.bulk.trash,
    group: 'list',
    when: any,
  });

  return (
    <>
      <SelectionBar count={count} onClear={() => keep(nothingSelected)}>
        {trash ? (
          <Button kind="ghost" icon={IconRestore} keys="Del" busy={busy} onClick={() => void withIds(restoreContacts)}>
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
                onSelect: () => void withIds((ids) => setLifecycle(ids, stage)),
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
                  onSelect: () => void withIds((ids) => assign(ids, user)),
                })),
                '-' as const,
                { label: words.bulk.noOwner, onSelect: () => void withIds((ids) => assign(ids, null)) },
              ]}
            />
            {onExport && (
              <Button
                kind="ghost"
                icon={IconDownload}
                busy={busy}
                onClick={() =>
                  void withIds((ids) => {
                    onExport(ids);
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
              onClick={() => void withIds(trashContacts)}
            >
              {words.view.trash}
            </Button>
          </>
        )}
      </SelectionBar>
      {open === 'tag' && (
        <TagDialog
          count={Math.max(1, count)}
          onClose={() => setOpen(null)}
          onPut={(name) => {
            setOpen(null);
            void withIds((ids) => putTag(ids, name));
          }}
          onTake={(tag) => {
            setOpen(null);
            void withIds((ids) => takeTag(ids, tag));
          }}
        />
      )}
    </>
  );
}
