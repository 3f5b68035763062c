import { strings } from '@shared/locale';
import { ask } from '@renderer/app/ask';
import { write, writeUnlessStale } from '@renderer/features/custom-fields/mutations';
import { AddByName, ListIntro, NamedRow, OwnList } from '@renderer/features/custom-fields/own-list';
import { Avatar } from '@renderer/ui';
import { Section } from './section';
import classes from './settings.module.css';

const words = strings.people;

interface User {
  id: string;
  name: string;
}

/** Who can be given cards, deals and tasks: added and renamed by name. */
export function PeopleSection({ users, me }: { users: readonly User[]; me: string }) {
  return (
    <Section title={words.title} part="people">
      <ListIntro text={words.text}>
        <AddByName
          label={words.newName}
          add={words.add}
          maxLength={100}
          onAdd={(name) => write(words.said.added(name), () => ask('users.save', { name }))}
        />
      </ListIntro>
      <OwnList label={words.list}>
        {users.map((user) => (
          <NamedRow
            key={user.id}
            label={words.rename(user.name)}
            name={user.name}
            before={<Avatar id={user.id} name={user.name} kind="user" size={24} />}
            after={user.id === me && <span className={classes.you}>{words.you}</span>}
            onRename={(name) =>
              writeUnlessStale(words.said.renamed, { name }, { name: user.name }, (typed, before) =>
                ask('users.save', { id: user.id, ...typed, before }),
              )
            }
          />
        ))}
      </OwnList>
    </Section>
  );
}
