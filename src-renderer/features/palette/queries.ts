import { useQueries } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { OutputOf } from '@shared/contract/index';
import { formatMoney } from '@shared/locale/format';
import { showPhone } from '@shared/locale/phone';
import { ask, askWhileWanted, isGone, messageOf, queryKey, useRead } from '@renderer/app/ask';
import { useRecent, type RecentRecord } from './recent';

export type Found = OutputOf<'search.all'>;
export type Hit = Found['people'][number];

export interface Answer {
  /** What was asked; it may lag behind the field by a frame. */
  text: string;
  found: Found | null;
  milliseconds: number;
  failure: string | null;
}

const nothing: Answer = { text: '', found: null, milliseconds: 0, failure: null };

/** Searches as one types. A late answer to an older question is passed over, and the last one stays until the next is there. */
export function useSearch(text: string): Answer {
  const [answer, setAnswer] = useState<Answer>(nothing);
  const asked = useRef(0);
  const wanted = text.trim();
  useEffect(() => {
    asked.current += 1;
    const mine = asked.current;
    if (wanted === '') {
      setAnswer(nothing);
      return;
    }
    const began = performance.now();
    const isWanted = () => mine === asked.current;
    askWhileWanted(() => ask('search.all', { search: wanted, perType: 5 }), isWanted).then(
      (found) => {
        if (isWanted()) setAnswer({ text: wanted, found, milliseconds: performance.now() - began, failure: null });
      },
      (reason: unknown) => {
        if (!isWanted()) return;
        setAnswer({
          text: wanted,
          found: null,
          milliseconds: 0,
          failure: messageOf(reason),
        });
      },
    );
  }, [wanted]);
  return answer;
}

export function usePreviewCard(contactId: string | null) {
  return useRead(
    ['contact', 'deal', 'task', 'interaction'],
    'contacts.get',
    contactId === null ? null : { id: contactId },
  );
}

export function usePreviewLastSaid(contactId: string | null) {
  return useRead('interaction', 'interactions.last_said', contactId === null ? null : { contactId });
}

async function recentHit({ type, id }: RecentRecord): Promise<Hit | null> {
  try {
    if (type === 'deal') {
      const deal = await ask('deals.get', { id });
      if (deal.deletedAt !== null) return null;
      return {
        type: 'deal',
        id,
        title: deal.title,
        subtitle: deal.companyName || deal.contactName,
        detail: formatMoney({ amount: deal.amount, currency: deal.currency }),
        contactId: deal.contactId ?? deal.companyId,
        dealId: id,
        at: null,
        phone: null,
        where: '',
        excerpt: null,
      };
    }
    const card = await ask('contacts.get', { id });
    if (card.deletedAt !== null) return null;
    const phones = card.methods.filter((method) => method.kind === 'phone');
    const phone = (phones.find((method) => method.isPrimary) ?? phones[0])?.value ?? null;
    const job = card.employments.find((one) => one.isCurrent);
    return {
      type: card.kind,
      id,
      title: card.displayName,
      subtitle: job?.companyName ?? '',
      detail: phone === null ? '' : showPhone(phone),
      contactId: id,
      dealId: null,
      at: null,
      phone,
      where: '',
      excerpt: null,
    };
  } catch (failure) {
    // A card that was purged since is no longer a recent one.
    if (failure instanceof Error && isGone(failure)) {
      useRecent.getState().forget(id);
      return null;
    }
    throw failure;
  }
}

/** The cards and deals opened lately, as hits; those in the trash are left out. */
export function useRecentHits(wanted: boolean): Hit[] {
  const records = useRecent((state) => state.records);
  return useQueries({
    queries: wanted
      ? records.map((record) => ({
          queryKey: queryKey(['contact', 'deal'], record.type === 'deal' ? 'deals.get' : 'contacts.get', {
            recent: record.id,
          }),
          queryFn: () => recentHit(record),
        }))
      : [],
    combine: (results) => results.flatMap((result) => (result.data ? [result.data] : [])),
  });
}
