import { describe, expect, it } from 'vitest';
import { isWholeName, typedName } from './typed-name';

const ana = { kind: 'person', displayName: 'Ana van der Berg', given: 'Ana', family: 'van der Berg' } as const;

describe('a name typed in a list', () => {
  it('is taken apart, and leaves what the list does not show', () => {
    expect(typedName(ana, 'Ana Lucia Ruiz Jr.')).toEqual({
      given: 'Ana',
      middle: 'Lucia',
      family: 'Ruiz',
      suffix: 'Jr.',
    });
    expect(typedName(ana, 'Dr. Ana “Nana” Ruiz')).toMatchObject({ prefix: 'Dr.', nickname: 'Nana', family: 'Ruiz' });
    expect(typedName({ ...ana, given: '' }, 'Berg')).toMatchObject({ prefix: '' });
    expect(typedName({ ...ana, kind: 'company' }, 'Berg & Sons')).toEqual({ companyName: 'Berg & Sons' });
  });

  it('is not offered where its parts cannot be told from the whole', () => {
    expect(isWholeName(ana)).toBe(true);
    expect(isWholeName({ ...ana, displayName: 'Nagy Anna', given: 'Anna', family: 'Nagy' })).toBe(false);
    expect(isWholeName({ ...ana, displayName: 'Kestrel', given: '', family: '' })).toBe(false);
    expect(isWholeName({ ...ana, kind: 'company', displayName: 'Kestrel' })).toBe(true);
  });
});
