import { strings } from '@shared/locale';
import { FieldStack, SelectField, TextField } from '@renderer/ui';
import { useWizard, wizard, type OnMatch, type OnUpdate } from './wizard-store';
import classes from './match.module.css';

const words = strings.importsPage.match;
const updatesOfCards = (['usual', 'fill', 'replace'] as const).map((value) => ({
  value,
  label: words.onUpdateChoices[value],
}));
const choices = (['update', 'skip', 'add'] as const).map((value) => ({ value, label: words.onMatchChoices[value] }));

/** What holds for every row: what happens with people who are here already, and a tag for all. */
export function WholeImport() {
  const onMatch = useWizard((state) => state.onMatch);
  const onUpdate = useWizard((state) => state.onUpdate);
  const isRecord = useWizard((state) => (state.inspection?.about ?? 'contacts') !== 'contacts');
  const tagName = useWizard((state) => state.tagName);
  return (
    <section className={classes.whole} aria-label={words.whole}>
      <h2>{words.whole}</h2>
      {isRecord ? (
        <RecordChoices />
      ) : (
        <FieldStack>
          <SelectField<OnMatch>
            label={words.onMatch}
            value={onMatch}
            choices={choices}
            onChange={(value) => wizard.put({ onMatch: value })}
          />
          {onMatch === 'update' && (
            <SelectField<OnUpdate>
              label={words.onUpdate}
              hint={words.onUpdateHint}
              value={onUpdate}
              choices={updatesOfCards}
              onChange={(value) => wizard.put({ onUpdate: value })}
            />
          )}
          <TextField
            label={words.tag}
            hint={words.tagHint}
            value={tagName}
            maxLength={100}
            onChange={(value) => wizard.put({ tagName: value })}
          />
        </FieldStack>
      )}
    </section>
  );
}

const recordWords = strings.recordImports.page;
const matches = (['update', 'skip', 'add'] as const).map((value) => ({
  value,
  label: recordWords.onMatchChoices[value],
}));
const updates = (['replace', 'fill'] as const).map((value) => ({ value, label: recordWords.onUpdateChoices[value] }));
const makes = (['make', 'leave'] as const).map((value) => ({ value, label: recordWords.makeCardsChoices[value] }));

/** What holds for every row of a file of records. */
function RecordChoices() {
  const { onMatch, onUpdate, makeCards, inspection } = useWizard();
  return (
    <FieldStack>
      <SelectField<OnMatch>
        label={recordWords.onMatch}
        value={onMatch}
        choices={matches}
        onChange={(value) => wizard.put({ onMatch: value })}
      />
      {onMatch === 'update' && (
        <SelectField
          label={recordWords.onUpdate}
          value={onUpdate === 'fill' ? 'fill' : 'replace'}
          choices={updates}
          onChange={(value) => wizard.put({ onUpdate: value })}
        />
      )}
      {inspection?.about !== 'products' && (
        <SelectField
          label={recordWords.makeCards}
          value={makeCards ? 'make' : 'leave'}
          choices={makes}
          onChange={(value) => wizard.put({ makeCards: value === 'make' })}
        />
      )}
    </FieldStack>
  );
}
