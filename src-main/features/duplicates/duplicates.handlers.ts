import { strings } from '@shared/locale/index';
import { AppError } from '../../core/errors';
import { readNumberCursor } from '../../db/keyset';
import { putDifference } from '../merge/merge-links.service';
import type { CommandHandlers, JobHandler, ReadHandlers } from '../context';
import { openGroups, scannedAt, shownCards } from './duplicates.service';
import { scanForDuplicates } from './scan.job';

const pageSize = 50;

export const duplicateReads: ReadHandlers<'duplicates.list'> = {
  async 'duplicates.list'({ raw }, { cursor, limit }) {
    const groups = openGroups(raw);
    // The groups are made anew each time, of a list that is bounded; the cursor is a place in them.
    const from = readNumberCursor(cursor) ?? 0;
    const size = limit ?? pageSize;
    const page = groups.slice(from, from + size);
    const cards = shownCards(
      raw,
      page.flatMap(({ ids }) => ids),
    );
    return {
      scannedAt: scannedAt(raw),
      groups: page.map(({ score, ids, pairs }) => ({
        score,
        cards: ids.flatMap((id) => cards.get(id) ?? []),
        pairs,
      })),
      total: groups.length,
      cards: groups.reduce((sum, { ids }) => sum + ids.length, 0),
      nextCursor: from + size < groups.length ? String(from + size) : null,
    };
  },
};

export const duplicateCommands: CommandHandlers<'duplicates.scan' | 'duplicates.dismiss'> = {
  'duplicates.scan': async ({ jobs, userId }) => ({
    jobId: jobs.start({ kind: 'duplicates.scan', title: strings.duplicates.scanTitle, params: {}, userId }),
  }),
  async 'duplicates.dismiss'({ raw, write }, { ids }) {
    const each = [...new Set(ids)];
    const cards = shownCards(raw, each);
    if (each.length < 2 || cards.size < each.length) throw new AppError('not_found', strings.duplicates.needsTwo);
    const names = each.map((id) => cards.get(id)?.displayName || strings.contacts.unnamed);
    const { txId } = await write(strings.duplicates.dismissed(names), (tx) => {
      each.forEach((one, index) => {
        for (const other of each.slice(index + 1)) putDifference(tx, one, other);
      });
    });
    return { txId };
  },
};

export const duplicateJobs: Record<'duplicates.scan', JobHandler> = {
  'duplicates.scan': (context) => scanForDuplicates(context),
};
