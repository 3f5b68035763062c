import { derivedId } from '@main/core/ids';
import { fold } from '@shared/domain/fold';
import { initialPositions } from '@shared/domain/position';
import type { SeedContact } from './contacts';
import { inserter, type Sheet } from './sheet';
import type { SeedSize } from './sizes';
import { dealTitle, taskTitle } from './words';

/** A deal as tasks and the log need it. */
export interface SeedDeal {
  id: string;
  contactId: string;
  isOpen: boolean;
}

const openStages = ['qualified', 'demo', 'proposal', 'negotiation', 'ready'] as const;
const reasons = {
  won: ['price', 'fit', 'service', 'relationship'],
  lost: ['price', 'competition', 'budget', 'timing'],
} as const;
const stageId = (key: string) => derivedId('stage', 'sales', key);

/** Writes deals with the stages they came through. */
export function writeDeals(sheet: Sheet, size: SeedSize, people: readonly SeedContact[]): SeedDeal[] {
  const { random } = sheet;
  const pipelineId = derivedId('pipeline', 'sales');
  const deal = inserter(sheet, 'deal', [
    'id',
    'title',
    'pipeline_id',
    'stage_id',
    'amount',
    'currency',
    'contact_id',
    'company_id',
    'expected_close',
    'owner_id',
    'position',
    'closed_at',
    'outcome_reason_id',
    'title_sort',
    'stage_since',
  ]);
  const stageChange = inserter(sheet, 'stage_change', ['id', 'deal_id', 'from_stage_id', 'to_stage_id', 'at']);
  const dealContact = inserter(sheet, 'deal_contact', ['id', 'deal_id', 'contact_id', 'role']);
  const positions = initialPositions(size.deals);
  const deals: SeedDeal[] = [];
  for (let number = 0; number < size.deals; number += 1) {
    const isOpen = number < size.openDeals;
    const person = random.pick(people);
    const id = sheet.newId();
    const title = dealTitle(random, person.company || 'House');
    const reached = random.below(openStages.length);
    const last = isOpen ? openStages[reached]! : random.below(5) < 2 ? 'won' : 'lost';
    const way =
      last === 'won' || last === 'lost'
        ? [...openStages.slice(0, reached + 1), last]
        : openStages.slice(0, reached + 1);
    const opened = isOpen ? 5 + random.below(90) : 30 + random.below(800);
    const since = isOpen ? random.below(Math.min(opened, 40)) : opened - 1 - random.below(25);
    let from: string | null = null;
    // Two stages may fall on one day; the later one comes later.
    const ats = way
      .map((_, index) => sheet.instant(Math.round(opened + ((since - opened) * (index + 1)) / way.length)))
      .sort((a, b) => (a < b ? -1 : 1));
    const at = ats.at(-1) ?? '';
    for (const [index, stage] of way.entries()) {
      const moved = ats[index] ?? at;
      stageChange(moved, sheet.newId(), id, from, stageId(stage), moved);
      from = stageId(stage);
    }
    const reason =
      last === 'won' || last === 'lost' ? derivedId('outcome_reason', last, random.pick(reasons[last])) : null;
    deal(
      sheet.instant(opened),
      id,
      title,
      pipelineId,
      stageId(last),
      (5 + random.below(900)) * 5000,
      random.below(20) === 0 ? 'EUR' : 'GBP',
      person.id,
      person.companyId,
      sheet.day(isOpen ? -random.below(120) : since),
      random.pick(sheet.userIds),
      positions[number]!,
      isOpen ? null : at,
      reason,
      fold(title),
      at,
    );
    if (random.below(5) === 0) {
      const other = random.pick(people);
      dealContact(at, derivedId('deal_contact', id, other.id), id, other.id, 'Evaluator');
    }
    deals.push({ id, contactId: person.id, isOpen });
  }
  return deals;
}

/** Writes tasks; those still open lie around today. */
export function writeTasks(
  sheet: Sheet,
  size: SeedSize,
  people: readonly SeedContact[],
  deals: readonly SeedDeal[],
): void {
  const { random } = sheet;
  const task = inserter(sheet, 'task', [
    'id',
    'kind',
    'title',
    'due_date',
    'due_time',
    'contact_id',
    'deal_id',
    'assignee_id',
    'done_at',
  ]);
  const index = sheet.raw.prepare<unknown[]>('INSERT INTO task_fts (rowid, text) VALUES (?, ?)');
  const open = deals.filter((deal) => deal.isOpen);
  for (let number = 0; number < size.tasks; number += 1) {
    const isOpen = number < size.openTasks;
    // Two of three open deals have a next step.
    const deal = isOpen && number < (open.length * 2) / 3 ? open[number]! : null;
    const daysAgo = isOpen ? 4 - random.below(200) : 1 + random.below(500);
    const title = taskTitle(random);
    const due = isOpen && random.below(30) === 0 ? null : sheet.day(daysAgo);
    const time =
      due === null || random.below(2) === 0
        ? null
        : `${String(8 + random.below(9)).padStart(2, '0')}:${random.pick(['00', '15', '30', '45'])}`;
    const at = sheet.instant(Math.max(1, daysAgo + 5));
    const rid = task(
      at,
      sheet.newId(),
      random.pick(['call', 'call', 'email', 'meeting', 'todo']),
      title,
      due,
      time,
      deal?.contactId ?? random.pick(people).id,
      deal?.id ?? null,
      random.pick(sheet.userIds),
      isOpen ? null : sheet.instant(daysAgo),
    );
    index.run(rid, fold(title));
  }
}
