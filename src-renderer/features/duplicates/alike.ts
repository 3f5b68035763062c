import { useDeferredValue } from 'react';
import type { InputOf, OutputOf } from '@shared/contract/index';
import { isEmail } from '@shared/domain/email';
import { strings } from '@shared/locale';
import { formatPercent } from '@shared/locale/format';
import { useRead } from '@renderer/app/ask';

const words = strings.duplicatesPage;

type Candidate = OutputOf<'contacts.candidates'>['rows'][number];
type Address = NonNullable<InputOf<'contacts.candidates'>['address']>;

/** What is typed of a card so far. */
export interface TypedCard {
  name: string;
  companyName: string;
  email: string;
  phone: string;
  address?: Address;
}

const shown = 3;

/** What is worth looking for: a few letters or digits, and only the fields that have something in them. */
function questionOf({ name, companyName, email, phone, address }: TypedCard): InputOf<'contacts.candidates'> | null {
  const isEnough = Math.max(name.trim().length, companyName.trim().length) > 2 || phone.trim().length > 5;
  if (!isEnough && !isEmail(email.trim())) return null;
  const typed = Object.entries({ name, companyName, email, phone })
    .map(([key, value]) => [key, value.trim()] as const)
    .filter(([, value]) => value !== '');
  const hasPlace = address !== undefined && Object.values(address).some((part) => part.trim() !== '');
  return { ...Object.fromEntries(typed), ...(hasPlace ? { address } : {}) };
}

/** The few cards that may be the one being typed, the likeliest first. */
export function useAlike(typed: TypedCard): readonly Candidate[] {
  const question = useDeferredValue(questionOf(typed));
  const candidates = useRead('contact', 'contacts.candidates', question, { keepPrevious: question !== null });
  return question === null ? [] : (candidates.data?.rows ?? []).slice(0, shown);
}

/** How likely a card is the one being typed, and why. */
export function alikeWords({ companyName, score, reasons }: Candidate): string {
  const likely = words.likely(formatPercent(Math.round(score * 100)));
  return [companyName, likely, ...reasons.map((reason) => words.reasons[reason])].filter(Boolean).join(' · ');
}
