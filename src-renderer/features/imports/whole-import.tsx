import { strings } from '@shared/locale';
import { FieldStack, SelectField, TextField } from '@renderer/ui';
import { useWizard, wizard, type OnMatch } from './wizard-store';
import classes from './match.module.css';

const words = strings.importsPage.match;
const choices = (['update', 'skip', 'add'] as const).map((value) => ({ value, label: words.onMatchChoices[value] }));

/** What holds for every row: what happens with people who are here already, and a tag for all. */
export function WholeImport() {
  const onMatch = useWizard((state) => state.onMatch);
  const tagName = useWizard((state) => state.tagName);
  return (
    <section className={classes.whole} aria-label={words.whole}>
      <h2>{words.whole}</h2>
      <FieldStack>
        <SelectField<OnMatch>
          label={words.onMatch}
          value={onMatch}
          choices={choices}
          onChange={(value) => wizard.put({ onMatch: value })}
        />
        <TextField
          label={words.tag}
          hint={words.tagHint}
          value={tagName}
          maxLength={100}
          onChange={(value) => wizard.put({ tagName: value })}
        />
      </FieldStack>
    </section>
  );
}
