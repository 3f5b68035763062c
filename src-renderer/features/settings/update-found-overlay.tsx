import { useEffect, useRef } from 'react';
import { useLocation } from 'wouter';
import { strings } from '@shared/locale';
import { notify } from '@renderer/ui/toast';
import { useUpdates } from './use-updates';

const words = strings.updates;

/** Says once, wherever the person is, that a look of its own has found a newer version. */
export default function UpdateFoundOverlay() {
  const state = useUpdates();
  const [location, go] = useLocation();
  const said = useRef<string | null>(null);
  const version = state?.phase === 'found' ? state.version : null;
  useEffect(() => {
    if (version === null || said.current === version) return;
    said.current = version;
    // The settings say it themselves.
    if (location === '/settings') return;
    notify.info(words.found(version), { action: { label: words.show, run: () => go('/settings') } });
  }, [version, location, go]);
  return null;
}
