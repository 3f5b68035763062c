import { useState } from 'react';
import { displayName, parseName, railLetter, sortName, type NameOrder, type NameParts } from '@shared/domain/name';
import { strings } from '@shared/locale';
import { Dialog, FieldRow, FieldStack, LinkButton, SelectField, TextField } from '@renderer/ui';
import { saveFields, type Patch } from './mutations';
import type { Card } from './queries';
import classes from './card-parts.module.css';

const words = strings.contactCardPage;
const parts = strings.cardPartsPage.name;
const partNames = ['prefix', 'given', 'middle', 'family', 'suffix', 'nickname'] as const;
const readings = ['phoneticGiven', 'phoneticFamily'] as const;
type Field = 'companyName' | (typeof partNames)[number] | (typeof readings)[number];
const orders: readonly NameOrder[] = ['', 'given', 'family'];

function partsOf(values: Readonly<Record<string, string>>): NameParts {
  return Object.fromEntries(partNames.map((part) => [part, values[part] ?? ''])) as unknown as NameParts;
}

function wholeOf(card: Card): string {
  const whole = [card.prefix, card.given, card.middle, card.family, card.suffix]
    .filter((part) => part !== '')
    .join(' ');
  return card.nickname === '' ? whole : `${whole} “${card.nickname}”`.trim();
}

/** The name of a card: typed whole, or part by part, with how lists will show it. */
export function NameDialog({ card: shown, onClose }: { card: Card; onClose: () => void }) {
  // What another window writes meanwhile must meet what was read here, not slip in under it.
  const [card] = useState(shown);
  const company = card.kind === 'company';
  const [whole, setWhole] = useState(() => wholeOf(card));
  const [order, setOrder] = useState<NameOrder>(card.nameOrder);
  const [values, setValues] = useState<Record<string, string>>(() =>
    company
      ? { companyName: card.displayName }
      : Object.fromEntries([...partNames, ...readings].map((part) => [part, card[part]])),
  );
  const [more, setMore] = useState(card.nameOrder !== '' || card.phoneticGiven !== '' || card.phoneticFamily !== '');
  const [wrong, setWrong] = useState<string | null>(null);
  const [before] = useState(values);
  const changed: Patch = {
    ...Object.fromEntries(
      Object.entries(values)
        .filter(([part, value]) => value.trim() !== before[part])
        .map(([part, value]) => [part, value.trim()]),
    ),
    ...(order === card.nameOrder ? {} : { nameOrder: order }),
  };

  async function save(): Promise<void> {
    if (Object.keys(changed).length === 0) return onClose();
    if (Object.entries(values).every(([part, value]) => part.startsWith('phonetic') || value.trim() === ''))
      return setWrong(words.name.missing);
    const said = await saveFields(card, changed, words.name.title);
    if (typeof said === 'string') setWrong(said);
    else onClose();
  }

  function typeWhole(text: string): void {
    setWhole(text);
    setWrong(null);
    const parsed = parseName(text);
    setValues((all) => ({
      ...all,
      ...parsed,
      nickname: parsed.nickname || (text.trim() === '' ? '' : (before['nickname'] ?? '')),
    }));
  }

  const field = (part: Field, first = false) => (
    <TextField
      key={part}
      label={part === 'phoneticGiven' || part === 'phoneticFamily' ? parts[part] : words.name[part]}
      value={values[part] ?? ''}
      maxLength={10_000}
      dataAutofocus={first}
      error={first ? wrong : null}
      onChange={(value) => setValues((all) => ({ ...all, [part]: value }))}
    />
  );
  const name = partsOf(values);
  const reading = { given: values['phoneticGiven'] ?? '', family: values['phoneticFamily'] ?? '' };
  const preview = displayName(name, '', order);
  return (
    <Dialog opened onClose={onClose} title={words.name.title} width={520} onSubmit={save} submit={words.name.save}>
      <FieldStack>
        {company ? (
          field('companyName', true)
        ) : (
          <>
            <TextField
              label={parts.whole}
              hint={parts.wholeHint}
              value={whole}
              maxLength={10_000}
              dataAutofocus
              error={wrong}
              onChange={typeWhole}
            />
            <FieldRow>
              {field('given')}
              {field('family')}
            </FieldRow>
            <FieldRow>
              {field('middle')}
              {field('nickname')}
            </FieldRow>
            <FieldRow>
              {field('prefix')}
              {field('suffix')}
            </FieldRow>
            {more ? (
              <>
                <FieldRow>
                  {field('phoneticGiven')}
                  {field('phoneticFamily')}
                </FieldRow>
                <SelectField
                  label={parts.order}
                  value={order}
                  choices={orders.map((value) => ({ value, label: parts.orders[value] }))}
                  onChange={setOrder}
                />
              </>
            ) : (
              <div>
                <LinkButton onClick={() => setMore(true)}>{parts.more}</LinkButton>
              </div>
            )}
            <p className={classes.preview}>
              <span>{parts.shownAs}</span>
              <b dir="auto">{preview === '' ? parts.nothing : preview}</b>
              {preview !== '' && <span>{parts.underLetter(railLetter(sortName(name, '', reading)))}</span>}
            </p>
          </>
        )}
      </FieldStack>
    </Dialog>
  );
}
