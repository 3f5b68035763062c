import {
  IconArchive,
  IconCalendarEvent,
  IconCheckbox,
  IconCircleDot,
  IconCoin,
  IconDots,
  IconHash,
  IconLetterCase,
  IconLink,
  IconListCheck,
  IconPencil,
  IconTrash,
} from '@tabler/icons-react';
import { useState } from 'react';
import type { CustomFieldType } from '@shared/domain/custom-field';
import { strings } from '@shared/locale';
import { formatCount } from '@shared/locale/format';
import { ask } from '@renderer/app/ask';
import { EmptyState, Glyph, IconButton, MenuList, SkeletonBlock, type MenuEntry, type TablerIcon } from '@renderer/ui';
import { FieldDialog } from './field-dialog';
import { writeOrTell } from './mutations';
import { OrderedList } from './ordered-list';
import { AddButton, ListIntro, RetiredList } from './own-list';
import { useFieldCounts, useOwnFields, type OwnField } from './queries';
import classes from './custom-fields.module.css';

const page = strings.customFieldsPage;
const words = page.fields;

const icons: Record<CustomFieldType, TablerIcon> = {
  text: IconLetterCase,
  number: IconHash,
  money: IconCoin,
  date: IconCalendarEvent,
  choice: IconCircleDot,
  multi_choice: IconListCheck,
  yes_no: IconCheckbox,
  link: IconLink,
};

/** "Choice: Gold, Silver" */
function typeWords(field: OwnField): string {
  const names = field.options.map((option) => option.name).join(', ');
  if (field.type === 'choice') return words.choices(names);
  if (field.type === 'multi_choice') return words.several(names);
  return field.type === 'money' ? words.moneyIn(field.currency) : words.type[field.type];
}

function FieldFacts({ field, count }: { field: OwnField; count: number | undefined }) {
  return (
    <>
      <Glyph icon={icons[field.type]} size={15} />
      <span className={classes.name} title={field.name}>
        {field.name}
      </span>
      <span className={classes.what} title={typeWords(field)}>
        {typeWords(field)}
      </span>
      <span className={classes.who}>{words.kind[field.kind]}</span>
      <span className={classes.count}>{count === undefined ? '' : page.cards(formatCount(count))}</span>
    </>
  );
}

function More({ field, entries }: { field: OwnField; entries: readonly MenuEntry[] }) {
  const label = page.more(field.name);
  return (
    <MenuList
      label={label}
      position="bottom-end"
      target={<IconButton icon={IconDots} size={24} label={label} />}
      entries={entries}
    />
  );
}

/** The fields of the user's own: made, ordered, changed, retired and brought back. */
export function FieldsSection() {
  const fields = useOwnFields();
  const counts = useFieldCounts();
  const [editing, setEditing] = useState<OwnField | 'new' | null>(null);
  if (fields.data === undefined) return <SkeletonBlock rows={6} />;
  const used = fields.data.rows.filter((field) => field.retiredAt === null);
  const retired = fields.data.rows.filter((field) => field.retiredAt !== null);
  const countOf = (id: string) => (counts.data === undefined ? undefined : (counts.data.fields[id] ?? 0));
  const isEmpty = fields.data.rows.length === 0;
  const add = <AddButton label={words.add} large={isEmpty} onAdd={() => setEditing('new')} />;
  const remove = (field: OwnField) => ({
    label: words.remove,
    icon: IconTrash,
    danger: true,
    onSelect: () => writeOrTell(words.did.removed(field.name), () => ask('fields.remove', { id: field.id })),
  });
  const retire = (field: OwnField, isRetired: boolean) =>
    writeOrTell((isRetired ? words.did.retired : words.did.broughtBack)(field.name), () =>
      ask('fields.retire', { id: field.id, retired: isRetired }),
    );

  return (
    <>
      {isEmpty ? (
        <EmptyState
          icon={IconListCheck}
          title={words.empty.title}
          text={words.empty.text}
          ghost={words.ghost}
          action={add}
        />
      ) : (
        <>
          <ListIntro text={words.text}>{add}</ListIntro>
          <OrderedList
            label={words.list}
            items={used}
            onMove={(field, before) =>
              writeOrTell(words.did.moved(field.name), () => ask('fields.move', { id: field.id, before }))
            }
          >
            {(field) => (
              <>
                <FieldFacts field={field} count={countOf(field.id)} />
                <IconButton
                  icon={IconPencil}
                  size={24}
                  label={`${words.edit} ${field.name}`}
                  onClick={() => setEditing(field)}
                />
                <More
                  field={field}
                  entries={[
                    { label: words.retire, icon: IconArchive, onSelect: () => retire(field, true) },
                    '-',
                    remove(field),
                  ]}
                />
              </>
            )}
          </OrderedList>
        </>
      )}
      <RetiredList
        title={words.retired}
        text={words.retiredText}
        items={retired}
        onBringBack={(field) => retire(field, false)}
        more={(field) => <More field={field} entries={[remove(field)]} />}
      >
        {(field) => <FieldFacts field={field} count={countOf(field.id)} />}
      </RetiredList>
      {editing !== null && <FieldDialog field={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />}
    </>
  );
}
