import { initialPositions } from '@shared/domain/position';
import { derivedId } from '../core/ids';
import { stamped, type Write } from './writer';

/** Who a new file is for and where: what its settings begin as. */
export interface FileBeginnings {
  userName: string;
  locale: string;
  region: string;
  currency: string;
  timeZone: string;
  /** The words of built-in rows, in the user's language. */
  words: {
    pipeline: string;
    stages: readonly {
      key: string;
      name: string;
      kind: 'open' | 'won' | 'lost';
      probability: number;
      daysToRot: number | null;
    }[];
    outcomes: readonly { key: string; name: string; connected: boolean }[];
    reasons: readonly { kind: 'won' | 'lost'; key: string; name: string }[];
  };
}

/** The id of a setting's row: the same on every machine. */
export function settingId(key: string): string {
  return derivedId('setting', key);
}

/**
 * Fills a new file with what must exist once: its first user, settings, call outcomes, a pipeline, and reasons.
 * Their ids come from their natural keys, so that two machines that begin alone agree later.
 * @returns the first user's id
 */
export async function writeBeginnings(write: Write, beginnings: FileBeginnings, initials: string): Promise<string> {
  const { db } = write;
  const userId = write.newId();
  await db
    .insertInto('user')
    .values({ ...stamped(write, { name: beginnings.userName, initials }), id: userId })
    .execute();
  const settings = {
    welcomed: false,
    locale: beginnings.locale,
    region: beginnings.region,
    currency: beginnings.currency,
    timeZone: beginnings.timeZone,
    colorScheme: 'auto',
    rowHeight: 'normal',
    userId,
  };
  for (const [key, value] of Object.entries(settings)) {
    await db
      .insertInto('setting')
      .values({ ...stamped(write, { key, value: JSON.stringify(value) }), id: settingId(key) })
      .execute();
  }
  const { outcomes, stages, reasons } = beginnings.words;
  const positions = initialPositions(Math.max(outcomes.length, stages.length, reasons.length));
  const position = (index: number) => positions[index]!;
  for (const [index, outcome] of outcomes.entries()) {
    await db
      .insertInto('call_outcome')
      .values({
        ...stamped(write, {
          key: outcome.key,
          name: outcome.name,
          is_connected: outcome.connected ? 1 : 0,
          position: position(index),
        }),
        id: derivedId('call_outcome', outcome.key),
      })
      .execute();
  }
  const pipelineId = derivedId('pipeline', 'sales');
  await db
    .insertInto('pipeline')
    .values({ ...stamped(write, { name: beginnings.words.pipeline, position: 'a0' }), id: pipelineId })
    .execute();
  for (const [index, stage] of stages.entries()) {
    await db
      .insertInto('stage')
      .values({
        ...stamped(write, {
          pipeline_id: pipelineId,
          name: stage.name,
          kind: stage.kind,
          probability: stage.probability,
          days_to_rot: stage.daysToRot,
          position: position(index),
        }),
        id: derivedId('stage', 'sales', stage.key),
      })
      .execute();
  }
  for (const [index, reason] of reasons.entries()) {
    await db
      .insertInto('outcome_reason')
      .values({
        ...stamped(write, { kind: reason.kind, name: reason.name, position: position(index) }),
        id: derivedId('outcome_reason', reason.kind, reason.key),
      })
      .execute();
  }
  return userId;
}
