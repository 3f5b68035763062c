import type {
  ContactDraft,
  DraftAddress,
  DraftCustom,
  DraftMethod,
  DraftName,
  DraftRelated,
  RowProblem,
  RowProblemCode,
} from '@shared/domain/contact-draft';
import type { DateOrder } from '@shared/domain/dates';
import { isEmail } from '@shared/domain/email';
import { foldWords } from '@shared/domain/fold';
import type { FieldTarget } from '@shared/domain/import-fields';
import { parseName } from '@shared/domain/name';
import { regionOfNumber } from '@shared/domain/phone';
import { strings } from '@shared/locale/index';
import {
  emptyExtras,
  emptyName,
  isSameMethod,
  makeMethod,
  markPrimaries,
  placesFor,
  type Country,
} from '../draft-methods';
import {
  birthdayOf,
  birthdayOfParts,
  instantOf,
  isCompanyKind,
  isEmptyDate,
  labelOf,
  lifecycleOf,
  roleOf,
} from './cell-values';
import { splitList, splitMethods, splitPeople, splitPlace, splitValues } from './split-cells';
import { orderOfRegion } from '../date-order';
import type { AddressSource, CompiledMapping } from './mapping';
import { NO_COLUMNS, RowCells } from './row-cells';

const words = strings.formats;

export interface RowOptions {
  /** ISO 3166 code of the country whose phone numbers stand without a country code. */
  region: string;
  /** For each date column, from `detectDateOrders`; a column that is missing is read as the region writes dates. */
  dateOrders?: ReadonlyMap<number, DateOrder>;
}

export interface DraftedRow {
  draft: ContactDraft;
  problems: RowProblem[];
}

const LIST = ' ::: ';
/** Google's own groups, which every contact is in. */
const SYSTEM_TAG = /^(\* )?my ?contacts$/i;

/**
 * Turns the cells of one row into a contact, by a compiled mapping. Never throws: what is odd is in `problems`, with its
 * value kept in the draft, in the notes at the least; a problem that is `fatal` says that no card can come of the row.
 */
export function rowToDraft(cells: readonly string[], mapping: CompiledMapping, options: RowOptions): DraftedRow {
  return new RowReader(cells, mapping, options).read();
}

class RowReader extends RowCells {
  private readonly problems: RowProblem[] = [];
  private readonly kept: string[] = [];
  private readonly tags: string[] = [];
  /** Of its addresses; looked at for the first number that stands without one. */
  private countries: Country[] | undefined;

  constructor(
    cells: readonly string[],
    mapping: CompiledMapping,
    private readonly options: RowOptions,
  ) {
    super(cells, mapping);
  }

  read(): DraftedRow {
    const methods = this.methods();
    const birthday = this.birthday();
    const roles = this.roles();
    const lifecycle = this.lifecycle();
    this.readTags();
    const name = this.name();
    let company = this.joined('company', ', ');
    const fullName = this.joined('full_name', ' ');
    const nameless = name.given === '' && name.family === '' && name.middle === '' && name.nickname === '';
    let kind: 'person' | 'company' = isCompanyKind(this.joined('kind', ' ')) ? 'company' : 'person';
    const kindKnown = this.joined('kind', ' ') !== '';
    if (!kindKnown && ((nameless && company !== '') || (this.isWholeName() && company !== '' && fullName === company)))
      kind = 'company';
    if (kind === 'company' && company === '' && fullName !== '') company = fullName;
    const createdText = this.joined('created_at', ' ');
    const draft: ContactDraft = {
      kind,
      name: kind === 'company' && company === fullName ? emptyName() : name,
      company,
      title: this.joined('title', ', '),
      department: this.joined('department', ', '),
      methods,
      addresses: this.addresses(),
      birthday,
      notes: this.notes(),
      tags: this.tags,
      roles,
      lifecycle,
      owner: this.joined('owner', ', ') || null,
      source: this.joined('source', ', ') || null,
      doNotCall: this.says('do_not_call'),
      doNotMail: this.says('do_not_mail'),
      externalId: this.joined('external_id', ' ') || null,
      createdAt: createdText === '' ? null : instantOf(createdText, this.orderOf('created_at')),
    };
    const custom = this.custom();
    if (custom.length > 0) draft.custom = custom;
    const related = this.related();
    if (related.length > 0) draft.extras = { ...emptyExtras(), related };
    if (nameless && company === '' && !methods.some((method) => method.kind === 'email' || method.kind === 'phone')) {
      this.problem('empty', null, '', words.problem.empty, true);
    }
    return { draft, problems: this.problems };
  }

  private problem(code: RowProblemCode, index: number | null, value: string, message: string, fatal = false): void {
    this.problems.push({ code, index, value, message, fatal });
  }

  /** True when the row gives its name as one text only. */
  private isWholeName(): boolean {
    return this.joined('given', ' ') === '' && this.joined('family', ' ') === '';
  }

  private name(): DraftName {
    const parts: DraftName = {
      prefix: this.joined('prefix', ' '),
      given: this.joined('given', ' '),
      middle: this.joined('middle', ' '),
      family: this.joined('family', ' '),
      suffix: this.joined('suffix', ' '),
      nickname: this.joined('nickname', ', '),
      phoneticGiven: this.joined('phonetic_given', ' '),
      phoneticFamily: this.joined('phonetic_family', ' '),
    };
    const full = this.joined('full_name', ' ');
    if (full === '') return parts;
    if (parts.given !== '' || parts.family !== '') {
      this.keepOtherName(full, parts);
      return parts;
    }
    // Programs fill the display name with the address when they know no name; the address is kept as a method.
    if (full.includes('@') && isEmail(full)) return parts;
    const parsed = parseName(full);
    return {
      ...parts,
      prefix: parts.prefix || parsed.prefix,
      given: parsed.given,
      middle: parts.middle || parsed.middle,
      family: parsed.family,
      suffix: parts.suffix || parsed.suffix,
      nickname: parts.nickname || parsed.nickname,
    };
  }

  /** A whole name that only repeats its parts says nothing; what it says beside them is kept. */
  private keepOtherName(full: string, parts: DraftName): void {
    const said = new Set(foldWords(`${Object.values(parts).join(' ')} ${this.joined('company', ' ')}`));
    if (!isEmail(full) && foldWords(full).some((word) => !said.has(word)))
      this.kept.push(words.keptLine(words.fieldName('full_name'), full));
  }

  private methods(): DraftMethod[] {
    const methods: DraftMethod[] = [];
    const extension = this.joined('phone.extension', ' ');
    let extended = extension === '';
    for (const source of this.mapping.methods) {
      const cell = this.cell(source.value);
      if (cell === '') continue;
      const { label, starred } = this.labelOf(source);
      const values = this.mapping.ours ? [{ label: '', value: cell }] : splitValues(cell, source.kind);
      for (const [position, typed] of values.entries()) {
        const own = typed.label || label;
        let { value } = typed;
        if (source.kind === 'phone' && !extended && own !== 'mobile') {
          value = `${value} ext. ${extension}`;
          extended = true;
        }
        const method = this.method(source.kind, own, value, source.value);
        if (method === null) continue;
        method.primary = starred && position === 0;
        if (!methods.some((other) => isSameMethod(other, method))) methods.push(method);
      }
    }
    for (const index of this.columns('methods')) {
      for (const found of splitMethods(this.cell(index))) {
        if (found.kind === null) {
          this.kept.push(words.keptLine(this.headerOf(index), found.value));
          continue;
        }
        const method = this.method(found.kind, labelOf(found.label, 'work'), found.value, index);
        if (method !== null && !methods.some((other) => isSameMethod(other, method))) methods.push(method);
      }
    }
    if (!extended) this.kept.push(words.keptLine(words.fieldName('phone.extension'), extension));
    markPrimaries(methods);
    return methods;
  }

  private method(kind: DraftMethod['kind'], label: string, value: string, index: number): DraftMethod | null {
    const { method, problem, kept } = makeMethod(kind, label, value, this.regionOf(kind, label, value));
    if (problem !== null) this.problem(problem.code, index, value, problem.message);
    if (kept !== '') this.kept.push(kept);
    return method;
  }

  /** What a method or an address is labelled, and whether it is starred as the first of its kind. Ours says it as it is. */
  private labelOf({ label, labelColumn }: { label: string; labelColumn: number }): { label: string; starred: boolean } {
    if (labelColumn === -1) return { label, starred: false };
    const cell = this.cell(labelColumn);
    const plain = cell.replace(/^\*( |$)/, '');
    return { label: this.mapping.ours ? plain : labelOf(plain, label), starred: plain !== cell };
  }

  /** A number without a country code is one of its address's country where it is written as they are there. */
  private regionOf(kind: DraftMethod['kind'], label: string, value: string): string {
    const { region } = this.options;
    if (kind !== 'phone' || value.startsWith('+') || this.mapping.addresses.length === 0) return region;
    this.countries ??= this.countriesOfRow();
    return regionOfNumber(value, placesFor(label, this.countries), region);
  }

  private countriesOfRow(): Country[] {
    const found: Country[] = [];
    for (const { label, parts } of this.mapping.addresses)
      for (const index of parts.get('country') ?? NO_COLUMNS) {
        const name = this.cell(index);
        if (name !== '') found.push({ label, name });
      }
    return found;
  }

  private addresses(): DraftAddress[] {
    const found: DraftAddress[] = [];
    for (const source of this.mapping.addresses) {
      const texts = this.addressTexts(source);
      if (texts.size === 0) continue;
      // Google puts several addresses of one label into the same cells.
      const count = this.mapping.ours ? 1 : Math.max(...[...texts.values()].map((text) => text.split(LIST).length));
      for (let position = 0; position < count; position += 1) {
        const part = (name: string): string =>
          count === 1 ? (texts.get(name) ?? '') : (texts.get(name)?.split(LIST)[position]?.trim() ?? '');
        const place = splitPlace(part('place'), part('country') || this.options.region);
        const structured = ['street', 'city', 'postal_code', 'place'].some((name) => part(name) !== '');
        // Cells of their own go before what is read out of one.
        const besides = (name: string, read: string): string => {
          const own = part(name);
          if (own !== '' && read !== '' && own !== read) this.kept.push(read);
          return own || read;
        };
        const address: DraftAddress = {
          label: this.labelOf(source).label,
          street: part('street'),
          street2: part('street2'),
          city: besides('city', place.city),
          region: besides('region', place.region),
          postalCode: besides('postal_code', place.postalCode),
          country: part('country'),
          poBox: part('po_box'),
          // Beside its parts the whole only repeats them.
          formatted: structured && !this.mapping.ours ? '' : part('formatted'),
        };
        if (Object.entries(address).some(([name, text]) => name !== 'label' && text !== '')) found.push(address);
      }
    }
    return found;
  }

  private addressTexts(source: AddressSource): Map<string, string> {
    const texts = new Map<string, string>();
    for (const [part, columns] of source.parts) {
      const text = columns
        .map((index) => this.cell(index))
        .filter((line) => line !== '')
        .join(', ');
      if (text !== '') texts.set(part, text);
    }
    return texts;
  }

  private orderOf(target: FieldTarget): DateOrder {
    return this.options.dateOrders?.get(this.columns(target)[0] ?? -1) ?? orderOfRegion(this.options.region);
  }

  private birthday(): string | null {
    const [index] = this.columns('birthday');
    const text = index === undefined ? '' : this.cell(index);
    if (text === '' || isEmptyDate(text)) return this.birthdayOfColumns();
    const date = birthdayOf(text, this.orderOf('birthday'));
    if (date === null) this.badBirthday(index ?? null, text);
    return date;
  }

  private birthdayOfColumns(): string | null {
    const [day] = this.columns('birthday.day');
    const [month] = this.columns('birthday.month');
    const [year] = this.columns('birthday.year');
    if (year === undefined && (day === undefined || month === undefined)) return null;
    const texts = [year, month, day].map((index) => (index === undefined ? '' : this.cell(index)));
    const [yearText = '', monthText = '', dayText = ''] = texts;
    const date = birthdayOfParts(yearText, monthText, dayText);
    if (date === undefined)
      this.badBirthday(day ?? month ?? year ?? null, texts.filter((text) => text !== '').join('-'));
    return date ?? null;
  }

  private badBirthday(index: number | null, text: string): void {
    this.problem('bad_date', index, text, words.problem.badDate(text));
    this.kept.push(words.keptLine(words.birthdayWord, text));
  }

  private roles(): string[] {
    const roles: string[] = [];
    for (const index of this.columns('roles')) {
      for (const text of splitList(this.cell(index), this.mapping.ours)) {
        const role = roleOf(text);
        if (role === null) this.addTag(text);
        else if (!roles.includes(role)) roles.push(role);
      }
    }
    return roles;
  }

  private lifecycle(): string | null {
    const [index] = this.columns('lifecycle');
    const text = index === undefined ? '' : this.cell(index);
    if (text === '') return null;
    const lifecycle = lifecycleOf(text);
    if (lifecycle === null) {
      this.problem('unknown_value', index ?? null, text, words.problem.unknownValue(words.fields.lifecycle, text));
      this.addTag(text);
    }
    return lifecycle;
  }

  private readTags(): void {
    for (const index of this.columns('tags'))
      for (const text of splitList(this.cell(index), this.mapping.ours)) this.addTag(text);
  }

  private addTag(text: string): void {
    if (!this.mapping.ours && SYSTEM_TAG.test(text)) return;
    const tag = this.mapping.ours ? text : text.replace(/^\* /, '');
    if (tag !== '' && !this.tags.includes(tag)) this.tags.push(tag);
  }

  private custom(): DraftCustom[] {
    return this.mapping.custom.flatMap(({ index, field }) => {
      const text = this.cell(index);
      return text === '' ? [] : [{ field, text, index }];
    });
  }

  private related(): DraftRelated[] {
    return this.mapping.related.flatMap(({ index, label, labelColumn }) => {
      const text = this.cell(index);
      if (text === '') return [];
      const said = labelColumn === -1 ? '' : this.cell(labelColumn).replace(/^\* /, '');
      return splitPeople(text, label).map((name) => ({ label: said || label, name }));
    });
  }

  private notes(): string {
    const texts = this.columns('notes').map((index) => this.cell(index));
    for (const { index, header, labelColumn } of this.mapping.noteLines) {
      const text = this.cell(index);
      if (text === '' || isEmptyDate(text)) continue;
      const label = labelColumn === -1 ? '' : this.cell(labelColumn).replace(/^\* /, '');
      texts.push(words.keptLine(label === '' ? header : label, text));
    }
    return [...texts, ...this.kept].filter((text) => text !== '').join('\n');
  }
}
