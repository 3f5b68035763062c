import type { z } from 'zod';
import { strings } from '@shared/locale/index';

type Issue = z.core.$ZodIssue;

export interface InputProblems {
  /** The sentence that is shown where no field of a form can show its own. */
  message: string;
  /** What is wrong, by the path of each field. */
  fields: Record<string, string>;
}

const words = strings.app.input;

/**
 * What a schema found wrong with an input, in the words of a person: a validator speaks of types and of operators.
 * @param issues of one input, at least one
 */
export function inputProblems(issues: readonly Issue[]): InputProblems {
  const fields: Record<string, string> = {};
  for (const issue of issues) {
    for (const path of placesOf(issue)) fields[path.join('.')] ??= inWords(issue) ?? words.other;
  }
  const [mendable] = issues.flatMap((issue) => mendableInWords(issue) ?? []);
  return { message: mendable === undefined ? strings.app.badInput : words.nothingChanged(mendable), fields };
}

/** Where it is wrong: what nobody asked for is named itself, not what it was put in. */
function placesOf(issue: Issue): PropertyKey[][] {
  return issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
}

/** A limit that somebody typed or chose past; null for what only a program can have sent. */
function mendableInWords(issue: Issue): string | null {
  if (issue.code === 'too_big') {
    if (issue.origin === 'string') return words.tooLong(Number(issue.maximum));
    if (issue.origin === 'array') return words.tooMany(Number(issue.maximum));
    return words.tooLarge(Number(issue.maximum));
  }
  if (issue.code !== 'too_small') return null;
  if (issue.origin === 'string') return words.empty;
  return issue.origin === 'array' ? words.none : words.tooSmall(Number(issue.minimum));
}

function inWords(issue: Issue): string | null {
  if (issue.code === 'unrecognized_keys') return words.unknown;
  if (issue.code === 'invalid_value') return words.oneOf(issue.values.map(String));
  // The words of a pattern or a rule of ours stand beside it in the contract.
  const isOurs = issue.code === 'custom' || (issue.code === 'invalid_format' && issue.format === 'regex');
  return isOurs ? issue.message : mendableInWords(issue);
}
