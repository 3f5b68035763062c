import { IconExternalLink } from '@tabler/icons-react';
import { useState } from 'react';
import { chosenIds, choicesText } from '@shared/domain/custom-field';
import { strings } from '@shared/locale';
import { formatCustomValue } from '@shared/locale/custom-values';
import { ask } from '@renderer/app/ask';
import { fileToday } from '@renderer/app/file-settings';
import { openLink } from '@renderer/bridge';
import { writeUnlessStale } from '@renderer/features/contact-card/mutations';
import { DetailRow } from '@renderer/features/shell/page';
import { AddChip, Chip, IconButton, InlineText, MenuList, notify, Popover, Tag, ValueButton } from '@renderer/ui';
import { useFieldsOf, useOwnValues, type OwnField } from './queries';
import { typedValue, valueToType } from './typed-value';
import classes from './custom-fields.module.css';

const words = strings.customFieldsPage;

interface CardOf {
  id: string;
  kind: 'person' | 'company';
  displayName: string;
}

interface ValueProps {
  field: OwnField;
  value: string;
  /** Saves a canonical value; answers what is wrong. */
  save: (value: string | null) => Promise<string | void>;
}

/** What a card has in the fields of the user's own: a line each for its list of facts, edited where it stands. */
export function OwnFieldRows({ card }: { card: CardOf }) {
  const fields = useFieldsOf(card.kind);
  const values = useOwnValues(card.id);
  if (values.data === undefined) return null;
  const { values: known } = values.data;
  return fields.map((field) => (
    <DetailRow key={field.id} label={field.name}>
      <OwnValue
        field={field}
        value={known[field.id] ?? ''}
        save={async (value) => {
          const said = value === null ? words.fields.did.cleared : words.fields.did.set;
          const before = known[field.id] ?? null;
          return writeUnlessStale(
            said(field.name, card.displayName),
            field.name,
            value === null ? '' : formatCustomValue(field, value),
            (force) =>
              ask('fields.set_value', {
                contactIds: [card.id],
                fieldId: field.id,
                value,
                ...(force ? {} : { before }),
              }),
          );
        }}
      />
    </DetailRow>
  ));
}

function OwnValue(props: ValueProps) {
  switch (props.field.type) {
    case 'choice':
    case 'yes_no':
      return <OneOf {...props} />;
    case 'multi_choice':
      return <SomeOf {...props} />;
    case 'link':
      return <LinkValue {...props} />;
    case 'text':
    case 'number':
    case 'money':
    case 'date':
      return <TypedValue {...props} />;
  }
}

function TypedValue({ field, value, save }: ValueProps) {
  const isLong = field.type === 'text' && (value.includes('\n') || value.length > 80);
  return (
    <InlineText
      label={field.name}
      multiline={isLong}
      value={valueToType(field, value)}
      display={formatCustomValue(field, value)}
      inputMode={field.type === 'number' || field.type === 'money' ? 'decimal' : field.type === 'link' ? 'url' : 'text'}
      onSave={(typed) => {
        const read = typedValue(field, typed, fileToday());
        return 'wrong' in read ? read.wrong : save(read.value);
      }}
    />
  );
}

function LinkValue(props: ValueProps) {
  const { value } = props;
  async function open(): Promise<void> {
    const opened = await openLink(/^https?:/i.test(value) ? value : `https://${value}`);
    if (!opened.ok) notify.error(opened.error.message);
  }
  return (
    <span className={classes.link}>
      <TypedValue {...props} />
      {value !== '' && (
        <IconButton icon={IconExternalLink} size={24} label={words.card.open(value)} onClick={() => void open()} />
      )}
    </span>
  );
}

function OneOf({ field, value, save }: ValueProps) {
  const choices =
    field.type === 'yes_no'
      ? [
          { id: 'yes', name: strings.customFields.yes },
          { id: 'no', name: strings.customFields.no },
        ]
      : field.options;
  const chosen = field.options.find((option) => option.id === value);
  const shown = formatCustomValue(field, value) || strings.ui.noValue;
  const choose = (next: string | null) => {
    if (next !== (value || null)) void save(next).then((wrong) => wrong !== undefined && notify.error(wrong));
  };
  return (
    <MenuList
      label={field.name}
      width={220}
      target={
        <ValueButton data-empty={value === '' || undefined} aria-label={`${strings.ui.edit(field.name)}: ${shown}`}>
          {chosen === undefined ? shown : <Tag colour={chosen.colour}>{chosen.name}</Tag>}
        </ValueButton>
      }
      entries={[
        ...choices.map((choice) => ({
          label: choice.name,
          checked: choice.id === value,
          onSelect: () => choose(choice.id),
        })),
        '-',
        { label: words.card.clear, checked: value === '', onSelect: () => choose(null) },
      ]}
    />
  );
}

function SomeOf({ field, value, save }: ValueProps) {
  const [opened, setOpened] = useState(false);
  const chosen = new Set(chosenIds(value));
  const put = (id: string, on: boolean) => {
    const ids = on ? [...chosen, id] : [...chosen].filter((one) => one !== id);
    const next = choicesText(field.options, ids);
    void save(next === '' ? null : next).then((wrong) => wrong !== undefined && notify.error(wrong));
  };
  return (
    <span className={classes.tags}>
      {field.options
        .filter((option) => chosen.has(option.id))
        .map((option) => (
          <Tag key={option.id} colour={option.colour} onRemove={() => put(option.id, false)}>
            {option.name}
          </Tag>
        ))}
      <Popover opened={opened} onChange={setOpened} position="bottom-end" trapFocus returnFocus width={260}>
        <Popover.Target>
          <AddChip aria-label={words.card.addChoice(field.name, chosen.size === 0)} onClick={() => setOpened(!opened)}>
            {chosen.size === 0 ? words.card.notSet : null}
          </AddChip>
        </Popover.Target>
        <Popover.Dropdown aria-label={field.name}>
          <div className={classes.choices} role="group" aria-label={field.name}>
            {field.options.map((option) => (
              <Chip
                key={option.id}
                toggle
                on={chosen.has(option.id)}
                onClick={() => put(option.id, !chosen.has(option.id))}
              >
                {option.name}
              </Chip>
            ))}
          </div>
        </Popover.Dropdown>
      </Popover>
    </span>
  );
}
