import {
  IconAlertTriangle,
  IconAt,
  IconBrandLinkedin,
  IconCopy,
  IconDots,
  IconExternalLink,
  IconMail,
  IconMap2,
  IconMapPin,
  IconMessageCircle,
  IconPhone,
  IconPlus,
  IconStarFilled,
  IconWorld,
} from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { isEmail } from '@shared/domain/email';
import { addressLine } from '@shared/domain/address';
import { strings } from '@shared/locale';
import { formatSettings } from '@shared/locale/format';
import { showPhone } from '@shared/locale/phone';
import { ask, tellFailure, useRead } from '@renderer/app/ask';
import { openLink } from '@renderer/bridge';
import { composeTo, dial } from '@renderer/app/dial';
import { showOnMap } from '@renderer/features/giving/give-card';
import {
  Button,
  Glyph,
  IconButton,
  InlineText,
  MenuList,
  notify,
  SectionHead,
  TextField,
  type TablerIcon,
} from '@renderer/ui';
import { dialTarget, letterTarget } from './card-head';
import { AddressDialog } from './dialogs';
import { write, writeOrTell, writeUnlessStale } from './mutations';
import type { Card } from './queries';
import classes from './contact-card.module.css';
import parts from './card-parts.module.css';

const words = strings.contactCardPage.reach;
const did = strings.contactCardPage.did;
type Method = Card['methods'][number];
type Kind = Method['kind'];
const kinds: readonly Kind[] = ['phone', 'email', 'web', 'social', 'im'];
const icons: Record<Kind, TablerIcon> = {
  phone: IconPhone,
  email: IconMail,
  web: IconWorld,
  social: IconAt,
  im: IconMessageCircle,
};
const known: Record<string, string> = words.labels;

/** What a label is called; the user's own word is itself. */
function labelWord(label: string): string {
  return known[label] ?? label;
}

/** The label as it is stored: one of ours by its key, else the word as typed. */
function labelKey(typed: string): string {
  const word = typed.trim().toLowerCase();
  return Object.entries(known).find(([, name]) => name.toLowerCase() === word)?.[0] ?? typed.trim();
}

function shownValue(method: Pick<Method, 'kind' | 'value' | 'normalised'>): string {
  // A number with an extension is shown as typed: its normalised form has lost it.
  if (method.kind !== 'phone' || method.normalised === null || /[a-z#,;]/i.test(method.value)) return method.value;
  return showPhone(method.normalised);
}

/** What is odd about a number, which is kept as it was typed all the same. */
function oddNumber({ kind, value, normalised }: Method): string | null {
  if (kind !== 'phone' || normalised !== null) return null;
  return /\d/.test(value) ? strings.cardPartsPage.shortNumber : strings.cardPartsPage.letters;
}

function copy(text: string): Promise<void> {
  return navigator.clipboard.writeText(text).then(
    () => void notify.info(words.copied(text)),
    // The browser refused, for the page is not in front or may not: the old content is still there, and that is said.
    () => void notify.error(words.notCopied),
  );
}

/** Where a line leads in a browser: a web address always does, a profile where it was typed in full. */
function webAddress({ kind, value }: Method): string | null {
  if (/^https?:\/\//i.test(value)) return kind === 'web' || kind === 'social' ? value : null;
  return kind === 'web' ? `https://${value}` : null;
}

async function openWeb(url: string): Promise<void> {
  const opened = await openLink(url);
  if (!opened.ok) tellFailure(new Error(opened.error.message));
}

function save(
  card: Card,
  method: Method,
  change: Partial<Pick<Method, 'label' | 'value' | 'isPrimary'>>,
): Promise<string | void> {
  const { id, kind, label, value } = { ...method, ...change };
  return writeUnlessStale(did.methodSaved(value), words.value[kind], value, (force) =>
    ask('contacts.save_method', {
      contactId: card.id,
      id,
      kind,
      label,
      value,
      ...(force ? {} : { before: method.value }),
      ...(change.isPrimary === undefined ? {} : { isPrimary: change.isPrimary }),
    }),
  );
}

/** An address of the web as one says it: without its protocol, and of a profile without the site that its icon names. */
function asSaid(address: string): string {
  return address
    .replace(/^https?:\/\//i, '')
    .replace(/^(?:www\.)?(?:linkedin\.com\/(?=in\/))?/i, '')
    .replace(/\/$/, '');
}

function MethodLine({ card, method }: { card: Card; method: Method }) {
  const shown = shownValue(method);
  const url = webAddress(method);
  const warning = oddNumber(method);
  return (
    <li className={classes.method}>
      <Glyph icon={method.label === 'linkedin' ? IconBrandLinkedin : icons[method.kind]} size={15} />
      <span className={classes.methodValue}>
        <InlineText
          label={words.value[method.kind]}
          value={method.value}
          display={method.kind === 'web' || method.kind === 'social' ? asSaid(shown) : shown}
          inputMode={method.kind === 'phone' ? 'tel' : method.kind === 'email' ? 'email' : undefined}
          onSave={(value) => {
            if (value === '') return words.missing;
            if (method.kind === 'email' && !isEmail(value)) return words.notAnEmail;
            return save(card, method, { value });
          }}
        />
        {warning !== null && (
          <span className={parts.odd} title={warning}>
            <Glyph icon={IconAlertTriangle} size={14} />
            <span className="cd-sr">{warning}</span>
          </span>
        )}
        {method.isPrimary && card.methods.filter((one) => one.kind === method.kind).length > 1 && (
          <span className={classes.star} title={words.isPrimary}>
            <Glyph icon={IconStarFilled} size={13} />
            <span className="cd-sr">{words.isPrimary}</span>
          </span>
        )}
      </span>
      <span>
        <span className={classes.methodLabel}>{labelWord(method.label)}</span>
        <span className={classes.methodActs}>
          <IconButton icon={IconCopy} size={24} label={words.copy(shown)} onClick={() => void copy(shown)} />
          {method.kind === 'phone' && (
            <IconButton
              icon={IconPhone}
              size={24}
              label={words.call(shown)}
              onClick={() => void dial(dialTarget(card, method.value))}
            />
          )}
          {method.kind === 'email' && (
            <IconButton
              icon={IconMail}
              size={24}
              label={words.write(shown)}
              onClick={() => void composeTo(letterTarget(card, method.value))}
            />
          )}
          {url !== null && (
            <IconButton icon={IconExternalLink} size={24} label={words.open(shown)} onClick={() => void openWeb(url)} />
          )}
          <MethodMenu card={card} method={method} shown={shown} />
        </span>
      </span>
    </li>
  );
}

const usualLabels: Record<Kind, string[]> = {
  phone: ['mobile', 'work', 'home', 'main'],
  email: ['work', 'home', 'other'],
  web: ['work', 'home', 'other'],
  social: ['linkedin', 'facebook', 'x', 'instagram'],
  im: ['skype', 'work', 'other'],
};

function MethodMenu({ card, method, shown }: { card: Card; method: Method; shown: string }) {
  return (
    <MenuList
      label={words.actions(shown)}
      position="bottom-end"
      target={<IconButton icon={IconDots} size={24} label={words.actions(shown)} />}
      entries={[
        ...(method.isPrimary
          ? []
          : [
              {
                label: words.makePrimary,
                icon: IconStarFilled,
                onSelect: () => void save(card, method, { isPrimary: true }),
              },
            ]),
        { heading: words.label },
        ...usualLabels[method.kind].map((label) => ({
          label: labelWord(label),
          checked: method.label === label,
          onSelect: () => void save(card, method, { label }),
        })),
        '-',
        {
          label: words.remove,
          danger: true,
          onSelect: () =>
            void writeOrTell(did.methodRemoved(shown), () => ask('contacts.remove_method', { id: method.id })),
        },
      ]}
    />
  );
}

/** A new way to reach them, typed where it will stand. */
function NewMethod({ card, kind, onDone }: { card: Card; kind: Kind; onDone: () => void }) {
  const [value, setValue] = useState('');
  const [label, setLabel] = useState('');
  const [wrong, setWrong] = useState<string | null>(null);
  const saving = useRef(false);

  async function submit(): Promise<void> {
    const typed = value.trim();
    if (typed === '') return setWrong(words.missing);
    if (kind === 'email' && !isEmail(typed)) return setWrong(words.notAnEmail);
    if (saving.current) return;
    saving.current = true;
    const said = await write(did.methodSaved(typed), () =>
      ask('contacts.save_method', { contactId: card.id, kind, label: labelKey(label), value: typed }),
    );
    saving.current = false;
    if (typeof said === 'string') setWrong(said);
    else onDone();
  }

  return (
    <form
      className={classes.addForm}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        onDone();
      }}
    >
      <TextField
        label={words.value[kind]}
        autoFocus
        icon={icons[kind]}
        value={value}
        inputMode={kind === 'phone' ? 'tel' : kind === 'email' ? 'email' : 'text'}
        onChange={(text) => {
          setValue(text);
          setWrong(null);
        }}
        error={wrong}
        maxLength={1000}
      />
      <TextField label={words.label} hint={words.labelHint} value={label} onChange={setLabel} maxLength={60} />
      <div className={classes.addFormFoot}>
        <Button kind="ghost" onClick={onDone}>
          {strings.ui.cancel}
        </Button>
        <Button kind="soft" type="submit">
          {words.save}
        </Button>
      </div>
    </form>
  );
}

/** An address as its row shows it. */
function shownAddress(address: Card['addresses'][number]): string {
  const { region, locale } = formatSettings();
  return addressLine(address, region, locale);
}

/** Numbers, addresses and links, each edited where it stands. */
export function Reach({ card }: { card: Card }) {
  const [adding, setAdding] = useState<Kind | null>(null);
  const [address, setAddress] = useState<Card['addresses'][number] | 'new' | null>(null);
  const map = useRead(['file', 'setting'], 'app.info', {}).data?.settings.map ?? 'osm';
  const none = card.methods.length === 0 && card.addresses.length === 0;
  const ordered = kinds.flatMap((kind) =>
    card.methods.filter((one) => one.kind === kind).sort((a, b) => Number(b.isPrimary) - Number(a.isPrimary)),
  );
  return (
    <section className={classes.section} aria-label={words.title}>
      <SectionHead
        title={words.title}
        actions={
          <MenuList
            label={words.add}
            position="bottom-end"
            target={<IconButton icon={IconPlus} size={24} label={words.add} />}
            entries={[
              ...kinds.map((kind) => ({
                label: words.addKind[kind],
                icon: icons[kind],
                onSelect: () => window.setTimeout(() => setAdding(kind), 0),
              })),
              {
                label: words.addKind.address,
                icon: IconMapPin,
                onSelect: () => window.setTimeout(() => setAddress('new'), 0),
              },
            ]}
          />
        }
      />
      <ul>
        {ordered.map((method) => (
          <MethodLine key={method.id} card={card} method={method} />
        ))}
        {card.addresses.map((one) => (
          <li key={one.id} className={classes.method}>
            <Glyph icon={IconMapPin} size={15} />
            <span className={classes.methodValue}>
              <button
                type="button"
                className={classes.plain}
                aria-label={`${words.edit(words.value.address)}: ${shownAddress(one)}`}
                onClick={() => setAddress(one)}
              >
                {shownAddress(one)}
              </button>
            </span>
            <span>
              <span className={classes.methodLabel}>{labelWord(one.label)}</span>
              <span className={classes.methodActs}>
                <IconButton
                  icon={IconCopy}
                  size={24}
                  label={words.copy(words.value.address)}
                  onClick={() => void copy(shownAddress(one))}
                />
                <IconButton
                  icon={IconMap2}
                  size={24}
                  label={strings.givingPage.menu.map}
                  onClick={() => void showOnMap(map, one)}
                />
              </span>
            </span>
          </li>
        ))}
      </ul>
      {none && adding === null && <p className={classes.quiet}>{words.none}</p>}
      {adding !== null && <NewMethod card={card} kind={adding} onDone={() => setAdding(null)} />}
      {address !== null && (
        <AddressDialog card={card} address={address === 'new' ? null : address} onClose={() => setAddress(null)} />
      )}
    </section>
  );
}
