import { describe, expect, it } from 'vitest';
import { readSignature } from '@shared/domain/signature';
import { signatures } from '@test/fixtures/signatures/signatures';
import { addition, blankForm, calledIn, isBlank, isDitto, newCard, nextForm, withParts } from './paper-form';

const read = (text: string) => readSignature(text, 'GB').parts;
const ana =
  'Ana Ruiz\nBuyer\nPadaria Costa Ltd\nT 0161 496 0123\nM 07700 900123\nF 0161 496 0124\nana@padaria.example\n1 High Street, Leeds LS1 4AB\nring twice';

describe('a text in the form', () => {
  it('lands in its fields, each with the line it came from', () => {
    const form = withParts(blankForm, read(ana));
    expect(form).toMatchObject({
      name: 'Ana Ruiz',
      company: 'Padaria Costa Ltd',
      title: 'Buyer',
      phone: '0161 496 0123',
      mobile: '07700 900123',
      email: 'ana@padaria.example',
      street: '1 High Street',
      postalCode: 'LS1 4AB',
      city: 'Leeds',
      notes: 'ring twice',
      more: [{ kind: 'phone', label: 'fax', value: '0161 496 0124' }],
    });
    expect(form.sources.phone).toEqual({ line: 'T 0161 496 0123', sure: true });
  });

  it('leaves what was typed, and loses nothing of itself', () => {
    const form = withParts({ ...blankForm, name: 'Anna', phone: '1', city: 'York' }, read(ana));
    expect(form.name).toBe('Anna');
    expect(form.phone).toBe('1');
    expect(form.notes.split('\n')).toEqual(['Ana Ruiz', '1 High Street, LS1 4AB, Leeds', 'ring twice']);
    expect(form.more.map(({ value }) => value)).toEqual(['0161 496 0123', '0161 496 0124']);
  });

  it('holds every part of every signature', () => {
    for (const { text, region } of signatures) {
      const { parts } = readSignature(text, region);
      const whole = JSON.stringify(addition(withParts(blankForm, parts))) + withParts(blankForm, parts).name;
      for (const { value, address } of parts)
        for (const piece of address === null ? [value] : Object.values(address))
          expect(whole).toContain(JSON.stringify(piece).slice(1, -1));
    }
  });
});

describe('a form', () => {
  it('is a person, a company, or nothing', () => {
    expect(newCard({ ...blankForm, notes: 'x' })).toBeNull();
    expect(newCard({ ...blankForm, company: 'Kestrel' })).toMatchObject({ kind: 'company', name: 'Kestrel' });
    expect(newCard({ ...blankForm, name: 'Jo', company: 'Kestrel' })).toMatchObject({
      kind: 'person',
      company: { name: 'Kestrel' },
    });
    expect(calledIn({ ...blankForm, email: ' a@b.example ' })).toBe('a@b.example');
  });

  it('keeps what is pinned for the next card', () => {
    const next = nextForm({ ...blankForm, name: 'Jo', company: 'Kestrel', city: 'York' }, ['company']);
    expect(next).toEqual({ ...blankForm, company: 'Kestrel' });
    expect(isBlank(next)).toBe(false);
    expect(isBlank(next, ['company'])).toBe(true);
  });

  it('knows a ditto mark', () => {
    expect(['"', '″', '〃'].every(isDitto)).toBe(true);
    expect(['', "'", '""', 'a'].some(isDitto)).toBe(false);
  });
});
