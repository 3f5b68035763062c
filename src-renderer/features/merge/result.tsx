import { strings } from '@shared/locale';
import { formatCount } from '@shared/locale/format';
import { Avatar, Tag } from '@renderer/ui';
import { fieldName, fieldValue, type Preview } from './field-words';
import classes from './merge.module.css';

const words = strings.mergePage;

/** Which value a field would have: that of the card chosen for it. */
function chosenValue(preview: Preview, key: string, choices: Readonly<Record<string, string>>): string | null {
  const field = preview.fields.find((one) => one.key === key);
  if (field === undefined) return null;
  const from = choices[key] ?? field.suggested;
  return field.values[preview.cards.findIndex((card) => card.id === from)] ?? null;
}

/** "12 log entries, 2 deals": what hangs on the cards. */
function alongWords(along: Preview['along']): string {
  const parts = (['log', 'deals', 'tasks', 'people', 'files'] as const)
    .filter((of) => along[of] > 0)
    .map((of) => words[of](formatCount(along[of])));
  return parts.length === 0 ? words.nothingAlong : parts.join(', ');
}

function List({
  title,
  items,
}: {
  title: string;
  items: ReadonlyArray<{ text: string; second?: string; of: number }>;
}) {
  if (items.length === 0) return null;
  return (
    <section className={classes.part}>
      <h3 className={classes.partTitle}>{title}</h3>
      <ul className={classes.items}>
        {items.map((item) => (
          <li key={`${item.text}\n${item.second ?? ''}`}>
            <span className={classes.itemText} dir="auto">
              {item.text}
            </span>
            {(item.second !== undefined || item.of > 1) && (
              <span className={classes.itemSecond}>
                {[item.second, item.of > 1 ? words.onAll(formatCount(item.of)) : undefined].filter(Boolean).join(', ')}
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The card as it will be: what was chosen, and everything that the cards have together, each thing once. */
export function MergeResult({ preview, choices }: { preview: Preview; choices: Readonly<Record<string, string>> }) {
  const keeper = preview.cards.find((card) => card.id === preview.keeperId);
  const name =
    chosenValue(preview, preview.kind === 'company' ? 'organisation' : 'name', choices) ||
    keeper?.displayName ||
    words.unnamed;
  const shown = preview.fields.filter(({ key }) => key !== 'name' && key !== 'organisation' && key !== 'notes');
  const notes = choices['notes'] ?? 'all';
  const noted = preview.fields.find(({ key }) => key === 'notes');
  const { together } = words;
  return (
    <section className={classes.result} aria-label={words.result} tabIndex={0}>
      <h3 className={classes.partTitle}>{words.result}</h3>
      <div className={classes.resultHead}>
        <Avatar id={preview.keeperId} name={name} kind={preview.kind} size={36} />
        <span className={classes.resultName} dir="auto">
          {name}
        </span>
      </div>
      {shown.length > 0 && (
        <dl className={classes.facts}>
          {shown.map((field) => {
            const value = chosenValue(preview, field.key, choices) ?? '';
            return value === '' ? null : (
              <div key={field.key}>
                <dt>{fieldName(field)}</dt>
                <dd dir="auto">{fieldValue(field, value)}</dd>
              </div>
            );
          })}
        </dl>
      )}
      <List
        title={together.methods}
        items={preview.methods.map((one) => ({
          text: one.value,
          second: one.label || undefined,
          of: one.cardIds.length,
        }))}
      />
      <List
        title={together.addresses}
        items={preview.addresses.map((one) => ({
          text: one.text,
          second: one.label || undefined,
          of: one.cardIds.length,
        }))}
      />
      <List
        title={together.jobs}
        items={preview.jobs.map((one) => ({
          text: [one.title, one.companyName].filter((part) => part !== '').join(', '),
          second: one.isCurrent ? undefined : together.past,
          of: one.cardIds.length,
        }))}
      />
      <List
        title={together.relationships}
        items={preview.relationships.map((one) => ({ text: one.otherName, second: one.word, of: one.cardIds.length }))}
      />
      {preview.tags.length > 0 && (
        <section className={classes.part}>
          <h3 className={classes.partTitle}>{together.tags}</h3>
          <div className={classes.tags}>
            {preview.tags.map((tag) => (
              <Tag key={tag.name} colour={tag.colour}>
                {tag.name}
              </Tag>
            ))}
          </div>
        </section>
      )}
      {noted && (
        <section className={classes.part}>
          <h3 className={classes.partTitle}>{words.fields.notes}</h3>
          <p className={classes.notes} dir="auto">
            {notes === 'all'
              ? noted.values.filter((text) => text !== '').join('\n\n')
              : chosenValue(preview, 'notes', choices)}
          </p>
        </section>
      )}
      <section className={classes.part}>
        <h3 className={classes.partTitle}>{words.along}</h3>
        <p className={classes.alongText}>{alongWords(preview.along)}</p>
        <p className={classes.itemSecond}>{words.inTrash}</p>
      </section>
    </section>
  );
}
