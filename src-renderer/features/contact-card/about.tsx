import { useState, type FormEvent } from 'react';
import { ageOn, nextBirthday, readBirthday } from '@shared/domain/birthday';
import { localDateOf } from '@shared/domain/time-zone';
import { parseTypedBirthday } from '@shared/domain/typed-birthday';
import { strings } from '@shared/locale';
import { formatBirthday, formatCount, formatDate, formatSettings } from '@shared/locale/format';
import { ask } from '@renderer/app/ask';
import { fileToday } from '@renderer/app/file-settings';
import { useTags } from '@renderer/features/contacts/queries';
import { OwnFieldRows } from '@renderer/features/custom-fields/own-field-rows';
import { DetailList, DetailRow } from '@renderer/features/shell/page';
import {
  AddChip,
  Avatar,
  Chip,
  InlineText,
  MenuList,
  Popover,
  SectionHead,
  SwitchField,
  Tag,
  TextField,
  ValueButton,
} from '@renderer/ui';
import { KeepInTouch } from './keep-in-touch';
import { saveFields, saveFieldsOrTell, writeOrTell } from './mutations';
import type { Card } from './queries';
import { Readiness } from './readiness';
import { useSections } from './sections';
import classes from './contact-card.module.css';

const words = strings.contactCardPage.about;
const fields = strings.contactCardPage.fields;
const did = strings.contactCardPage.did;
const leads = ['new', 'contacted', 'nurture', 'qualified', 'converted', 'unqualified'] as const;

function birthdayWord(card: Card): string {
  if (card.birthday === null) return '';
  const day = formatBirthday(card.birthday);
  const read = readBirthday(card.birthday);
  if (read === null || read.year === null) return day;
  const turns = ageOn(read, nextBirthday(read, fileToday()));
  return turns === null ? day : words.turns(day, formatCount(turns));
}

function Tags({ card }: { card: Card }) {
  const [opened, setOpened] = useState(false);
  const [name, setName] = useState('');
  const tags = useTags();
  const typed = name.trim();
  const offered = (tags.data?.rows ?? [])
    .filter(
      (tag) => !card.tags.some((one) => one.id === tag.id) && tag.name.toLowerCase().includes(typed.toLowerCase()),
    )
    .slice(0, 20);

  async function put(tagName: string): Promise<void> {
    setOpened(false);
    setName('');
    await writeOrTell(did.tagged(tagName, card.displayName), () =>
      ask('contacts.set_tags', { ids: [card.id], add: [], addNames: [tagName], remove: [] }),
    );
  }

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (typed !== '')
      void put(tags.data?.rows.find((tag) => tag.name.toLowerCase() === typed.toLowerCase())?.name ?? typed);
  }

  return (
    <span className={classes.tags}>
      {card.tags.map((tag) => (
        <Tag
          key={tag.id}
          colour={tag.colour}
          onRemove={() =>
            void writeOrTell(did.untagged(tag.name, card.displayName), () =>
              ask('contacts.set_tags', { ids: [card.id], add: [], remove: [tag.id] }),
            )
          }
        >
          {tag.name}
        </Tag>
      ))}
      <Popover opened={opened} onChange={setOpened} position="bottom-end" trapFocus returnFocus>
        <Popover.Target>
          <AddChip aria-label={words.newTag} onClick={() => setOpened(!opened)}>
            {words.addTag}
          </AddChip>
        </Popover.Target>
        <Popover.Dropdown aria-label={words.newTag}>
          <form className={classes.popover} onSubmit={submit}>
            <TextField label={words.newTag} value={name} onChange={setName} maxLength={60} dataAutofocus />
            <div className={classes.popoverChips}>
              {offered.map((tag) => (
                <Chip key={tag.id} onClick={() => void put(tag.name)}>
                  {tag.name}
                </Chip>
              ))}
            </div>
          </form>
        </Popover.Dropdown>
      </Popover>
    </span>
  );
}

/** Who looks after them, how often, where they came from; each value edited where it stands. */
export function About({ card, users }: { card: Card; users: ReadonlyMap<string, string> }) {
  const { shows } = useSections(card.kind);
  const owner = card.ownerId === null ? null : (users.get(card.ownerId) ?? null);
  const channels: Record<string, string> = strings.contactCardPage.channel;
  const value = (text: string, label: string) => (
    <ValueButton aria-label={`${strings.ui.edit(label)}: ${text}`}>{text}</ValueButton>
  );
  return (
    <section className={classes.section} aria-label={words.title}>
      <SectionHead title={words.title} />
      <DetailList>
        <DetailRow label={words.owner}>
          <span className={classes.owner}>
            {card.ownerId !== null && <Avatar id={card.ownerId} name={owner ?? '?'} kind="user" size={18} />}
            <MenuList
              label={words.owner}
              target={
                <ValueButton aria-label={`${strings.ui.edit(words.owner)}: ${owner ?? words.nobody}`}>
                  {owner ?? words.nobody}
                </ValueButton>
              }
              entries={[
                ...[...users].map(([id, name]) => ({
                  label: name,
                  checked: id === card.ownerId,
                  onSelect: () => saveFieldsOrTell(card, { ownerId: id }, fields.ownerId),
                })),
                '-',
                {
                  label: words.nobody,
                  checked: card.ownerId === null,
                  onSelect: () => saveFieldsOrTell(card, { ownerId: null }, fields.ownerId),
                },
              ]}
            />
          </span>
        </DetailRow>
        <DetailRow label={words.keepInTouch}>
          <KeepInTouch card={card} />
        </DetailRow>
        <DetailRow label={words.source}>
          <InlineText
            label={words.source}
            value={card.source}
            onSave={(source) => saveFields(card, { source }, fields.source)}
          />
        </DetailRow>
        {card.firstTouchChannel !== null && (
          <DetailRow label={words.firstTouch}>
            {words.firstTouchStays(channels[card.firstTouchChannel] ?? card.firstTouchChannel)}
          </DetailRow>
        )}
        <DetailRow label={words.leadStatus}>
          <MenuList
            label={words.leadStatus}
            target={value(words.lead[card.leadStatus ?? 'none'], words.leadStatus)}
            entries={[
              ...leads.map((status) => ({
                label: words.lead[status],
                checked: status === card.leadStatus,
                onSelect: () => saveFieldsOrTell(card, { leadStatus: status }, fields.leadStatus),
              })),
              '-',
              {
                label: words.lead.none,
                checked: card.leadStatus === null,
                onSelect: () => saveFieldsOrTell(card, { leadStatus: null }, fields.leadStatus),
              },
            ]}
          />
        </DetailRow>
        {card.kind === 'person' && (
          <DetailRow label={words.birthday}>
            <InlineText
              label={words.birthday}
              value={card.birthday === null ? '' : formatBirthday(card.birthday)}
              display={birthdayWord(card)}
              onSave={(typed) => {
                const birthday = typed === '' ? null : parseTypedBirthday(typed, fileToday());
                if (typed !== '' && birthday === null) return words.notABirthday;
                return saveFields(card, { birthday }, fields.birthday);
              }}
            />
          </DetailRow>
        )}
        {shows('ready') && (
          <DetailRow label={strings.cardPartsPage.ready.title}>
            <Readiness card={card} />
          </DetailRow>
        )}
        {card.kind === 'person' && card.nickname !== '' && (
          <DetailRow label={words.nickname}>
            <InlineText
              label={words.nickname}
              value={card.nickname}
              onSave={(nickname) => saveFields(card, { nickname }, fields.nickname)}
            />
          </DetailRow>
        )}
        <OwnFieldRows card={card} />
        <DetailRow label={words.tags}>
          <Tags card={card} />
        </DetailRow>
        <DetailRow label={words.added}>{formatDate(localDateOf(card.createdAt, formatSettings().timeZone))}</DetailRow>
      </DetailList>
      <div className={classes.switches}>
        <SwitchField
          label={words.doNotCall}
          checked={card.doNotCall}
          onChange={(doNotCall) => saveFieldsOrTell(card, { doNotCall }, fields.doNotCall)}
        />
        <SwitchField
          label={words.doNotMail}
          checked={card.doNotMail}
          onChange={(doNotMail) => saveFieldsOrTell(card, { doNotMail }, fields.doNotMail)}
        />
      </div>
    </section>
  );
}

/** What one wants to remember of them, in one's own words. */
export function Notes({ card }: { card: Card }) {
  return (
    <section className={classes.section} aria-label={words.notes}>
      <SectionHead title={words.notes} />
      <div className={classes.notes}>
        <InlineText
          label={words.notes}
          multiline
          note
          value={card.notes}
          emptyText={words.notesEmpty}
          onSave={(notes) => saveFields(card, { notes }, fields.notes)}
        />
      </div>
    </section>
  );
}
