import { useMantineColorScheme } from '@mantine/core';
import { useEffect } from 'react';
import { configureFormat, formatSettings } from '@shared/locale/format';
import { today } from '@shared/domain/time-zone';
import { ask, queryKey, useRead } from './ask';

const infoHangsOn = ['file', 'setting'] as const;

/** The question for the open file and its settings. */
export const infoQuery = {
  queryKey: queryKey(infoHangsOn, 'app.info', {}),
  queryFn: () => ask('app.info', {}),
};

/**
 * Takes the open file's settings into force in this window: how dates, money and phones are written, and the colours.
 * @returns false until they were read, so that nothing is drawn in another locale first
 */
export function useFileSettings(): boolean {
  const info = useRead(infoHangsOn, 'app.info', {});
  const settings = info.data?.settings;
  const { setColorScheme } = useMantineColorScheme();
  const scheme = settings?.colorScheme;
  useEffect(() => {
    if (scheme !== undefined) setColorScheme(scheme);
  }, [scheme, setColorScheme]);

  if (settings) {
    const { locale, timeZone, region, currency } = settings;
    const now = formatSettings();
    if (now.locale !== locale || now.timeZone !== timeZone || now.region !== region || now.currency !== currency) {
      // In the render, before anything below is drawn. A locale or zone that this machine does not know keeps the one in force.
      try {
        configureFormat({ locale, timeZone, region, currency });
      } catch (failure) {
        if (!(failure instanceof RangeError)) throw failure;
        configureFormat({ region, currency });
      }
    }
  }
  return !info.isPending;
}

/** Today where the file is kept, 'YYYY-MM-DD'. */
export function fileToday(): string {
  return today(new Date(), formatSettings().timeZone);
}
