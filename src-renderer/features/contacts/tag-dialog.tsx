import { useState } from 'react';
import { strings } from '@shared/locale';
import { formatCount } from '@shared/locale/format';
import { Chip, Dialog, SegmentedTabs, TextField } from '@renderer/ui';
import { useTags } from './queries';
import classes from './contacts.module.css';

const words = strings.contactsPage;

interface TagDialogProps {
  count: number;
  onClose: () => void;
  onPut: (name: string) => void;
  onTake: (tag: { id: string; name: string }) => void;
}

/** Which tag is put on what is selected, or taken off. */
export function TagDialog({ count, onClose, onPut, onTake }: TagDialogProps) {
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
      submit={way === 'put' ? words.bulk.put : words.bulk.take}
      canSubmit={way === 'put' ? typed !== '' : same !== undefined}
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
