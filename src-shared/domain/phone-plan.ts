import { getCountries, Metadata, type CountryCode } from 'libphonenumber-js/max';

/** The numbering plan of a country, with its pattern compiled once: the library compiles it anew for every number. */
interface Plan {
  callingCode: string;
  nationalPrefix: string;
  pattern: RegExp;
  lengths: ReadonlySet<number>;
}

/** What a numbering plan of the library has; its types name only a part of it. */
interface PlanData {
  callingCode(): string;
  nationalPrefix(): unknown;
  nationalPrefixForParsing(): unknown;
  nationalNumberPattern(): string;
  possibleLengths(): number[];
}

const plans = new Map<CountryCode, Plan | null>();
let byCallingCode: Map<string, CountryCode[]> | undefined;

function planOf(country: CountryCode): Plan | null {
  const known = plans.get(country);
  if (known !== undefined) return known;
  const metadata = new Metadata();
  metadata.selectNumberingPlan(country);
  const raw = metadata.numberingPlan as unknown as PlanData | undefined;
  let plan: Plan | null = null;
  if (raw !== undefined) {
    const prefix = raw.nationalPrefix();
    const parsing = raw.nationalPrefixForParsing();
    // A prefix that is read by a rule with groups changes the number; that is the library's business.
    const isPlain = typeof parsing !== 'string' || !parsing.includes('(');
    if (isPlain) {
      plan = {
        callingCode: raw.callingCode(),
        nationalPrefix: typeof prefix === 'string' ? prefix : '',
        pattern: new RegExp(`^(?:${raw.nationalNumberPattern()})$`),
        lengths: new Set(raw.possibleLengths()),
      };
    }
  }
  plans.set(country, plan);
  return plan;
}

function countriesOf(callingCode: string): readonly CountryCode[] {
  if (byCallingCode === undefined) {
    byCallingCode = new Map();
    for (const country of getCountries()) {
      const code = planOf(country)?.callingCode;
      if (code !== undefined) byCallingCode.set(code, [...(byCallingCode.get(code) ?? []), country]);
    }
  }
  return byCallingCode.get(callingCode) ?? [];
}

function fits(plan: Plan, national: string): boolean {
  return plan.lengths.has(national.length) && plan.pattern.test(national);
}

/**
 * E.164 of a number that plainly fits a numbering plan: written with `+` and its country code, or as its country writes
 * it. A tenth of what the library takes, for the hundreds of thousands of an import.
 * @param number of digits, blanks, brackets, dots, dashes and a leading plus alone
 * @param country whose numbers stand without a country code
 * @returns null for any number that it takes the library to judge
 */
export function plainE164(number: string, country: CountryCode | undefined): string | null {
  const digits = number.replace(/\D/g, '');
  if (number.includes('+')) {
    if (!number.startsWith('+') || number.includes('+', 1)) return null;
    for (const length of [1, 2, 3]) {
      const national = digits.slice(length);
      // Countries that share a code differ in what they dial at home; only a length that all of them have is plain.
      const shared = countriesOf(digits.slice(0, length)).map((candidate) => planOf(candidate));
      if (!shared.every((plan) => plan?.lengths.has(national.length) === true)) continue;
      if (shared.some((plan) => plan?.pattern.test(national) === true)) return `+${digits}`;
    }
    return null;
  }
  // Dialled abroad from most of the world, and from North America.
  if (digits.startsWith('00') || digits.startsWith('011')) return null;
  const plan = country === undefined ? null : planOf(country);
  if (plan === null) return null;
  const { nationalPrefix } = plan;
  if (nationalPrefix !== '' && digits.startsWith(nationalPrefix)) {
    const national = digits.slice(nationalPrefix.length);
    return fits(plan, national) ? `+${plan.callingCode}${national}` : null;
  }
  return fits(plan, digits) ? `+${plan.callingCode}${digits}` : null;
}

/**
 * Whether a number that stands without a country code is one of this country, written as it is written there: with the
 * zero before the area code where there is one.
 */
export function isWrittenIn(number: string, country: CountryCode): boolean {
  const plan = planOf(country);
  const digits = number.replace(/\D/g, '');
  if (plan === null || number.includes('+') || digits.startsWith('00')) return false;
  const { nationalPrefix, callingCode } = plan;
  if (nationalPrefix !== '' && digits.startsWith(nationalPrefix) && fits(plan, digits.slice(nationalPrefix.length)))
    return true;
  // In North America nobody writes the 1 that is dialled.
  return (nationalPrefix === '' || callingCode === '1') && fits(plan, digits);
}
