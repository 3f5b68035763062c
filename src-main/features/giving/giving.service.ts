import type { OutputOf } from '@shared/contract/index';
import { addressLines } from '@shared/domain/address';
import type { ContactDraft, DraftPicture } from '@shared/domain/contact-draft';
import { strings } from '@shared/locale/index';
import { AppError } from '../../core/errors';
import { safeName } from '../../core/file-name';
import { prepared } from '../../db/prepared';
import type { RawConnection } from '../../db/open';
import { writeVcard } from '../../formats/vcard/write';
import { readDrafts } from '../exports/exports.service';
import type { Settings } from '../settings/settings.service';

/** What a phone reads off a screen at arm's length; a code of more has modules too small for it. */
const readable = 800;

type PrintedCard = OutputOf<'giving.cards'>['rows'][number];

function nameOf(raw: RawConnection, id: string): string {
  const row = prepared(raw, 'SELECT display_name AS name FROM contact WHERE id = ?').get(id) as
    | { name: string }
    | undefined;
  if (row === undefined) throw new AppError('not_found', strings.app.notFound);
  return row.name;
}

/** @throws AppError `not_found` for a card that is not there */
function draftOf(raw: RawConnection, id: string): ContactDraft {
  const [draft] = readDrafts(raw, [id]);
  if (draft === undefined) throw new AppError('not_found', strings.app.notFound);
  return draft;
}

/** What of cards goes on paper, in the order of the ids. */
export function printedCards(
  raw: RawConnection,
  ids: readonly string[],
  { region, locale }: Pick<Settings, 'region' | 'locale'>,
): PrintedCard[] {
  return readDrafts(raw, ids).map((draft) => {
    const id = draft.externalId ?? '';
    const [address] = draft.addresses;
    const methods = [...draft.methods].sort((a, b) => Number(b.primary) - Number(a.primary));
    return {
      id,
      kind: draft.kind,
      name: nameOf(raw, id),
      company: draft.kind === 'company' ? '' : draft.company,
      title: draft.title,
      doNotMail: draft.doNotMail,
      methods: methods.map(({ kind, label, value }) => ({ kind, label, value })),
      addressLines: address === undefined ? [] : addressLines(address, region, locale),
      birthday: draft.birthday,
      tags: draft.tags,
      notes: draft.notes,
    };
  });
}

/** Only what someone writes into their own address book: nothing of what we think of them. */
function givenAway(draft: ContactDraft): ContactDraft {
  const { custom: _custom, extras: _extras, ...rest } = draft;
  return {
    ...rest,
    notes: '',
    tags: [],
    roles: [],
    lifecycle: null,
    owner: null,
    source: null,
    doNotCall: false,
    doNotMail: false,
    externalId: null,
    createdAt: null,
  };
}

/**
 * A card as a short vCard for a QR code. Where it is too long to be read by a phone it is shortened: first further
 * addresses, then all but the first of each kind, then the address, then long words.
 */
export function codeOf(raw: RawConnection, id: string): { vcard: string; isShortened: boolean } {
  const whole = { ...givenAway(draftOf(raw, id)), birthday: null };
  const firsts = whole.methods.filter((one, at) => whole.methods.findIndex(({ kind }) => kind === one.kind) === at);
  const cut = (text: string) => Array.from(text).slice(0, 60).join('');
  const { prefix, given, middle, family, suffix } = whole.name;
  const name = {
    prefix: cut(prefix),
    given: cut(given),
    middle: cut(middle),
    family: cut(family),
    suffix: cut(suffix),
    nickname: '',
    phoneticGiven: '',
    phoneticFamily: '',
  };
  const shorter: ContactDraft[] = [
    whole,
    { ...whole, addresses: whole.addresses.slice(0, 1) },
    { ...whole, addresses: whole.addresses.slice(0, 1), methods: firsts },
    { ...whole, addresses: [], methods: firsts },
    {
      ...whole,
      addresses: [],
      methods: firsts.filter(({ value }) => value.length <= 80).slice(0, 2),
      name,
      company: cut(whole.company),
      title: cut(whole.title),
      department: '',
    },
  ];
  const written = shorter.map((draft) => withoutOurs(writeVcard(draft, '3.0')));
  const at = written.findIndex((text) => Buffer.byteLength(text) <= readable);
  return { vcard: written[at === -1 ? written.length - 1 : at] ?? '', isShortened: at !== 0 };
}

/** A phone needs no word on who wrote the card; each line makes the code coarser to read. */
function withoutOurs(vcard: string): string {
  return vcard.replace(/^PRODID:.*\r\n/m, '');
}

/**
 * A card as a vCard file (3.0, which every phone and mail program reads).
 * @param picture the one of the card, as base64
 */
export function cardFile(
  raw: RawConnection,
  id: string,
  picture: DraftPicture | null,
): { fileName: string; text: string } {
  const draft = givenAway(draftOf(raw, id));
  const extras = {
    jobs: [],
    pictures: picture === null ? [] : [picture],
    related: [],
    dates: [],
    language: '',
    revisedAt: null,
  };
  return {
    fileName: safeName(`${Array.from(nameOf(raw, id)).slice(0, 80).join('')}.vcf`),
    text: writeVcard({ ...draft, extras }, '3.0'),
  };
}
