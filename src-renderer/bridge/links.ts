import type { Bridge, Envelope } from '@shared/contract/index';
import { strings } from '@shared/locale/index';

/**
 * Opens a web, mail or telephone link outside Calldeck. In Electron main judges and opens it; a browser opens it itself,
 * and here the same schemes are let through.
 * @param bridge where main is asked
 * @param inElectron whether main can open links
 */
export async function openLink(bridge: Bridge, inElectron: boolean, url: string): Promise<Envelope<{ ok: true }>> {
  if (inElectron) return bridge.invoke('app.open_link', { url });
  if (!/^(https?|mailto|tel):/i.test(url)) {
    return { ok: false, error: { code: 'forbidden', message: strings.app.linkRefused, traceId: '' } };
  }
  const link = document.createElement('a');
  link.href = url;
  link.rel = 'noopener noreferrer';
  // A phone number or a mail address goes to its own program and leaves this page as it is.
  if (/^https?:/i.test(url)) link.target = '_blank';
  document.body.append(link);
  link.click();
  link.remove();
  return { ok: true, value: { ok: true } };
}
