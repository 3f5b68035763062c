import { IconDots, IconPencil, IconPhone } from '@tabler/icons-react';
import { Link } from 'wouter';
import { touchState } from '@shared/domain/touch';
import { strings } from '@shared/locale';
import { formatCount, formatDayShort } from '@shared/locale/format';
import { dial } from '@renderer/app/dial';
import { snoozeEntries } from '@renderer/features/contact-card/keep-in-touch';
import { PanelSection } from '@renderer/features/shell/page';
import { useLogCall } from '@renderer/stores/log-call';
import { Avatar, IconButton, MenuList } from '@renderer/ui';
import type { Day } from './queries';
import classes from './today-panel.module.css';

const words = strings.cardPartsPage.touch;
type Person = Day['keepInTouch'][number];

function TouchLine({ person, today }: { person: Person; today: string }) {
  const logCall = useLogCall((state) => state.open);
  const { id, displayName: name, due } = person;
  const state = touchState(due, person.days, today);
  return (
    <li className={classes.panelLine}>
      <Link href={`/contacts/${id}`} className={classes.lineMain}>
        <Avatar id={id} name={name} kind={person.kind} size={24} />
        <span className={classes.lineText}>
          <b>{name}</b> {person.companyName}
        </span>
      </Link>
      <span className={classes.lineEnd} data-tone={state === 'late' ? 'bad' : 'warn'}>
        {due >= today ? strings.time.today : formatDayShort(due)}
      </span>
      <span className={classes.lineActs}>
        <MenuList
          label={strings.contactCardPage.moreFor(name)}
          position="bottom-end"
          target={<IconButton icon={IconDots} size={24} label={strings.contactCardPage.moreFor(name)} />}
          entries={[
            {
              label: words.call(name),
              icon: IconPhone,
              disabled: person.phone === null,
              onSelect: () =>
                void dial({
                  contactId: id,
                  name,
                  company: person.companyName,
                  number: person.phone,
                  doNotCall: person.doNotCall,
                }),
            },
            { label: words.log(name), icon: IconPencil, onSelect: () => logCall({ contactId: id }) },
            '-',
            ...snoozeEntries(id, name),
          ]}
        />
      </span>
    </li>
  );
}

/** Whom their keep-in-touch rhythm asks for, the longest due first. */
export function TouchSection({ day, today }: { day: Day; today: string }) {
  if (day.keepInTouch.length === 0) return null;
  return (
    <PanelSection title={words.today} count={formatCount(day.keepInTouchCount)}>
      <ul>
        {day.keepInTouch.slice(0, 5).map((person) => (
          <TouchLine key={person.id} person={person} today={today} />
        ))}
      </ul>
    </PanelSection>
  );
}
