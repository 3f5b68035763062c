import { CHANNELS, type Channel } from '@shared/domain/channels';
import { fold } from '@shared/domain/fold';
import type { RawConnection } from '../../db/open';

export interface ChosenValue {
  field: 'stage' | 'owner';
  from: string;
  /** The id of ours, or '' for none. */
  to: string;
}

export interface Stage {
  id: string;
  pipelineId: string;
  pipeline: string;
  name: string;
  kind: 'open' | 'won' | 'lost';
}

/** What programs call the ends of a sale, in eight languages. */
const WON =
  /\b(won|closedwon|gewonnen|gagne|gagnee|ganado|ganada|vinto|vinta|ganho|ganha|wygrana|wygrane|successful|success)\b/;
const LOST =
  /\b(lost|closedlost|verloren|perdu|perdue|perdido|perdida|perso|persa|przegrana|przegrane|utracona|failed|cancelled|abandoned)\b/;
/** Words for the way to them, by how far along they stand. */
const EARLY =
  /\b(prospect\w*|new|lead|leads|inbox|contacted|engag\w*|qualif\w*|qualification|appointment\w*|neu|nouveau|nuevo|nuovo|novo|nieuw|nowy)\b/;
const LATE = /\b(contract\w*|commit|verbal|ready|closing|decision\w*|signing)\b/;

/** Stages, owners, reasons, outcomes and kinds by what a file calls them. */
export interface Choices {
  stages: readonly Stage[];
  users: readonly { id: string; name: string }[];
  /** `known` is false where nothing here has that name and the first open stage has to do. */
  stage(value: string, status: string, pipeline: string): { stage: Stage; known: boolean } | null;
  owner(value: string): string | null;
  reason(value: string, kind: 'won' | 'lost'): string | null;
  outcome(value: string): string | null;
}

/** Reads what there is to choose from; a person's own choices come first. */
export function createChoices(raw: RawConnection, chosen: readonly ChosenValue[]): Choices {
  const stages = raw
    .prepare(
      `SELECT s.id, s.name, s.kind, p.id AS pipelineId, p.name AS pipeline FROM stage s JOIN pipeline p ON p.id = s.pipeline_id
       WHERE s.deleted_at IS NULL AND p.deleted_at IS NULL ORDER BY p.position, p.id, s.position, s.id`,
    )
    .all() as Stage[];
  const users = raw.prepare('SELECT id, name FROM user WHERE deleted_at IS NULL ORDER BY rid').all() as {
    id: string;
    name: string;
  }[];
  const reasons = raw
    .prepare('SELECT id, kind, name FROM outcome_reason WHERE deleted_at IS NULL ORDER BY position, id')
    .all() as { id: string; kind: 'won' | 'lost'; name: string }[];
  const outcomes = raw
    .prepare('SELECT id, name FROM call_outcome WHERE deleted_at IS NULL ORDER BY position, id')
    .all() as { id: string; name: string }[];
  const own = new Map(chosen.map(({ field, from, to }) => [`${field}\u0000${fold(from)}`, to]));

  function stage(value: string, status: string, pipeline: string): { stage: Stage; known: boolean } | null {
    const chosenId = own.get(`stage\u0000${fold(value)}`);
    const byChoice = stages.find((one) => one.id === chosenId);
    if (value !== '' && byChoice !== undefined) return { stage: byChoice, known: true };
    const here = stages.filter((one) => fold(one.pipeline) === fold(pipeline));
    const all = here.length > 0 ? here : stages.filter((one) => one.pipelineId === stages[0]?.pipelineId);
    const folded = fold(value).replace(/[^\p{L}\p{N}]+/gu, ' ');
    const named =
      all.find((one) => fold(one.name) === fold(value)) ?? stages.find((one) => fold(one.name) === fold(value));
    const end = endOf(folded) ?? endOf(fold(status).replace(/[^\p{L}\p{N}]+/gu, ' '));
    const closed = end === null ? undefined : all.find((one) => one.kind === end);
    if (closed !== undefined && (named === undefined || named.kind === 'open')) return { stage: closed, known: true };
    if (named !== undefined) return { stage: named, known: true };
    const open = all.filter((one) => one.kind === 'open');
    const [first] = open;
    if (first === undefined) return null;
    if (folded.trim() === '') return { stage: first, known: true };
    const words = folded.split(' ').filter((word) => word.length > 3);
    const alike = open.find((one) => words.some((word) => fold(one.name).includes(word.slice(0, 7))));
    if (alike !== undefined) return { stage: alike, known: true };
    if (EARLY.test(folded)) return { stage: first, known: true };
    if (LATE.test(folded)) return { stage: open.at(-1) ?? first, known: true };
    return { stage: first, known: false };
  }

  return {
    stages,
    users,
    stage,
    owner(value) {
      const byChoice = own.get(`owner\u0000${fold(value)}`);
      if (byChoice !== undefined) return byChoice === '' ? null : byChoice;
      return users.find((user) => fold(user.name) === fold(value))?.id ?? null;
    },
    reason: (value, kind) => reasons.find((one) => one.kind === kind && fold(one.name) === fold(value))?.id ?? null,
    outcome(value) {
      const folded = plain(value);
      const same = outcomes.find((one) => plain(one.name) === folded);
      return same?.id ?? outcomes.find((one) => folded.includes(plain(one.name)))?.id ?? null;
    },
  };
}

const plain = (text: string): string =>
  fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

function endOf(folded: string): 'won' | 'lost' | null {
  if (LOST.test(folded)) return 'lost';
  return WON.test(folded) ? 'won' : null;
}

const CHANNEL_WORDS: ReadonlyArray<readonly [RegExp, Channel]> = [
  [/call|anruf|telef|appel|llamada|chiamata|ligacao|gesprek|rozmowa|phone/, 'call'],
  [/mail|correo|courriel|poczta/, 'email'],
  [/meeting|termin|besprechung|reunion|riunione|reuniao|vergadering|spotkanie|lunch|demo|appointment/, 'meeting'],
  [/sms|text|whatsapp|message|nachricht|mensaje/, 'text'],
  [/visit|besuch|visite|visita|bezoek|wizyta/, 'visit'],
  [/letter|brief|lettre|carta|lettera|list/, 'letter'],
  [/linkedin|social|twitter|facebook/, 'social'],
  [/form/, 'web_form'],
];

/** The channel of an activity; what names none is a note to ourselves. */
export function channelOf(value: string): Channel {
  const folded = plain(value);
  const same = CHANNELS.find(
    (channel) => channel === value.trim().toLowerCase() || channel.replace('_', ' ') === folded,
  );
  return same ?? CHANNEL_WORDS.find(([words]) => words.test(folded))?.[1] ?? 'note';
}

/** Which way it went; out where nothing is said. */
export function directionOf(value: string): 'in' | 'out' {
  return /^(in|inbound|incoming|received|eingehend|entrant|entrante|recu|inkomend|przychodzace)/.test(plain(value))
    ? 'in'
    : 'out';
}

/** The kind of a task. */
export function taskKindOf(value: string): 'call' | 'email' | 'letter' | 'meeting' | 'todo' {
  const channel = channelOf(value);
  return channel === 'call' || channel === 'email' || channel === 'letter' || channel === 'meeting' ? channel : 'todo';
}

/** Low, normal or high. */
export function priorityOf(value: string): 'low' | 'normal' | 'high' {
  const folded = plain(value);
  if (/^(high|highest|urgent|hoch|haute|elevee|alta|hoog|wysoki|1)/.test(folded)) return 'high';
  return /^(low|lowest|niedrig|basse|faible|baja|bassa|baixa|laag|niski|3)/.test(folded) ? 'low' : 'normal';
}

/** Whether a cell says that something is done. */
export function isDone(value: string): boolean {
  return /^(done|completed?|yes|true|1|x|closed|finished|erledigt|ja|termine|oui|completad[oa]|si|completato|concluid[oa]|sim|voltooid|gotowe|zakonczon[ae]|tak)\b/.test(
    plain(value),
  );
}
