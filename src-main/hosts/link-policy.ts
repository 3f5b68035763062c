/** What to do with a link that leads outside: open it, ask the person first, or refuse. `href` is the parsed form. */
export type LinkVerdict = { action: 'open' | 'ask'; href: string } | { action: 'refuse' };

const MAX_LENGTH = 2048;
// oxlint-disable-next-line no-control-regex -- control characters are what this looks for
const UNSAFE = /[\u0000-\u0020\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069"<>\\^`{|}]/;

/**
 * Judges a link before the system is asked to open it. https:, mailto: and tel: open; http: asks first, for anyone on the
 * way can read and change it; every other scheme, user names in the address, and control characters are refused.
 */
export function judgeLink(link: unknown): LinkVerdict {
  if (typeof link !== 'string' || link.length === 0 || link.length > MAX_LENGTH || UNSAFE.test(link))
    return { action: 'refuse' };
  let url: URL;
  try {
    url = new URL(link);
  } catch (error) {
    if (error instanceof TypeError) return { action: 'refuse' };
    throw error;
  }
  switch (url.protocol) {
    case 'https:':
    case 'http:':
      if (url.username !== '' || url.password !== '' || url.hostname === '') return { action: 'refuse' };
      return { action: url.protocol === 'https:' ? 'open' : 'ask', href: url.href };
    case 'tel:':
      return /^tel:\+?[\d().*#;=,a-zA-Z-]{1,64}$/.test(url.href)
        ? { action: 'open', href: url.href }
        : { action: 'refuse' };
    case 'mailto:':
      // An attachment parameter makes some mail programs attach a local file.
      return /[?&]attach(ment)?=/i.test(url.search) ? { action: 'refuse' } : { action: 'open', href: url.href };
    default:
      return { action: 'refuse' };
  }
}
