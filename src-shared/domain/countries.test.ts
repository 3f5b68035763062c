import { describe, expect, it } from 'vitest';
import { regionOfCountry } from './countries';
import { regionOfNumber } from './phone';

describe('regionOfCountry', () => {
  it.each([
    ['Germany', 'DE'],
    ['deutschland', 'DE'],
    ['Allemagne', 'DE'],
    ['DE', 'DE'],
    [' UK ', 'GB'],
    ['Scotland', 'GB'],
    ['U.S.A.', 'US'],
    ['Estados Unidos', 'US'],
    ['Česká republika', 'CZ'],
    ['Sverige', 'SE'],
    ['日本', 'JP'],
    ['España', 'ES'],
    ['Atlantis', null],
    ['', null],
  ])('%j is %s', (text, region) => {
    expect(regionOfCountry(text)).toBe(region);
  });
});

describe('regionOfNumber', () => {
  it.each([
    ['030 23125 003', ['DE'], 'US', 'DE'],
    ['01 99 00 12 34', ['FR'], 'US', 'FR'],
    ['915 55 01 01', ['ES'], 'US', 'ES'],
    ['020 7946 0018', ['GB'], 'DE', 'GB'],
    ['(512) 555-0101', ['US'], 'DE', 'US'],
    // An American number of somebody who lives in Germany, and a German one of somebody in Spain.
    ['(512) 555-0101', ['DE'], 'US', 'US'],
    ['030 23125 003', ['ES'], 'DE', 'DE'],
    ['+49 30 23125003', ['ES'], 'US', 'US'],
    ['030 23125 003', ['ES', 'DE'], 'US', 'DE'],
    ['030 23125 003', [], 'US', 'US'],
  ])('%s beside %j, in a file of %s, is of %s', (number, places, own, region) => {
    expect(regionOfNumber(number, places, own)).toBe(region);
  });
});
