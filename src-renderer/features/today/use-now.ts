import { useEffect, useState } from 'react';
import { formatSettings } from '@shared/locale/format';
import { localDateOf, localTimeOf } from '@shared/domain/dates';

/** The local day and time, told anew every half minute: the sentence counts down, and midnight turns the day. */
export function useNow(): { date: string; clock: string } {
  const [now, setNow] = useState(() => new Date().toISOString());
  useEffect(() => {
    const timer = window.setInterval(() => setNow(new Date().toISOString()), 30_000);
    return () => window.clearInterval(timer);
  }, []);
  const zone = formatSettings().timeZone;
  return { date: localDateOf(now, zone), clock: localTimeOf(now, zone) };
}
