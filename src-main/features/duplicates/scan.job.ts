import { POSSIBLE_DUPLICATE } from '@shared/domain/duplicates';
import { scoreLike, type LikeReason } from '@shared/domain/like-cards';
import { strings } from '@shared/locale/index';
import { prepared } from '../../db/prepared';
import type { JobContext } from '../context';
import { candidatePairs } from './candidate-pairs';
import { readLikeCards } from './like-cards.repo';

/** Pairs that are kept, the likeliest: nobody goes through more. */
const mostKept = 20_000;

/** What a look through the file came to. */
export interface ScanResult {
  txId: null;
  cards: number;
  compared: number;
  pairs: number;
}

interface Found {
  a: string;
  b: string;
  score: number;
  reasons: readonly LikeReason[];
}

/** Looks through the whole file for duplicates, and keeps what it found until the next look. Nothing of the user's changes. */
export async function scanForDuplicates(context: JobContext): Promise<ScanResult> {
  const { stages } = strings.duplicates;
  const cards = readLikeCards(context.raw, (done, total) => {
    context.checkpoint();
    context.progress(stages.reading, done, total);
  });
  const found: Found[] = [];
  const compared = candidatePairs(
    cards,
    (one, two) => {
      const [first, second] = [cards[one], cards[two]];
      if (first === undefined || second === undefined) return;
      const { score, reasons } = scoreLike(first, second);
      if (score < POSSIBLE_DUPLICATE) return;
      const [a, b] = first.id < second.id ? [first.id, second.id] : [second.id, first.id];
      found.push({ a, b, score, reasons });
    },
    (done, total) => {
      context.checkpoint();
      context.progress(stages.comparing, Math.floor(done), total);
    },
  );
  const kept = found.sort((one, two) => two.score - one.score || (one.a < two.a ? -1 : 1)).slice(0, mostKept);
  context.progress(stages.keeping, 0, kept.length);
  await context.write(
    strings.duplicates.scanTitle,
    ({ raw, at }) => {
      prepared(raw, 'DELETE FROM duplicate_pair').run();
      const insert = prepared(raw, 'INSERT INTO duplicate_pair (a_id, b_id, score, reasons) VALUES (?, ?, ?, ?)');
      for (const { a, b, score, reasons } of kept) insert.run(a, b, score, JSON.stringify(reasons));
      prepared(
        raw,
        "INSERT INTO meta (key, value) VALUES ('duplicates.scanned', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
      ).run(at);
    },
    { kind: 'system' },
  );
  return { txId: null, cards: cards.length, compared, pairs: kept.length };
}
