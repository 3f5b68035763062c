import { IconArrowBackUp } from '@tabler/icons-react';
import { Link } from 'wouter';
import { strings } from '@shared/locale';
import { useShortcut } from '@renderer/app/shortcuts';
import { alikeWords, useAlike } from '@renderer/features/duplicates/alike';
import { PanelSection } from '@renderer/features/shell/page';
import { Avatar, Button, IconButton } from '@renderer/ui';
import { saveCard, undoSaved } from './paper-acts';
import { usePaper } from './paper-store';
import classes from './paper.module.css';

const words = strings.paperPage;
const places = [0, 1, 2] as const;

/** Cards that may be the one that is typed, each with the key that adds to it. */
export function Alike() {
  const form = usePaper((state) => state.form);
  const { name, company, email, phone, mobile, street, city, postalCode } = form;
  const alike = useAlike({
    name,
    companyName: company,
    email,
    phone: mobile || phone,
    address: { street, city, postalCode },
  });
  return (
    <PanelSection title={words.alike.title}>
      {places.map((place) => (
        <AddKey key={place} place={place} to={alike[place]} />
      ))}
      {alike.length === 0 && <p className={classes.quiet}>{words.alike.none}</p>}
      <ul aria-live="polite" className={classes.rows}>
        {alike.map((one, place) => (
          <li key={one.id} className={classes.row}>
            <Avatar id={one.id} name={one.displayName} size={24} />
            <span className={classes.who}>
              <Link href={`/contacts/${one.id}`}>{one.displayName}</Link>
              <span className={classes.second}>{alikeWords(one)}</span>
            </span>
            <Button
              size="xs"
              keys={`Alt ${String(place + 1)}`}
              aria-label={words.alike.addTo(one.displayName)}
              onClick={() => void saveCard({ id: one.id, name: one.displayName })}
            >
              {words.alike.add}
            </Button>
          </li>
        ))}
      </ul>
    </PanelSection>
  );
}

function AddKey({ place, to }: { place: number; to: { id: string; displayName: string } | undefined }) {
  useShortcut(`Alt ${String(place + 1)}`, () => to && void saveCard({ id: to.id, name: to.displayName }), {
    description: words.key.add(place + 1),
    group: 'form',
    when: to !== undefined,
  });
  return null;
}

/** The cards of this sitting, the newest first, each with its undo. */
export function JustSaved() {
  const saved = usePaper((state) => state.saved);
  const count = saved.filter((one) => !one.isUndone).length;
  const [newest] = saved;
  return (
    <PanelSection title={words.saved.title} count={count === 0 ? undefined : String(count)}>
      <p className="cd-sr" role="status">
        {newest === undefined || newest.isUndone ? '' : words.saved.told(newest.name, words.count(count))}
      </p>
      {saved.length === 0 && <p className={classes.quiet}>{words.saved.none}</p>}
      <ul className={classes.rows}>
        {saved.map((one) => (
          <li key={one.key} className={classes.row} data-undone={one.isUndone || undefined}>
            <Avatar
              id={one.id}
              name={one.name}
              size={24}
              kind={one.form.name.trim() === '' && one.form.company !== '' ? 'company' : 'person'}
            />
            <span className={classes.who}>
              {one.isUndone ? <span>{one.name}</span> : <Link href={`/contacts/${one.id}`}>{one.name}</Link>}
              <span className={classes.second}>
                {[
                  one.second,
                  one.isUndone ? words.saved.undone : one.isAddition ? words.saved.addedTo : '',
                  one.withScan && !one.isUndone ? words.saved.withScan : '',
                ]
                  .filter(Boolean)
                  .join(', ')}
              </span>
            </span>
            {!one.isUndone && one.txId !== null && (
              <IconButton
                icon={IconArrowBackUp}
                size={24}
                label={words.saved.undo(one.name)}
                onClick={() => void undoSaved(one)}
              />
            )}
          </li>
        ))}
      </ul>
    </PanelSection>
  );
}
