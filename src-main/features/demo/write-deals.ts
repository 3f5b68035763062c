import { diffDays } from '@shared/domain/dates';
import { initialPositions } from '@shared/domain/position';
import { derivedId } from '../../core/ids';
import { closedDeals, openDeals, wonThisMonth, type ExampleStep } from './deals';
import type { Office } from './office';
import { laterSteps, tasks } from './tasks';
import type { WrittenContacts, WrittenPerson } from './write-contacts';

const pipelineId = derivedId('pipeline', 'sales');
const stageId = (key: string) => derivedId('stage', 'sales', key);
const openStages = ['qualified', 'demo', 'proposal', 'negotiation', 'ready'] as const;

/** An open deal as the log knows it. */
export interface WrittenDeal {
  id: string;
  title: string;
  personId: string;
}

/** Writes the open deals with the way each came, those won and lost, and who has a say in them. */
export function writeDeals(office: Office, contacts: WrittenContacts): WrittenDeal[] {
  const written: WrittenDeal[] = [];
  const positions = initialPositions(openDeals.length);
  for (const [index, deal] of openDeals.entries()) {
    const person = contacts.people.find((candidate) => candidate.name === deal.person)!;
    const id = office.id('deal', deal.title);
    const reached = openStages.indexOf(deal.stage);
    writeDeal(
      office,
      {
        id,
        title: deal.title,
        pounds: deal.pounds,
        company: contacts.companyIds.get(deal.company)!,
        person,
        position: positions[index]!,
      },
      deal.opened,
      {
        stage_id: stageId(deal.stage),
        expected_close: office.day(-deal.closesIn),
      },
    );
    writeWay(office, id, openStages.slice(0, reached + 1), deal.opened, deal.since);
    if (deal.step !== null) writeTask(office, person, deal.step, id);
    written.push({ id, title: deal.title, personId: person.id });
  }
  const refit = office.id('deal', 'Nine-site machine refit');
  for (const [name, role] of [
    ['Daniel Okafor', 'Decision maker'],
    ['Grace Obi', 'Approves budget'],
    ['Sam Whitlock', 'Evaluator'],
  ] as const) {
    const contactId = office.id('person', name);
    office.insert(
      'deal_contact',
      { id: derivedId('deal_contact', refit, contactId), deal_id: refit, contact_id: contactId, role },
      office.at(30, '12:00'),
    );
  }
  writeClosed(office, contacts);
  return written;
}

function writeClosed(office: Office, contacts: WrittenContacts): void {
  const month = diffDays(`${office.today.slice(0, 8)}01`, office.today);
  const won = wonThisMonth.map(([title, company, pounds], index) => {
    const daysAgo = Math.floor((month * (index + 0.5)) / wonThisMonth.length);
    return [
      title,
      company,
      pounds,
      daysAgo,
      'won',
      office.random.pick(['price', 'fit', 'service', 'relationship', 'delivery']),
      '',
    ] as const;
  });
  const all = [...won, ...closedDeals];
  const positions = initialPositions(all.length);
  for (const [index, [title, company, pounds, daysAgo, outcome, reason, note]] of all.entries()) {
    const id = office.id('deal', title);
    const person = contacts.people.find((candidate) => candidate.company === company)!;
    const opened = Math.min(daysAgo + 25 + office.random.below(60), person.first);
    writeDeal(
      office,
      { id, title, pounds, company: contacts.companyIds.get(company)!, person, position: positions[index]! },
      opened,
      {
        stage_id: stageId(outcome),
        expected_close: office.day(daysAgo - 5 + office.random.below(10)),
        closed_at: office.at(daysAgo, daysAgo === 0 ? '00:00' : '11:15'),
        outcome_reason_id: derivedId('outcome_reason', outcome, reason),
        outcome_note: note,
      },
    );
    const steps = openStages.slice(0, outcome === 'won' ? 5 : 1 + office.random.below(4));
    writeWay(office, id, [...steps, outcome], opened, daysAgo);
  }
}

interface NewDeal {
  id: string;
  title: string;
  pounds: number;
  company: string;
  person: WrittenPerson;
  position: string;
}

function writeDeal(office: Office, deal: NewDeal, opened: number, more: Readonly<Record<string, string | null>>): void {
  office.insert(
    'deal',
    {
      id: deal.id,
      title: deal.title,
      pipeline_id: pipelineId,
      amount: deal.pounds * 100,
      currency: 'GBP',
      contact_id: deal.person.id,
      company_id: deal.company,
      owner_id: deal.person.owner,
      position: deal.position,
      source: office.random.pick(['Referral', 'Web form', 'Trade show', '']),
      ...more,
    },
    office.at(opened, '11:15'),
    deal.person.owner,
  );
}

/** The stages that a deal went through: the first so many days ago, the last since so many, the others between. */
function writeWay(office: Office, dealId: string, stages: readonly string[], opened: number, since: number): void {
  let from: string | null = null;
  for (const [index, stage] of stages.entries()) {
    const share = stages.length === 1 ? 1 : index / (stages.length - 1);
    const daysAgo = Math.round(opened + (since - opened) * share);
    const at = office.at(daysAgo, daysAgo === 0 ? '00:00' : '11:15');
    const change = {
      id: office.id('stage_change', `${dealId} ${index}`),
      deal_id: dealId,
      from_stage_id: from,
      to_stage_id: stageId(stage),
      at,
    };
    office.insert('stage_change', change, at);
    from = stageId(stage);
  }
}

function writeTask(
  office: Office,
  person: WrittenPerson | null,
  [kind, title, inDays, time]: ExampleStep,
  dealId: string | null,
): void {
  const row = {
    id: office.id('task', `${title} ${person?.name ?? ''}`),
    kind,
    title,
    due_date: office.day(inDays > 0 ? office.workday(-inDays) : -inDays),
    due_time: time,
    contact_id: person?.id ?? null,
    deal_id: dealId,
    assignee_id: person?.owner ?? office.users.ML,
    priority: inDays < 0 ? 'high' : 'normal',
    recurrence: null,
    done_at: null,
    fulfilled_by: null,
  };
  office.insert('task', row, office.at(Math.max(1, 2 - inDays), '16:45'));
}

/** Writes what else is to be done, and with whom. */
export function writeTasks(office: Office, contacts: WrittenContacts): void {
  for (const [name, step] of tasks)
    writeTask(office, contacts.people.find((person) => person.name === name) ?? null, step, null);
  const others = contacts.people.filter((person) => !person.isTold && person.lifecycle !== 'inactive');
  for (const [index, person] of others.entries()) {
    if (index % 3 !== 0) continue;
    const [kind, title] = laterSteps[(index / 3) % laterSteps.length]!;
    const time =
      kind === 'call' || kind === 'meeting' ? office.random.pick(['09:15', '10:30', '11:45', '14:00', '15:30']) : null;
    writeTask(office, person, [kind, title, 1 + office.random.below(35), time], null);
  }
}
