import { IconCalendarPlus, IconMail, IconPencil, IconPhone } from '@tabler/icons-react';
import { Link } from 'wouter';
import { strings } from '@shared/locale';
import { ask } from '@renderer/app/ask';
import { call, compose } from '@renderer/features/contacts/mutations';
import { useNarrow } from '@renderer/features/shell/use-narrow';
import { useLogCall } from '@renderer/stores/log-call';
import { useNewRecord } from '@renderer/stores/new-record';
import { Avatar, Button, IconButton, InlineText } from '@renderer/ui';
import { write } from './mutations';
import type { Card } from './queries';
import classes from './contact-card.module.css';

const words = strings.contactCardPage;

/** What the mutations of the list need to know of a card. */
export function reachable(card: Card) {
  const first = (kind: 'phone' | 'email') =>
    card.methods.find((one) => one.kind === kind && one.isPrimary) ?? card.methods.find((one) => one.kind === kind);
  const phone = first('phone');
  const current = card.employments.find((one) => one.isCurrent);
  return {
    id: card.id,
    displayName: card.displayName,
    companyName: current?.companyName ?? '',
    phone: phone?.value ?? null,
    phoneE164: phone?.normalised ?? null,
    email: first('email')?.value ?? null,
    doNotCall: card.doNotCall,
    doNotMail: card.doNotMail,
  };
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
            write(words.did.changed(words.people.jobTitle, card.displayName), () =>
              ask('contacts.set_company', {
                id: card.id,
                company: { id: current.companyId },
                title,
                department: current.department,
              }),
            )
          }
        />
      </span>
      <span className={classes.workAt}>{words.at}</span>
      <Link href={`/contacts/${current.companyId}`}>{current.companyName}</Link>
      <IconButton icon={IconPencil} size={24} label={words.people.changeCompany} onClick={onCompany} />
    </div>
  );
}

/** The name, where they work, and what one does with a card: write, plan, log, call. */
export function CardHead({ card, onName, onCompany }: { card: Card; onName: () => void; onCompany: () => void }) {
  const narrow = useNarrow(1100);
  const logCall = useLogCall((state) => state.open);
  const openNew = useNewRecord((state) => state.open);
  const who = reachable(card);
  const noMail = card.doNotMail ? words.doNotMail : who.email === null ? words.noEmail : undefined;
  const noCall = card.doNotCall ? words.doNotCall : who.phone === null ? words.noNumber : undefined;
  const plan = (): void => openNew('task', { contactId: card.id });
  return (
    <div className={classes.head}>
      <Avatar id={card.id} name={card.displayName} kind={card.kind} size={60} />
      <div className={classes.title}>
        <h2 className={classes.name}>
          <button
            type="button"
            className={classes.nameButton}
            aria-label={`${words.editName}: ${card.displayName}`}
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
              onClick={() => void compose(who)}
            />
            <IconButton icon={IconCalendarPlus} size={28} label={words.task} keys="T" bind="card" onClick={plan} />
          </>
        ) : (
          <>
            <Button icon={IconMail} keys="E" bind="card" disabledReason={noMail} onClick={() => void compose(who)}>
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
          onClick={() => void call(who)}
        >
          {words.call}
        </Button>
      </div>
    </div>
  );
}
