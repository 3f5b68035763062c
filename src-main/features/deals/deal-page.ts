import type { OutputOf } from '@shared/contract/index';
import { diffDays, localDateOf } from '@shared/domain/dates';
import { strings } from '@shared/locale/index';
import { AppError } from '../../core/errors';
import { derivedId } from '../../core/ids';
import { prepared } from '../../db/prepared';
import type { RawConnection } from '../../db/open';
import { readOfDeal } from '../interactions/interactions.service';
import { listTasks } from '../tasks/tasks.service';
import type { LocalDay } from './deal-sums';
import { readRows, readStages, type Stage } from './deals.repo';

type DealPage = OutputOf<'deals.get'>;
type Person = DealPage['people'][number];

const recent = 20;

interface Extra {
  pipelineId: string;
  notes: string;
  source: string;
  contactPhone: string | null;
  contactPhoneE164: string | null;
  closedAt: string | null;
  outcomeReasonId: string | null;
  outcomeNote: string;
  revision: number;
  createdAt: string;
  updatedAt: string;
  deletedAt: string | null;
}

/**
 * One whole deal, also from the trash.
 * @throws AppError `not_found` when there is none of that id
 */
export function readDealPage(raw: RawConnection, id: string, day: LocalDay): DealPage {
  const [row] = readRows(raw, [id]);
  const extra = prepared(
    raw,
    `SELECT d.pipeline_id AS pipelineId, d.notes, d.source, p.primary_phone AS contactPhone, p.primary_phone_e164 AS contactPhoneE164,
     d.closed_at AS closedAt, d.outcome_reason_id AS outcomeReasonId, d.outcome_note AS outcomeNote, d.revision, d.created_at AS createdAt,
     d.updated_at AS updatedAt, d.deleted_at AS deletedAt FROM deal d LEFT JOIN contact p ON p.id = d.contact_id WHERE d.id = ?`,
  ).get(id) as Extra | undefined;
  if (row === undefined || extra === undefined) throw new AppError('not_found', strings.deals.gone);
  const { stageName: _name, stageKind: _kind, probability: _probability, closedAt: _closed, ...card } = row;
  const stages = readStages(raw, extra.pipelineId);
  const stage = stages.find((candidate) => candidate.id === card.stageId);
  if (stage === undefined) throw new AppError('not_found', strings.deals.stageGone);
  return {
    ...card,
    ...extra,
    stage,
    people: peopleOf(raw, id, card.contactId),
    stages: daysInStages(
      raw,
      id,
      stages.filter((one) => one.kind === 'open' || one.id === stage.id),
      day,
    ),
    tasks: listTasks(raw, { dealId: id }, 100),
    lately: readOfDeal(raw, id, recent),
  };
}

/** The main contact first, then those who have a part in the buying. */
function peopleOf(raw: RawConnection, dealId: string, contactId: string | null): Person[] {
  const rows = prepared(
    raw,
    `SELECT l.id, l.contact_id AS contactId, c.display_name AS displayName, l.role, c.last_interaction_at AS lastInteractionAt
     FROM deal_contact l JOIN contact c ON c.id = l.contact_id WHERE l.deal_id = ? AND l.deleted_at IS NULL ORDER BY l.rid`,
  ).all(dealId) as Person[];
  if (contactId === null) return rows;
  const main = rows.find((row) => row.contactId === contactId);
  const others = rows.filter((row) => row.contactId !== contactId);
  if (main !== undefined) return [main, ...others];
  const contact = prepared(
    raw,
    'SELECT display_name AS displayName, last_interaction_at AS lastInteractionAt FROM contact WHERE id = ?',
  ).get(contactId) as Pick<Person, 'displayName' | 'lastInteractionAt'>;
  return [{ id: derivedId('deal_contact', dealId, contactId), contactId, role: '', ...contact }, ...others];
}

/** When a deal last came into each stage, and how many days it has spent there in all, the present stay included. */
function daysInStages(raw: RawConnection, dealId: string, stages: readonly Stage[], day: LocalDay): DealPage['stages'] {
  const stays = prepared(
    raw,
    'SELECT to_stage_id AS stageId, at FROM stage_change WHERE deal_id = ? AND deleted_at IS NULL ORDER BY at, rid',
  ).all(dealId) as {
    stageId: string;
    at: string;
  }[];
  const dayOf = (at: string) => localDateOf(at, day.timeZone);
  return stages.map((stage) => {
    let enteredAt: string | null = null;
    let days = 0;
    stays.forEach((stay, index) => {
      if (stay.stageId !== stage.id) return;
      const next = stays[index + 1];
      enteredAt = stay.at;
      days += Math.max(0, diffDays(dayOf(stay.at), next === undefined ? day.date : dayOf(next.at)));
    });
    return { stage, enteredAt, days: enteredAt === null ? null : days };
  });
}
