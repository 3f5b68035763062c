import type { ContactDraft, RowProblem, RowProblemCode } from '@shared/domain/contact-draft';
import { isEmail } from '@shared/domain/email';
import { parseName } from '@shared/domain/name';
import { strings } from '@shared/locale/index';
import { emptyDraft, emptyExtras, emptyName, isSameMethod, makeMethod, markPrimaries } from '../draft-methods';
import { JobCollector } from './jobs';
import {
  ANDROID_DAYS,
  ANDROID_RELATIONS,
  DAYS,
  isPreferred,
  isTechnical,
  labelOfText,
  MESSENGERS,
  phoneLabel,
  plainLabel,
  RELATIONS,
  relationOf,
  SOCIAL,
  typesOf,
} from './labels';
import type { VcardCard } from './lexer';
import { OURS, readOurs } from './ours';
import { pictureOf } from './pictures';
import type { VcardProperty } from './property';
import { addressOf, messengerReach, phoneReach, regionOfReach, socialReach, wholeAddress, type Reach } from './reach';
import { dateOf, instantOfCard, listOf, listPartsOf, partsOf, textOf } from './values';

const words = strings.formats;
const own = strings.vcard;

/** A card as a contact, or as a group of contacts. */
export interface DraftedCard {
  draft: ContactDraft;
  problems: RowProblem[];
  /** Set for a card that is a list (KIND:group): its members by their UIDs. It is no contact. */
  group: { name: string; members: string[] } | null;
  /** Names of properties that have no place here and were left out. */
  unused: string[];
}

/** Groups that every contact is in. */
const SYSTEM_TAG = /^my ?contacts$/i;
/**
 * Turns a card into a contact. Never throws: what is odd is in `problems`, with its value kept in the notes; a problem
 * that is `fatal` says that no contact can come of the card.
 * @param region ISO 3166 code of the country whose phone numbers stand without a country code
 */
export function cardToDraft(card: VcardCard, region: string): DraftedCard {
  return new CardReader(card, region).read();
}

class CardReader {
  private readonly draft = emptyDraft();
  private readonly extras = emptyExtras();
  private readonly problems: RowProblem[] = [];
  private readonly notes: string[] = [];
  private readonly kept: string[] = [];
  private readonly unused: string[] = [];
  private readonly labels = new Map<string, string>();
  private readonly wholeAddresses: { label: string; text: string }[] = [];
  private readonly jobs = new JobCollector();
  private readonly members: string[] = [];
  private fullName = '';
  private kind = '';
  private role = '';

  constructor(
    private readonly card: VcardCard,
    private readonly region: string,
  ) {}

  read(): DraftedCard {
    const { draft, extras, card } = this;
    for (const property of card.properties)
      if (property.name === 'X-ABLABEL' && property.group !== '') this.labels.set(property.group, this.text(property));
    for (const property of card.properties) this.property(property);
    this.settleJobs();
    this.settleName();
    this.settleAddresses();
    markPrimaries(draft.methods);
    for (const line of card.strays) {
      this.problem('unread', line, own.problem.unread(line));
      this.kept.push(line);
    }
    if (card.cut) this.problem('unread', '', own.problem.tooLarge);
    if (!card.ended) this.problem('unread', '', own.problem.notEnded);
    draft.notes = [...this.notes, ...this.kept].filter((text) => text !== '').join('\n');
    const { jobs, pictures, related, dates } = extras;
    if (
      jobs.length + pictures.length + related.length + dates.length > 0 ||
      extras.language !== '' ||
      extras.revisedAt !== null
    )
      draft.extras = extras;
    const { name } = draft;
    const nameless = name.given === '' && name.family === '' && name.middle === '' && name.nickname === '';
    const reachable = draft.methods.some(({ kind }) => kind === 'email' || kind === 'phone');
    const group = this.kind === 'group' ? { name: this.fullName, members: this.members } : null;
    if (group === null && nameless && draft.company === '' && !reachable)
      this.problem('empty', '', words.problem.empty, true);
    return { draft, problems: this.problems, group, unused: this.unused };
  }

  private text(property: VcardProperty): string {
    return textOf(property.value, this.card.version);
  }

  private list(property: VcardProperty): string[] {
    return listOf(property.value, this.card.version);
  }

  private problem(code: RowProblemCode, value: string, message: string, fatal = false): void {
    this.problems.push({ code, index: null, value, message, fatal });
  }

  private label(property: VcardProperty, fallback: (property: VcardProperty) => string): string {
    const label = this.labels.get(property.group);
    return label === undefined || property.group === '' ? fallback(property) : labelOfText(label);
  }

  private property(property: VcardProperty): void {
    const { name } = property;
    if (name === 'PHOTO' || name === 'LOGO') return this.picture(property);
    if (property.value.trim() === '') return;
    const { draft } = this;
    switch (name) {
      case 'N':
        return this.nameParts(property);
      case 'FN':
        if (this.fullName === '') this.fullName = this.text(property);
        return;
      case 'NICKNAME':
        draft.name.nickname = [draft.name.nickname, ...this.list(property)].filter((one) => one !== '').join(', ');
        return;
      case 'X-PHONETIC-FIRST-NAME':
        draft.name.phoneticGiven = this.text(property);
        return;
      case 'X-PHONETIC-LAST-NAME':
        draft.name.phoneticFamily = this.text(property);
        return;
      case 'SOUND':
        return this.sound(property);
      case 'ORG':
        return this.jobs.organisation(property, partsOf(property.value, this.card.version));
      case 'TITLE':
        this.jobs.title(property, this.text(property));
        return;
      case 'ROLE':
        this.role = this.text(property);
        return;
      case 'TEL':
      case 'X-MS-TEL':
        return this.reach(phoneReach(this.label(property, phoneLabel), this.text(property)), property);
      case 'EMAIL':
        return this.reach(
          {
            kind: 'email',
            label: this.label(property, plainLabel),
            value: this.text(property).replace(/^mailto:/i, ''),
          },
          property,
        );
      case 'URL':
        return this.reach(
          { kind: 'web', label: this.label(property, plainLabel), value: this.text(property) },
          property,
        );
      case 'IMPP':
        return this.reach(messengerReach(property, this.text(property)), property);
      case 'X-SOCIALPROFILE':
        return this.reach(
          socialReach(property, this.text(property), (fallback) => this.label(property, () => fallback)),
          property,
        );
      case 'ADR':
        return this.address(property);
      case 'LABEL':
        this.wholeAddresses.push({ label: this.label(property, plainLabel), text: this.text(property) });
        return;
      case 'BDAY':
        return this.birthday(property);
      case 'X-ABDATE':
        return this.day(relationOf(this.labels.get(property.group) ?? own.dateWord), this.text(property));
      case 'NOTE':
        this.notes.push(this.text(property));
        return;
      case 'CATEGORIES':
        for (const tag of this.list(property))
          if (!SYSTEM_TAG.test(tag) && !draft.tags.includes(tag)) draft.tags.push(tag);
        return;
      case 'UID':
        draft.externalId = this.text(property).replace(/^urn:uuid:/i, '') || null;
        return;
      case 'X-ABUID':
        draft.externalId ??= this.text(property).replace(/:ABPerson$/, '');
        return;
      case 'REV':
        this.extras.revisedAt = instantOfCard(this.text(property));
        return;
      case 'LANG':
        this.extras.language ||= this.text(property);
        return;
      case 'KIND':
      case 'X-ADDRESSBOOKSERVER-KIND':
        this.kind = this.text(property).toLowerCase();
        return;
      case 'X-ABSHOWAS':
        if (this.text(property).toUpperCase() === 'COMPANY') this.kind = 'org';
        return;
      case 'MEMBER':
      case 'X-ADDRESSBOOKSERVER-MEMBER':
        this.members.push(this.text(property).replace(/^urn:uuid:/i, ''));
        return;
      case 'RELATED':
      case 'X-ABRELATEDNAMES':
        return this.related(
          this.labels.get(property.group) ?? typesOf(property).find((type) => type !== 'pref') ?? own.relatedWord,
          this.text(property),
          property,
        );
      case 'AGENT':
        return this.agent(property);
      case 'X-ANDROID-CUSTOM':
        return this.android(property);
      default:
        return this.other(property);
    }
  }

  private other(property: VcardProperty): void {
    const { name } = property;
    const { draft } = this;
    const messenger = MESSENGERS.get(name);
    const social = SOCIAL.get(name);
    const relation = RELATIONS.get(name);
    const day = DAYS.get(name);
    if (messenger !== undefined)
      this.reach({ kind: 'im', label: messenger, value: this.text(property).replace(/^sip:/i, '') }, property);
    else if (social !== undefined) this.reach({ kind: 'social', label: social, value: this.text(property) }, property);
    else if (relation !== undefined) this.related(relation, this.text(property));
    else if (day !== undefined) this.day(day, this.text(property));
    else if (/^X-CUSTOM\d$/.test(name))
      this.kept.push(words.keptLine(name.slice(2, -1) + name.slice(-1), this.text(property)));
    else if (name.startsWith(OURS)) readOurs(draft, property, this.text(property), this.list(property));
    else if (!isTechnical(name)) this.unused.push(name);
  }

  private nameParts(property: VcardProperty): void {
    const { name } = this.draft;
    const [family = [], given = [], middle = [], prefix = [], suffix = []] = listPartsOf(
      property.value,
      this.card.version,
    );
    // A card may bear N twice; the first that says anything counts.
    if (name.family !== '' || name.given !== '') return;
    name.family = family.join(' ');
    name.given = given.join(' ');
    name.middle = middle.join(' ');
    name.prefix = prefix.join(' ');
    name.suffix = suffix.join(', ');
  }

  /** Japanese phones keep the reading of a name as a SOUND. */
  private sound(property: VcardProperty): void {
    if (!typesOf(property).includes('x-irmc-n')) {
      this.unused.push('SOUND');
      return;
    }
    const [family = '', given = ''] = partsOf(property.value, this.card.version);
    this.draft.name.phoneticFamily = family;
    this.draft.name.phoneticGiven = given;
  }

  private settleJobs(): void {
    const { draft } = this;
    const [first, ...others] = this.jobs.settled();
    if (first !== undefined) Object.assign(draft, first);
    this.extras.jobs.push(...others);
    if (this.role === '') return;
    if (draft.title === '') draft.title = this.role;
    else if (draft.title !== this.role) this.kept.push(words.keptLine(own.roleWord, this.role));
  }

  private settleName(): void {
    const { draft, fullName } = this;
    const { name } = draft;
    const nameless = name.given === '' && name.family === '' && name.middle === '';
    const saysCompany = this.kind === 'org' || this.kind === 'organization';
    if (this.isOurs()) {
      if (saysCompany) draft.kind = 'company';
      return;
    }
    if (saysCompany || (nameless && fullName !== '' && fullName === draft.company)) {
      draft.kind = 'company';
      if (draft.company === '')
        draft.company = fullName || [name.given, name.family].filter((part) => part !== '').join(' ');
      Object.assign(name, { ...emptyName(), nickname: name.nickname });
      return;
    }
    if (!nameless) return;
    // Programs fill the whole name with the address or the number when they know no name.
    if (fullName !== '' && !isEmail(fullName) && !draft.methods.some(({ value }) => value === fullName)) {
      const { nickname, ...parsed } = parseName(fullName);
      Object.assign(name, parsed, { nickname: name.nickname || nickname });
    } else if (draft.company !== '' && name.nickname === '') draft.kind = 'company';
  }

  private reach({ kind, label, value }: Reach, property: VcardProperty): void {
    if (value === '') return;
    const region = regionOfReach(this.card, { kind, label, value }, this.region);
    const { method, problem, kept } = makeMethod(kind, label, value, region);
    if (problem !== null) this.problem(problem.code, value, problem.message);
    if (kept !== '') this.kept.push(kept);
    if (method === null) return;
    method.primary = isPreferred(property);
    if (!this.draft.methods.some((other) => isSameMethod(other, method))) this.draft.methods.push(method);
  }

  private address(property: VcardProperty): void {
    const address = addressOf(property, this.card.version, this.label(property, plainLabel), this.isOurs());
    if (Object.entries(address).some(([part, text]) => part !== 'label' && text !== ''))
      this.draft.addresses.push(address);
  }

  /** Our own cards say exactly what is what: a name in its parts, a whole address only where its parts do not say it. */
  private isOurs(): boolean {
    return this.card.properties.some(({ name, value }) => name === 'PRODID' && value.includes('Calldeck'));
  }

  private settleAddresses(): void {
    for (const { label, text } of this.wholeAddresses) {
      if (
        text === '' ||
        this.draft.addresses.some((address) => address.label === label || this.wholeAddresses.length === 1)
      )
        continue;
      this.draft.addresses.push(wholeAddress(label, text));
    }
  }

  private birthday(property: VcardProperty): void {
    const text = this.text(property);
    if (this.draft.birthday !== null) return;
    this.draft.birthday = dateOf(text, property.params.get('X-APPLE-OMIT-YEAR')?.[0]);
    if (this.draft.birthday !== null) return;
    this.problem('bad_date', text, words.problem.badDate(text));
    this.kept.push(words.keptLine(words.birthdayWord, text));
  }

  private day(label: string, text: string): void {
    const date = dateOf(text);
    if (date === null) this.kept.push(words.keptLine(own.labels[label] ?? label, text));
    else if (!this.extras.dates.some((other) => other.label === label && other.date === date))
      this.extras.dates.push({ label, date });
  }

  private related(label: string, text: string, property?: VcardProperty): void {
    if (text === '') return;
    const ours = (name: string) => property?.params.get(`X-CALLDECK-${name}`)?.[0];
    const name = ours('NAME') ?? text;
    const id = ours('ID') ?? (name === text ? undefined : text.replace(/^urn:uuid:/i, ''));
    const reverse = ours('REVERSE');
    this.extras.related.push({
      label: relationOf(label),
      name,
      ...(id === undefined ? {} : { id }),
      ...(reverse === undefined ? {} : { reverse }),
    });
  }

  /** A card in a card is read as one of its own; here it is named. 3.0 writes it into one line. */
  private agent(property: VcardProperty): void {
    const text = this.text(property);
    if (/^(cid|https?|urn|mid):/i.test(text)) return;
    const name = /^FN[^:\n]*:(.*)$/im.exec(text)?.[1]?.trim() ?? (/^BEGIN:/i.test(text) ? '' : text);
    this.related('agent', name);
  }

  private android(property: VcardProperty): void {
    const [type = '', first = '', number = '', custom = ''] = partsOf(property.value, this.card.version);
    const what = type.replace('vnd.android.cursor.item/', '');
    if (first === '') return;
    if (what === 'nickname') this.draft.name.nickname ||= first;
    else if (what === 'relation') this.related(custom || (ANDROID_RELATIONS[Number(number)] ?? own.relatedWord), first);
    else if (what === 'contact_event') this.day(custom || (ANDROID_DAYS[Number(number)] ?? own.dateWord), first);
    else this.unused.push('X-ANDROID-CUSTOM');
  }

  private picture(property: VcardProperty): void {
    const picture = pictureOf(property);
    if (picture === null) this.problem('bad_picture', '', own.problem.badPicture);
    else if (picture !== undefined && this.extras.pictures.length < MOST_PICTURES)
      this.extras.pictures.push(property.name === 'LOGO' ? { ...picture, isLogo: true } : picture);
  }
}

const MOST_PICTURES = 10;
