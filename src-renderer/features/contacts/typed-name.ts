import { parseName, type NameParts } from '@shared/domain/name';

interface Named {
  kind: 'person' | 'company';
  displayName: string;
  given: string;
  family: string;
}

/** Whether a name that is shown whole can be taken apart again; else it is changed on its card, part by part. */
export function isWholeName({ kind, displayName, given, family }: Named): boolean {
  if (kind === 'company') return true;
  const parts = parseName(displayName);
  return parts.given === given && parts.family === family;
}

/**
 * What of a card changes when its name is typed anew as a list shows it. What a list leaves out, the title before a given
 * name and the nickname, is only changed by being typed.
 */
export function typedName({ kind, given }: Named, typed: string): Partial<NameParts> | { companyName: string } {
  if (kind === 'company') return { companyName: typed };
  const { prefix, nickname, ...shown } = parseName(typed);
  return {
    ...shown,
    ...(prefix === '' && given !== '' ? {} : { prefix }),
    ...(nickname === '' ? {} : { nickname }),
  };
}
