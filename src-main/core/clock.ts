/** The time as the app sees it, so that a test can say what time it is. */
export interface Clock {
  now(): Date;
  /** IANA name of the zone in which "today" is meant. */
  timeZone(): string;
}

/** The machine's own clock and zone. */
export function systemClock(): Clock {
  return {
    now: () => new Date(),
    timeZone: () => Intl.DateTimeFormat().resolvedOptions().timeZone,
  };
}
