import { IconCalendarPlus, IconMail, IconPencil, IconPhone } from '@tabler/icons-react';
import { Link } from 'wouter';
import { strings } from '@shared/locale';
import { composeTo, dial, type DialTarget, type LetterTarget } from '@renderer/app/dial';
import { PictureButton } from '@renderer/features/attachments/picture-dialog';
import { useNarrow } from '@renderer/features/shell/use-narrow';
import { useLogCall } from '@renderer/stores/log-call';
import { useNewRecord } from '@renderer/stores/new-record';
import { Button, IconButton, InlineText } from '@renderer/ui';
import { saveWork } from './mutations';
import type { Card } from './queries';
import classes from './contact-card.module.css';

const words = strings.contactCardPage;

function first(card: Card, kind: 'phone' | 'email') {
  const all = card.methods.filter((one) => one.kind === kind);
  return all.find((one) => one.isPrimary) ?? all[0];
}

/** Whom a call to this card rings; its first number unless told. */
export function dialTarget(card: Card, number = first(card, 'phone')?.value ?? null): DialTarget {
  const company = card.employments.find((one) => one.isCurrent)?.companyName ?? '';
  return { contactId: card.id, name: card.displayName, company, number, doNotCall: card.doNotCall };
}

/** Whom a letter to this card goes to; its first address unless told. */
export function letterTarget(card: Card, address = first(card, 'email')?.value ?? null): LetterTarget {
  return { contactId: card.id, name: card.displayName, address, doNotMail: card.doNotMail };
}

function Work({ card, onCompany }: { card: Card; onCompany: () => void }) {
  const current = card.employments.find((one) => one.isCurrent);
  if (card.kind === 'company') return null;
  if (!current) {
    return (
      <div className={classes.work}>
        <button type="button" className={`${classes.plain} ${classes.quiet}`} onClick={onCompany}>
          {words.people.setCompany}
        </button>
      </div>
    );
  }
  return (
    <div className={classes.work}>
      <span>
        <InlineText
          label={words.people.jobTitle}
          value={current.title}
          emptyText={words.people.jobTitle}
          onSave={(title) =>
            saveWork(card, words.did.changed(words.people.jobTitle, card.displayName), {
              company: { id: current.companyId, label: current.companyName },
              title,
              department: current.department,
            })
          }
        />
      </span>
      <span className={classes.workPlace}>
        <span className={classes.workAt}>{words.at}</span>
        <Link href={`/contacts/${current.companyId}`}>{current.companyName}</Link>
        <IconButton icon={IconPencil} size={24} label={words.people.changeCompany} onClick={onCompany} />
      </span>
    </div>
  );
}

/** The name, where they work, and what one does with a card: write, plan, log, call. */
export function CardHead({ card, onName, onCompany }: { card: Card; onName: () => void; onCompany: () => void }) {
  const narrow = useNarrow(1100);
  const logCall = useLogCall((state) => state.open);
  const openNew = useNewRecord((state) => state.open);
  const call = dialTarget(card);
  const letter = letterTarget(card);
  const noMail = letter.address === null ? words.noEmail : undefined;
  const noCall = call.number === null ? words.noNumber : undefined;
  const plan = (): void => openNew('task', { contactId: card.id });
  return (
    <div className={classes.head}>
      <PictureButton id={card.id} name={card.displayName} kind={card.kind} />
      <div className={classes.title}>
        <h2 className={classes.name}>
          <button
            type="button"
            className={classes.nameButton}
            aria-label={`${words.editName}: ${card.displayName}`}
            title={card.displayName}
            dir="auto"
            onClick={onName}
          >
            {card.displayName}
          </button>
        </h2>
        <Work card={card} onCompany={onCompany} />
      </div>
      <div className={classes.acts}>
        {narrow ? (
          <>
            <IconButton
              icon={IconMail}
              size={28}
              label={noMail ?? words.email}
              keys="E"
              bind="card"
              disabled={noMail !== undefined}
              onClick={() => void composeTo(letter)}
            />
            <IconButton icon={IconCalendarPlus} size={28} label={words.task} keys="T" bind="card" onClick={plan} />
          </>
        ) : (
          <>
            <Button icon={IconMail} keys="E" bind="card" disabledReason={noMail} onClick={() => void composeTo(letter)}>
              {words.email}
            </Button>
            <Button icon={IconCalendarPlus} keys="T" bind="card" onClick={plan}>
              {words.task}
            </Button>
          </>
        )}
        <Button icon={IconPencil} keys="L" bind="card" onClick={() => logCall({ contactId: card.id })}>
          {words.log}
        </Button>
        <Button
          kind="primary"
          icon={IconPhone}
          keys="C"
          bind="card"
          disabledReason={noCall}
          onClick={() => void dial(call)}
        >
          {words.call}
        </Button>
      </div>
    </div>
  );
}
