import { IconDots, IconExternalLink, IconPencil, IconPlus, IconUserMinus } from '@tabler/icons-react';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { localDateOf } from '@shared/domain/dates';
import { strings } from '@shared/locale';
import { formatCount, formatDay, formatPercent, formatSettings, relativeDays } from '@shared/locale/format';
import { fileToday } from '@renderer/app/file-settings';
import { useUsers } from '@renderer/app/users';
import { FilesSection } from '@renderer/features/attachments/files-section';
import { DetailList, DetailPanel, DetailRow, PanelSection } from '@renderer/features/shell/page';
import { daysSince, quietOf } from '@renderer/features/pipeline/deal-words';
import { useReopenDeal } from '@renderer/features/pipeline/mutations';
import { usePipelines } from '@renderer/features/pipeline/queries';
import { Avatar, Button, IconButton, InlineText, MenuList, notify, Pill, ValueButton } from '@renderer/ui';
import { patchDeal, removePerson } from './mutations';
import { PersonDialog } from './person-dialog';
import type { Deal, DealPerson } from './queries';
import classes from './deal.module.css';

const words = strings.dealPage;

function dayOf(instant: string): string {
  return localDateOf(instant, formatSettings().timeZone);
}

function PersonLine({ deal, person, onRole }: { deal: Deal; person: DealPerson; onRole: () => void }) {
  const [, go] = useLocation();
  const isMain = person.contactId === deal.contactId;
  return (
    <li className={classes.personLine}>
      <Avatar id={person.contactId} name={person.displayName} size={28} />
      <div className={classes.personMain}>
        <Link className={classes.personName} href={`/contacts/${person.contactId}`}>
          {person.displayName}
        </Link>
        <button
          type="button"
          className={classes.role}
          onClick={onRole}
          aria-label={`${words.roleOf(person.displayName)}: ${person.role || (isMain ? words.mainContact : words.noRole)}`}
        >
          {person.role || (isMain ? words.mainContact : words.noRole)}
        </button>
      </div>
      {person.lastInteractionAt === null ? (
        <span className={classes.warn}>{words.notSpoken}</span>
      ) : (
        <span className={classes.personWhen}>{relativeDays(dayOf(person.lastInteractionAt))}</span>
      )}
      <MenuList
        label={words.personActions(person.displayName)}
        position="bottom-end"
        entries={[
          { label: words.openCard, icon: IconExternalLink, onSelect: () => go(`/contacts/${person.contactId}`) },
          { label: words.changeRole, icon: IconPencil, onSelect: onRole },
          ...(isMain
            ? []
            : [{ label: words.removeShort, icon: IconUserMinus, onSelect: () => void removePerson(deal, person) }]),
        ]}
        target={<IconButton icon={IconDots} size={24} label={words.personActions(person.displayName)} />}
      />
    </li>
  );
}

function People({ deal }: { deal: Deal }) {
  const [editing, setEditing] = useState<DealPerson | 'new' | null>(null);
  return (
    <PanelSection
      title={words.people}
      actions={<IconButton icon={IconPlus} label={words.addPerson} onClick={() => setEditing('new')} />}
    >
      {deal.people.length === 0 ? (
        <p className={classes.nothing}>{words.nobody}</p>
      ) : (
        <ul className={classes.people}>
          {deal.people.map((person) => (
            <PersonLine key={person.contactId} deal={deal} person={person} onRole={() => setEditing(person)} />
          ))}
        </ul>
      )}
      {editing !== null && (
        <PersonDialog deal={deal} person={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />
      )}
    </PanelSection>
  );
}

function Owner({ deal }: { deal: Deal }) {
  const users = useUsers().data?.rows ?? [];
  const owner = users.find((user) => user.id === deal.ownerId);
  const give = (ownerId: string | null) =>
    patchDeal(deal, { ownerId }, words.did.changed(words.owner, deal.title)).then((wrong) => {
      if (typeof wrong === 'string') notify.error(wrong);
    });
  return (
    <MenuList
      label={words.owner}
      entries={[
        ...users.map((user) => ({
          label: user.name,
          checked: user.id === deal.ownerId,
          onSelect: () => void give(user.id),
        })),
        '-' as const,
        { label: words.noOwner, checked: deal.ownerId === null, onSelect: () => void give(null) },
      ]}
      target={
        <ValueButton>
          <span className="cd-sr">{words.owner}: </span>
          {owner && <Avatar id={owner.id} name={owner.name} kind="user" size={18} />}
          {owner?.name ?? words.noOwner}
        </ValueButton>
      }
    />
  );
}

function Outcome({ deal, onReason }: { deal: Deal; onReason: () => void }) {
  const reopen = useReopenDeal();
  const reason = usePipelines().data?.reasons.find((one) => one.id === deal.outcomeReasonId);
  const won = deal.stage.kind === 'won';
  const day = formatDay(dayOf(deal.closedAt ?? ''));
  return (
    <PanelSection
      title={words.outcome}
      actions={<IconButton icon={IconPencil} label={words.changeReason} onClick={onReason} />}
    >
      <div className={classes.outcome}>
        <Pill tone={won ? 'good' : 'bad'}>{won ? words.closedOn.won(day) : words.closedOn.lost(day)}</Pill>
        <span>{reason?.name ?? (deal.outcomeNote === '' ? words.noReason : '')}</span>
      </div>
      {deal.outcomeNote !== '' && <p className={classes.outcomeNote}>{deal.outcomeNote}</p>}
      <div className={classes.reopen}>
        <Button size="sm" busy={reopen.isPending} onClick={() => reopen.mutate({ deal })}>
          {words.reopen}
        </Button>
      </div>
    </PanelSection>
  );
}

/** "Sat 12 Sep, 71 days ago". */
function dayAndAgo(instant: string, today: string): string {
  const day = formatDay(dayOf(instant));
  const ago = daysSince(instant, today);
  return ago === 0 ? words.dayToday(day) : words.dayAgo(day, formatCount(ago));
}

/** What is known about the deal: its outcome or its chance, the people, and the rest. */
export function DealPanel({ deal, onReason }: { deal: Deal; onReason: () => void }) {
  const today = fileToday();
  const quiet = deal.closedAt === null ? quietOf(deal, deal.stage.daysToRot, today) : null;
  return (
    <DetailPanel>
      {deal.closedAt === null ? (
        <PanelSection title={words.chance}>
          <div className={classes.chance}>
            <span className={classes.chanceFigure}>{formatPercent(deal.stage.probability)}</span>
            <span className={classes.chanceText}>{words.setFor(deal.stage.name)}</span>
          </div>
        </PanelSection>
      ) : (
        <Outcome deal={deal} onReason={onReason} />
      )}
      <People deal={deal} />
      <PanelSection title={words.about}>
        <DetailList>
          <DetailRow label={words.owner}>
            <Owner deal={deal} />
          </DetailRow>
          <DetailRow label={words.opened}>{dayAndAgo(deal.createdAt, today)}</DetailRow>
          <DetailRow label={words.lastTouch}>
            <span className={classes.touch}>
              {dayAndAgo(deal.lastTouchAt, today)}
              {quiet && <Pill tone={quiet.tone}>{strings.ui.quiet(formatCount(quiet.days))}</Pill>}
            </span>
          </DetailRow>
          <DetailRow label={words.source}>
            <InlineText
              label={words.source}
              value={deal.source}
              onSave={(source) => patchDeal(deal, { source }, words.did.changed(words.source, deal.title))}
            />
          </DetailRow>
        </DetailList>
        <div className={classes.notes}>
          <div className={classes.notesLabel}>{words.notes}</div>
          <InlineText
            label={words.notes}
            value={deal.notes}
            multiline
            emptyText={words.notesEmpty}
            onSave={(notes) => patchDeal(deal, { notes }, words.did.changed(words.notes, deal.title))}
          />
        </div>
      </PanelSection>
      <FilesSection owner={{ dealId: deal.id }} name={deal.title} />
    </DetailPanel>
  );
}
