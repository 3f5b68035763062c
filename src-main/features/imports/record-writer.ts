import { isTouch, type Channel } from '@shared/domain/channels';
import { fold } from '@shared/domain/fold';
import { between } from '@shared/domain/position';
import type { RecordSubject } from '@shared/domain/record-fields';
import { strings } from '@shared/locale/index';
import { derivedId } from '../../core/ids';
import { deriveAfter } from '../../db/derive';
import type { TouchedRow } from '../../db/derive-affected';
import { prepared } from '../../db/prepared';
import type { Write } from '../../db/writer';
import { createContact, resolveCompany } from '../contacts/contact-create.service';
import { cellsOf, changesOf, leftBy, notesColumn, TABLES, titleOf, type CellOptions, type Cells } from './record-cells';
import type { StagedRecord } from './record-check';
import type { UpdateMode } from './merge';
import { leftOutOf, unlinkedLines } from './record-left-out';
import type { NewCard } from './record-links';

const words = strings.recordImports;

export interface RecordOptions {
  subject: RecordSubject;
  cells: CellOptions;
  currency: string;
  region: string;
  makeCards: boolean;
  onUpdate: UpdateMode;
}

export interface RecordWriter {
  /**
   * Writes one row.
   * @param action 'update' of a row without a record of its own links it to the card it may be about
   */
  write(
    staged: StagedRecord,
    action: 'add' | 'update',
    candidateId: string | null,
  ): Promise<{ fate: 'added' | 'updated' | 'skipped'; lost: ReadonlyMap<string, string> }>;
  /** Makes what is derived of the rows written since the last time. */
  derive(): void;
  cards(): number;
}

/** Writes records and the cards that they name. */
export function createRecordWriter(write: Write, options: RecordOptions): RecordWriter {
  const { raw } = write;
  const { subject } = options;
  const table = TABLES[subject];
  const stamps: Cells = {
    created_at: write.at,
    created_by: write.userId,
    updated_at: write.at,
    updated_by: write.userId,
  };
  const isLive = prepared(raw, 'SELECT kind, company_id AS companyId FROM contact WHERE id = ? AND deleted_at IS NULL');
  const current = prepared(raw, `SELECT * FROM ${table} WHERE id = ? AND deleted_at IS NULL`);
  const lastInStage = prepared(
    raw,
    'SELECT max(position) AS position FROM deal WHERE stage_id = ? AND deleted_at IS NULL',
  );
  const touchFirst = prepared(
    raw,
    'UPDATE contact SET first_touch_channel = ? WHERE id = ? AND first_touch_channel IS NULL',
  );
  const positions = new Map<string, string>();
  const made = new Map<string, string>();
  let touched: TouchedRow[] = [];
  let cards = 0;

  function insert(into: string, cells: Cells): void {
    const columns = Object.keys(cells);
    prepared(raw, `INSERT INTO ${into} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`).run(
      ...Object.values(cells),
    );
    touched.push({ tbl: into, rowId: String(cells.id), cols: '+' });
  }

  function update(id: string, cells: Cells): void {
    const columns = Object.keys(cells);
    prepared(raw, `UPDATE ${table} SET ${columns.map((column) => `${column} = ?`).join(', ')} WHERE id = ?`).run(
      ...Object.values(cells),
      id,
    );
    touched.push({ tbl: table, rowId: id, cols: columns.join(',') });
  }

  async function cardOf(card: NewCard): Promise<string> {
    const key = `${card.kind}\u0000${fold(card.name)}\u0000${card.kind === 'person' ? `${fold(card.company)}\u0000${card.email.toLowerCase()}\u0000${card.phone}` : ''}`;
    const before = made.get(key);
    if (before !== undefined) return before;
    const company = card.kind === 'person' && card.company !== '' ? { name: card.company } : null;
    const id =
      card.kind === 'company'
        ? ((await resolveCompany(write, { name: card.name })) ?? '')
        : await createContact(
            write,
            {
              kind: 'person',
              // A name that is an address or a number is no name.
              name: card.name === card.email || card.name === card.phone ? '' : card.name,
              company,
              methods: [
                ...(card.email === '' ? [] : [{ kind: 'email' as const, label: '', value: card.email }]),
                ...(card.phone === '' ? [] : [{ kind: 'phone' as const, label: '', value: card.phone }]),
              ],
            },
            options.region,
          );
    if (card.externalId !== '')
      prepared(raw, "UPDATE contact SET external_id = ? WHERE id = ? AND external_id = ''").run(card.externalId, id);
    made.set(key, id);
    cards += 1;
    touched.push({ tbl: 'contact', rowId: id, cols: '+' });
    // The company that it brought with it is found by its name from now on.
    deriveNow();
    return id;
  }

  function deriveNow(): void {
    deriveAfter(raw, touched);
    touched = [];
  }

  async function linksOf(
    staged: StagedRecord,
    candidateId: string | null,
  ): Promise<{ contacts: string[]; companyId: string | null; notes: string[] }> {
    const { links } = staged;
    const notes: string[] = [];
    let contacts = links.contacts.filter((id) => isLive.get(id) !== undefined);
    let companyId = links.companyId !== null && isLive.get(links.companyId) !== undefined ? links.companyId : null;
    if (companyId === null && links.company !== null) {
      if (options.makeCards) companyId = await cardOf(links.company);
      else notes.push(words.contactLine(links.company.name));
    }
    if (contacts.length === 0 && candidateId !== null && isLive.get(candidateId) !== undefined)
      contacts = [candidateId];
    else if (contacts.length === 0 && links.person !== null) {
      if (options.makeCards) contacts = [await cardOf(links.person)];
      else notes.push(words.contactLine(wordsOf(links.person)));
    }
    return { contacts, companyId, notes };
  }

  function lostOf(
    { draft, links }: StagedRecord,
    isUpdate: boolean,
    hasCandidate: boolean,
  ): ReadonlyMap<string, string> {
    const { makeCards } = options;
    const { choices } = options.cells;
    const lost = leftOutOf(draft, links, { choices, makeCards, isUpdate, hasCandidate });
    return new Map([...lost].map(([field, why]) => [`${subject}.${field}`, why]));
  }

  return {
    derive: deriveNow,
    cards: () => cards,
    async write(staged, action, candidateId) {
      const said = cellsOf(
        staged.draft,
        staged.title || titleOf(staged.draft, staged.links, options.cells.productName),
        options.cells,
      );
      const here =
        staged.existingId === null || action === 'add'
          ? undefined
          : (current.get(staged.existingId) as Cells | undefined);
      if (here !== undefined) {
        const changes = changesOf(here, said, subject, options.onUpdate);
        const lost = new Map(lostOf(staged, true, false));
        for (const target of leftBy(here, said, changes, subject)) lost.set(target, strings.imports.leftAsIs);
        if (Object.keys(changes).length === 0) return { fate: 'skipped', lost };
        const to = changes.stage_id;
        if (subject === 'deals' && typeof to === 'string') {
          // Into an open stage it is open again.
          if (said.cells.closed_at === undefined) changes.closed_at = null;
          stageChange(String(here.id), String(here.stage_id), to, write.at);
        }
        update(String(here.id), changes);
        return { fate: 'updated', lost };
      }
      const { contacts, companyId, notes } = await linksOf(staged, candidateId);
      const id = write.newId();
      const column = notesColumn(subject);
      const all = [...said.notes, ...notes, ...unlinkedLines(staged.draft, staged.links)];
      const cells: Cells = {
        id,
        ...stamps,
        ...(said.createdAt === null ? {} : { created_at: said.createdAt }),
        ...said.cells,
        ...(column === null || all.length === 0 ? {} : { [column]: all.join('\n') }),
      };
      if (subject === 'deals') addDeal(cells, contacts, companyId);
      else if (subject === 'tasks')
        insert('task', {
          assignee_id: write.userId,
          ...cells,
          contact_id: contacts[0] ?? companyId,
          deal_id: staged.links.dealId,
        });
      else if (subject === 'activities')
        addActivity(cells, contacts.length > 0 || companyId === null ? contacts : [companyId], staged.links.dealId);
      else insert('product', { currency: options.currency, ...cells });
      return { fate: 'added', lost: lostOf(staged, false, candidateId !== null) };
    },
  };

  function stageChange(dealId: string, from: string | null, to: string, at: string): void {
    insert('stage_change', { id: write.newId(), ...stamps, deal_id: dealId, from_stage_id: from, to_stage_id: to, at });
  }

  function addDeal(cells: Cells, contacts: readonly string[], companyId: string | null): void {
    const first = options.cells.choices.stage('', '', '')?.stage;
    const stageId = String(cells.stage_id ?? first?.id);
    const last = positions.get(stageId) ?? (lastInStage.get(stageId) as { position: string | null }).position;
    const position = between(last, null);
    positions.set(stageId, position);
    const people = contacts.map((id) => ({ id, ...(isLive.get(id) as { kind: string; companyId: string | null }) }));
    const person = people.find(({ kind }) => kind === 'person');
    const company = companyId ?? people.find(({ kind }) => kind === 'company')?.id ?? person?.companyId ?? null;
    insert('deal', {
      currency: options.currency,
      owner_id: write.userId,
      pipeline_id: first?.pipelineId ?? null,
      ...cells,
      stage_id: stageId,
      position,
      contact_id: person?.id ?? null,
      company_id: company,
    });
    const id = String(cells.id);
    for (const other of people)
      if (other.id !== person?.id && other.kind === 'person')
        insert('deal_contact', {
          id: derivedId('deal_contact', id, other.id),
          ...stamps,
          deal_id: id,
          contact_id: other.id,
        });
    stageChange(id, null, stageId, String(cells.closed_at ?? cells.created_at));
  }

  function addActivity(cells: Cells, contacts: readonly string[], dealId: string | null): void {
    const channel = (cells.channel ?? 'note') as Channel;
    insert('interaction', {
      user_id: write.userId,
      ...cells,
      channel,
      subject: cells.subject ?? strings.interactions.subject(channel),
      deal_id: dealId,
    });
    const id = String(cells.id);
    for (const contact of new Set(contacts)) {
      insert('interaction_contact', {
        id: derivedId('interaction_contact', id, contact),
        ...stamps,
        interaction_id: id,
        contact_id: contact,
      });
      if (isTouch(channel)) touchFirst.run(channel, contact);
    }
  }
}

/** Who it was, with all that the row has of them. */
function wordsOf({ name, email, phone }: NewCard): string {
  return [...new Set([name, email, phone])].filter((text) => text !== '').join(', ');
}
