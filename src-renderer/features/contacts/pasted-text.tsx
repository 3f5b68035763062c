import { IconX } from '@tabler/icons-react';
import { readSignature, type FoundPart } from '@shared/domain/signature';
import type { InputOf } from '@shared/contract/index';
import { strings } from '@shared/locale';
import { formatSettings } from '@shared/locale/format';
import { addition, blankForm, withParts } from '@renderer/features/paper/paper-form';
import { IconButton } from '@renderer/ui';
import classes from './contacts.module.css';

const words = strings.paperPage;

/** What a text of several lines says of a new card: what its form has fields for, and the rest. */
export interface PastedText {
  name: string;
  company: string;
  title: string;
  phone: string;
  email: string;
  rest: FoundPart[];
}

/**
 * Reads several lines that were pasted into the field of a name.
 * @returns null for a text of one line, which is pasted as it is
 */
export function readPasted(text: string): PastedText | null {
  if (text.trim().split(/\r\n|\r|\n/).length < 2) return null;
  const rest = [...readSignature(text, formatSettings().region).parts];
  const take = (kind: FoundPart['kind']): string => {
    const at = rest.findIndex((part) => part.kind === kind);
    return at < 0 ? '' : (rest.splice(at, 1)[0]?.value ?? '');
  };
  return {
    name: take('name'),
    company: take('company'),
    title: take('title'),
    phone: take('phone'),
    email: take('email'),
    rest,
  };
}

/** The rest of a pasted text as it goes on the card. */
export function restOnCard(rest: readonly FoundPart[]): Pick<InputOf<'contacts.create'>, 'addresses' | 'fields'> & {
  methods: NonNullable<InputOf<'contacts.create'>['methods']>;
} {
  const { methods = [], addresses, notes, title, companyName } = addition(withParts(blankForm, rest));
  const lines = [companyName, title, notes].filter(Boolean).join('\n');
  return { methods, addresses, ...(lines === '' ? {} : { fields: { notes: lines } }) };
}

/** What else a pasted text says, to be checked before the card is saved. */
export function PastedRest({ rest, onDrop }: { rest: readonly FoundPart[]; onDrop: (part: FoundPart) => void }) {
  if (rest.length === 0) return null;
  return (
    <section className={classes.candidates} aria-label={words.more}>
      <h3 className={classes.candidatesTitle}>{words.more}</h3>
      {rest.map((part) => (
        <div key={`${part.kind} ${part.value}`} className={classes.candidate}>
          <span className={classes.candidateSecond}>{words.kind[part.kind]}</span>
          <span className={classes.pastedValue} title={words.from(part.source)}>
            {part.value}
          </span>
          <IconButton icon={IconX} size={24} label={strings.ui.remove(part.value)} onClick={() => onDrop(part)} />
        </div>
      ))}
    </section>
  );
}
