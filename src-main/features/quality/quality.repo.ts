import { meantDomain, NOBODY_WORDS } from '@shared/domain/email-check';
import { prepared } from '../../db/prepared';
import type { RawConnection } from '../../db/open';

/** A rule whose rows are cards; the others' are phones or emails. */
export type CardRule = 'no_reach' | 'no_company' | 'no_owner' | 'no_next_step' | 'quiet';
export type MethodRule = 'bad_phone' | 'bad_email';

const conditions: Readonly<Record<CardRule, string>> = {
  no_reach: 'c.primary_phone IS NULL AND c.primary_email IS NULL',
  no_company: "c.kind = 'person' AND c.company_id IS NULL",
  no_owner: 'c.owner_id IS NULL',
  no_next_step: "c.lifecycle IN ('new', 'prospect', 'qualified') AND c.next_task_at IS NULL",
  quiet: "c.lifecycle = 'customer' AND coalesce(c.last_interaction_at, c.created_at) < @quietBefore",
};

const notIgnored = (rule: string, value: string) =>
  `NOT EXISTS (SELECT 1 FROM quality_ignored q WHERE q.contact_id = c.id AND q.rule = '${rule}' AND q.value = ${value} AND q.deleted_at IS NULL)`;

/** How many live cards there are, and how many each rule about cards finds: in one pass over them. */
export function countCards(raw: RawConnection, quietBefore: string): Record<CardRule | 'cards', number> {
  const rules = Object.entries(conditions) as [CardRule, string][];
  const found = prepared(
    raw,
    `SELECT count(*) AS cards, ${rules.map(([rule, sql]) => `coalesce(sum(${sql}), 0) AS ${rule}`).join(', ')}
     FROM contact c WHERE c.deleted_at IS NULL`,
  ).get({ quietBefore }) as Record<CardRule | 'cards', number>;
  // What is let stand is little: it is taken off, instead of being asked of every card.
  for (const [rule, sql] of rules) {
    const { ignored } = prepared(
      raw,
      `SELECT count(DISTINCT c.id) AS ignored FROM quality_ignored q JOIN contact c ON c.id = q.contact_id
       WHERE q.rule = '${rule}' AND q.deleted_at IS NULL AND q.value = ${valueOf(rule)} AND c.deleted_at IS NULL AND ${sql}`,
    ).get({ quietBefore }) as { ignored: number };
    found[rule] -= ignored;
  }
  return found;
}

/** What was let stand of a card: since a customer speaks again, the next silence is another one. */
function valueOf(rule: CardRule): string {
  return rule === 'quiet' ? "coalesce(c.last_interaction_at, '')" : "''";
}

export interface CardRow {
  id: string;
  kind: 'person' | 'company';
  displayName: string;
  companyName: string;
  sortName: string;
  lastInteractionAt: string | null;
}

const cardColumns = `c.id, c.kind, c.display_name AS displayName, c.company_name AS companyName, c.sort_name AS sortName,
  c.last_interaction_at AS lastInteractionAt`;

/** A page of the cards of a rule, by name. */
export function cardRows(
  raw: RawConnection,
  rule: CardRule,
  page: { quietBefore: string; after: { name: string; id: string } | null; limit: number },
): CardRow[] {
  const { quietBefore, after, limit } = page;
  return prepared(
    raw,
    `SELECT ${cardColumns} FROM contact c INDEXED BY contact_by_name
     WHERE c.deleted_at IS NULL AND (c.sort_name, c.id) > (@name, @id) AND ${conditions[rule]} AND ${notIgnored(rule, valueOf(rule))}
     ORDER BY c.sort_name, c.id LIMIT @limit`,
  ).all({ quietBefore, name: after?.name ?? '', id: after?.id ?? '', limit }) as CardRow[];
}

/** A phone or an email that cannot be right, with its card. */
export interface MethodRow extends CardRow {
  rid: number;
  methodId: string;
  label: string;
  value: string;
  normalised: string | null;
}

const domain = "substr(m.normalised, instr(m.normalised, '@') + 1)";

/** The domains of this file's addresses that are a slip of the hand from a well known one, as JSON. */
export function mistypedDomains(raw: RawConnection): string {
  const all = prepared(
    raw,
    `SELECT DISTINCT ${domain} AS domain FROM contact_method m
     WHERE m.kind = 'email' AND m.deleted_at IS NULL AND m.normalised IS NOT NULL`,
  ).all() as { domain: string }[];
  return JSON.stringify(all.map((row) => row.domain).filter((name) => meantDomain(name) !== null));
}

const nobody = NOBODY_WORDS.map((word) => `m.normalised GLOB '${word}*@*'`).join(' OR ');
const methodConditions: Readonly<Record<MethodRule, string>> = {
  bad_phone: "m.kind = 'phone' AND m.normalised IS NULL",
  bad_email: `m.kind = 'email' AND (m.normalised IS NULL OR ${domain} IN (SELECT value FROM json_each(@domains)) OR ${nobody})`,
};

/** Phones or emails that may be wrong, in the order in which they were added; their looks are judged one by one after. */
export function methodRows(
  raw: RawConnection,
  rule: MethodRule,
  page: { domains: string; after: number; limit: number },
): MethodRow[] {
  return prepared(
    raw,
    `SELECT m.rid, m.id AS methodId, m.label, m.value, m.normalised, ${cardColumns}
     FROM contact_method m CROSS JOIN contact c ON c.id = m.contact_id
     WHERE m.rid > @after AND m.deleted_at IS NULL AND ${methodConditions[rule]} AND c.deleted_at IS NULL
       AND ${notIgnored(rule, 'm.value')} ORDER BY m.rid LIMIT @limit`,
  ).all(rule === 'bad_phone' ? { after: page.after, limit: page.limit } : page) as MethodRow[];
}
