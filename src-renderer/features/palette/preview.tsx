import { IconCopy, IconMail, IconPencil, IconPhone } from '@tabler/icons-react';
import { plainNote } from '@shared/domain/note-text';
import { strings } from '@shared/locale';
import { localDateOf } from '@shared/domain/dates';
import { formatDay, formatDue, formatSettings } from '@shared/locale/format';
import { showPhone } from '@shared/locale/phone';
import { composeTo, dial } from '@renderer/app/dial';
import { useShortcut } from '@renderer/app/shortcuts';
import { useLogCall } from '@renderer/stores/log-call';
import { Avatar, Glyph, Keys, LifecycleMark, notify, type TablerIcon } from '@renderer/ui';
import { ariaKeys } from '@renderer/ui/keys';
import { usePreviewCard, usePreviewLastSaid } from './queries';
import classes from './palette.module.css';

const words = strings.palettePage;

function Act({
  icon,
  label,
  keys,
  notWhileTyping,
  onAct,
}: {
  icon: TablerIcon;
  label: string;
  keys: string;
  notWhileTyping?: boolean;
  onAct: () => void;
}) {
  useShortcut(keys, onAct, { description: label, group: 'form', hidden: true, notWhileTyping });
  return (
    <button type="button" className={classes.act} aria-keyshortcuts={ariaKeys(keys)} onClick={onAct}>
      <Glyph icon={icon} size={16} />
      <span>{label}</span>
      <Keys keys={keys} />
    </button>
  );
}

/** Copies a number and says so. */
export async function copyNumber(number: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(number);
    notify.done(words.copied(number));
  } catch {
    // The browser refuses without the user's leave; the number stays where it can be read.
    notify.error(words.notCopied);
  }
}

/** The contact of the current hit: who it is, what was last said, what comes next, and what can be done at once. */
export function Preview({ contactId, onLeave }: { contactId: string; onLeave: () => void }) {
  const card = usePreviewCard(contactId).data;
  const said = usePreviewLastSaid(contactId).data;
  const logCall = useLogCall((state) => state.open);
  if (card === undefined) return <aside className={classes.preview} aria-label={words.preview} />;
  const phones = card.methods.filter((method) => method.kind === 'phone');
  const phone = phones.find((method) => method.isPrimary) ?? phones[0];
  const email =
    card.methods.find((method) => method.kind === 'email' && method.isPrimary) ??
    card.methods.find((method) => method.kind === 'email');
  const job = card.employments.find((one) => one.isCurrent);
  const next = card.tasks.find((task) => task.dueDate !== null) ?? card.tasks[0];
  const due = next && next.dueDate !== null ? formatDue(next.dueDate, { clock: next.dueTime }) : null;
  const leave = (act: () => void) => () => {
    onLeave();
    // What opens next takes the focus from what the palette gives it back to.
    window.setTimeout(act, 0);
  };
  return (
    <aside className={classes.preview} aria-label={words.preview}>
      <Avatar id={card.id} name={card.displayName} kind={card.kind} size={44} />
      <h3 className={classes.name}>{card.displayName}</h3>
      {(job?.title || job?.companyName) && <p className={classes.job}>{job.title || job.companyName}</p>}
      <p className={classes.state}>
        <LifecycleMark stage={card.lifecycle} />
      </p>
      <h4>
        {said?.last
          ? words.lastSaid(formatDay(localDateOf(said.last.occurredAt, formatSettings().timeZone)))
          : strings.ui.lastSaid}
      </h4>
      <p className={classes.said}>
        {said?.last ? plainNote(said.last.body) || said.last.subject || said.last.outcomeName : words.nothingSaid}
      </p>
      <h4>{words.nextStep}</h4>
      <p className={classes.said}>
        {next ? (
          <>
            {next.title}
            {due && (
              <>
                , <span data-due={due.state}>{due.text}</span>
              </>
            )}
          </>
        ) : (
          words.noNextStep
        )}
      </p>
      <div className={classes.acts}>
        <h4>
          {words.actions}
          <Keys keys="Tab" />
        </h4>
        {phone && (
          <Act
            icon={IconPhone}
            label={words.call}
            keys="Ctrl Enter"
            onAct={leave(
              () =>
                void dial({
                  contactId: card.id,
                  name: card.displayName,
                  company: job?.companyName ?? '',
                  number: phone.normalised ?? phone.value,
                  doNotCall: card.doNotCall,
                }),
            )}
          />
        )}
        <Act icon={IconPencil} label={words.logCall} keys="L" onAct={leave(() => logCall({ contactId: card.id }))} />
        {email && (
          <Act
            icon={IconMail}
            label={words.email}
            keys="E"
            onAct={leave(
              () =>
                void composeTo({
                  contactId: card.id,
                  name: card.displayName,
                  address: email.value,
                  doNotMail: card.doNotMail,
                }),
            )}
          />
        )}
        {phone && (
          <Act
            icon={IconCopy}
            label={words.copy}
            keys="Ctrl C"
            notWhileTyping
            onAct={leave(() => void copyNumber(showPhone(phone.normalised ?? phone.value)))}
          />
        )}
      </div>
    </aside>
  );
}
