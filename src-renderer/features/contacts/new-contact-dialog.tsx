import { useEffect, useState, type ClipboardEvent } from 'react';
import { useLocation } from 'wouter';
import type { InputOf } from '@shared/contract/index';
import { isEmail } from '@shared/domain/email';
import type { FoundPart } from '@shared/domain/signature';
import { parseName } from '@shared/domain/name';
import { normalisePhone } from '@shared/domain/phone';
import { strings } from '@shared/locale';
import { formatSettings } from '@shared/locale/format';
import { ask, CallFailure, tellFailure, useRead } from '@renderer/app/ask';
import { undo } from '@renderer/app/undo';
import { useNewRecord } from '@renderer/stores/new-record';
import {
  Avatar,
  Dialog,
  EntityPicker,
  FieldRow,
  FieldStack,
  LinkButton,
  notify,
  SegmentedTabs,
  TextField,
  type EntityOption,
} from '@renderer/ui';
import { findCompanies } from '@renderer/app/find-contacts';
import { alikeWords, useAlike } from '@renderer/features/duplicates/alike';
import { NewCardFieldRows, useNewCardFields } from '@renderer/features/custom-fields/new-card-fields';
import { isTyped, useContactDraft, type ContactDraft } from './contact-draft';
import { PastedRest, readPasted, restOnCard } from './pasted-text';
import classes from './contacts.module.css';

const words = strings.contactsPage;
const form = words.form;
type Kind = 'person' | 'company';

/** How a name as typed is taken apart, so that a wrong split is seen before it is saved. */
function NameSplit({ name }: { name: string }) {
  const parts = parseName(name);
  const shown = (['prefix', 'given', 'middle', 'family', 'suffix', 'nickname'] as const).filter(
    (part) => parts[part] !== '',
  );
  if (shown.length < 2) return form.nameHint;
  return (
    <dl className={classes.split}>
      {shown.map((part) => (
        <div key={part}>
          <dt>{form.split[part]} </dt>
          <dd>{parts[part]}</dd>
        </div>
      ))}
    </dl>
  );
}

function phoneError(phone: string): string | null {
  if (phone.trim() === '') return null;
  const { reason } = normalisePhone(phone, formatSettings().region);
  return reason === null ? null : form[`phone_${reason}`];
}

export function NewContactDialog() {
  const [, go] = useLocation();
  const { seed, close } = useNewRecord();
  const keep = useContactDraft((state) => state.keep);
  // Opened from a name or a company it is about that one.
  const [draft] = useState(() => (Object.keys(seed).length === 0 ? useContactDraft.getState().draft : null));
  const [kind, setKind] = useState<Kind>(draft?.kind ?? 'person');
  const [name, setName] = useState(seed.name ?? draft?.name ?? '');
  const seedCompany = useRead('contact', 'contacts.get', seed.companyId === undefined ? null : { id: seed.companyId });
  const [chosenCompany, setCompany] = useState<EntityOption | null | undefined>(draft?.company ?? undefined);
  // The company it was opened from, until another is chosen.
  const company =
    chosenCompany === undefined
      ? seedCompany.data
        ? { id: seedCompany.data.id, label: seedCompany.data.displayName, kind: 'company' as const }
        : null
      : chosenCompany;
  const [title, setTitle] = useState(draft?.title ?? '');
  const [phone, setPhone] = useState(draft?.phone ?? '');
  const [email, setEmail] = useState(draft?.email ?? '');
  const [rest, setRest] = useState<readonly FoundPart[]>(draft?.rest ?? []);
  const [tried, setTried] = useState(false);
  const ownFields = useNewCardFields(kind, draft?.own);

  const own = ownFields.typed;
  useEffect(() => {
    const now: ContactDraft = { kind, name, company: chosenCompany ?? null, title, phone, email, own, rest };
    if (isTyped(name === seed.name ? { ...now, name: '' } : now)) keep(now);
    else if (draft !== null) keep(null);
  }, [kind, name, chosenCompany, title, phone, email, own, rest, seed.name, draft, keep]);

  function startOver(): void {
    setName('');
    setCompany(null);
    setTitle('');
    setPhone('');
    setEmail('');
    ownFields.clear();
    setRest([]);
    keep(null);
  }

  const alike = useAlike({
    name,
    email,
    phone,
    companyName: company?.label ?? '',
    address: restOnCard(rest).addresses?.[0],
  });

  const nameError =
    name.trim() === '' && (kind === 'company' || (phone.trim() === '' && email.trim() === ''))
      ? kind === 'company'
        ? form.companyMissing
        : form.nameMissing
      : null;
  const emailError = email.trim() === '' || isEmail(email.trim()) ? null : form.notAnEmail;
  // A number that is no number yet is said once the field is left or saving was tried, and never keeps a card from being saved.
  const [phoneLeft, setPhoneLeft] = useState(false);

  /** Several lines in the field of the name are a signature: its parts go where they belong, to be checked. */
  function onPaste(event: ClipboardEvent<HTMLDivElement>): void {
    const read = name.trim() === '' ? readPasted(event.clipboardData.getData('text/plain')) : null;
    if (read === null) return;
    event.preventDefault();
    const isCompany = read.name === '' && read.company !== '';
    if (isCompany) setKind('company');
    setName(isCompany ? read.company : read.name);
    if (!isCompany && read.company !== '') setCompany({ id: ':new', label: read.company, kind: 'company' });
    setTitle(read.title);
    setPhone(read.phone);
    setEmail(read.email);
    setRest(read.rest);
  }

  async function save(andOpen: boolean): Promise<void> {
    setTried(true);
    const isWrong = nameError !== null || emailError !== null || Object.keys(ownFields.errors).length > 0;
    if (isWrong) return;
    const methods: NonNullable<InputOf<'contacts.create'>['methods']> = [
      ...(phone.trim() === '' ? [] : [{ kind: 'phone' as const, label: '', value: phone.trim(), isPrimary: true }]),
      ...(email.trim() === '' ? [] : [{ kind: 'email' as const, label: '', value: email.trim(), isPrimary: true }]),
    ];
    const more = restOnCard(rest);
    try {
      const { id, txId } = await ask('contacts.create', {
        kind,
        name: name.trim() || email.trim() || phone.trim(),
        ...more,
        methods: [...methods, ...more.methods],
        ...(kind === 'person' && company
          ? { company: company.id === ':new' ? { name: company.label } : { id: company.id } }
          : {}),
        ...(title.trim() !== '' ? { title: title.trim() } : {}),
        ...(Object.keys(ownFields.own).length === 0 ? {} : { own: ownFields.own }),
      });
      notify.done(
        words.did.created(name.trim() || email.trim() || phone.trim()),
        txId === null ? {} : { undo: () => void undo(txId) },
      );
      keep(null);
      close();
      if (andOpen) go(`/contacts/${id}`);
    } catch (failure) {
      // What was typed stays in the form.
      tellFailure(failure instanceof CallFailure ? failure : new Error(form.draftKept));
    }
  }

  return (
    <Dialog
      opened
      onClose={close}
      title={form.title}
      width={660}
      closeOnClickOutside={name === '' && phone === '' && email === ''}
      onSubmit={() => save(false)}
      headActions={
        <SegmentedTabs
          label={form.kind}
          value={kind}
          choices={[
            { value: 'person', label: form.person },
            { value: 'company', label: form.company },
          ]}
          onChange={setKind}
        />
      }
      note={
        draft !== null && (
          <>
            {form.draft} <LinkButton onClick={startOver}>{form.startOver}</LinkButton>
          </>
        )
      }
      submit={form.save}
      otherSubmit={{ label: form.saveOpen, onSubmit: () => save(true) }}
    >
      <FieldStack>
        <div onPaste={onPaste}>
          <TextField
            label={kind === 'company' ? form.companyName : form.name}
            value={name}
            onChange={setName}
            dataAutofocus
            maxLength={10_000}
            error={tried ? nameError : null}
            hint={kind === 'person' ? <NameSplit name={name} /> : undefined}
          />
        </div>
        {kind === 'person' && (
          <FieldRow>
            <EntityPicker
              label={form.worksAt}
              value={company}
              onChange={setCompany}
              search={findCompanies}
              clearable
              onCreate={(text) => setCompany({ id: ':new', label: text, kind: 'company' })}
            />
            <TextField label={form.jobTitle} value={title} onChange={setTitle} maxLength={200} />
          </FieldRow>
        )}
        <FieldRow>
          <TextField
            label={form.phone}
            value={phone}
            onChange={setPhone}
            inputMode="tel"
            maxLength={1000}
            onBlur={() => setPhoneLeft(true)}
            error={phoneLeft ? phoneError(phone) : null}
          />
          <TextField
            label={form.email}
            value={email}
            onChange={setEmail}
            inputMode="email"
            maxLength={1000}
            error={tried ? emailError : null}
          />
        </FieldRow>
        <NewCardFieldRows form={ownFields} tried={tried} />
        <PastedRest rest={rest} onDrop={(part) => setRest(rest.filter((one) => one !== part))} />
        {alike.length > 0 && (
          <section className={classes.candidates} aria-label={form.maybeHere} aria-live="polite">
            <h3 className={classes.candidatesTitle}>{form.maybeHere}</h3>
            {alike.map((one) => (
              <div key={one.id} className={classes.candidate}>
                <Avatar id={one.id} name={one.displayName} size={24} />
                <span className={classes.candidateName}>{one.displayName}</span>
                <span className={classes.candidateSecond}>{alikeWords(one)}</span>
                <LinkButton
                  onClick={() => {
                    close();
                    go(`/contacts/${one.id}`);
                  }}
                >
                  {form.openCard}
                  <span className="cd-sr">: {one.displayName}</span>
                </LinkButton>
              </div>
            ))}
          </section>
        )}
      </FieldStack>
    </Dialog>
  );
}
