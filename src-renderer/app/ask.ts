import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { Entity, ErrorCode, InputOf, OutputOf, ProcedureName, QueryName } from '@shared/contract/index';
import { bridge } from '@renderer/bridge';
import { notify } from '@renderer/ui/toast';

/** A call that main refused or could not do. Its message is the sentence to show. */
export class CallFailure extends Error {
  readonly code: ErrorCode;
  readonly fields: Record<string, string>;
  readonly traceId: string;

  constructor(error: { code: ErrorCode; message: string; fields?: Record<string, string>; traceId: string }) {
    super(error.message);
    this.name = 'CallFailure';
    this.code = error.code;
    this.fields = error.fields ?? {};
    this.traceId = error.traceId;
  }
}

/** Whether a call failed because there is no such thing, or no longer: there is no use in asking again. */
export function isGone(failure: Error): boolean {
  return failure instanceof CallFailure && failure.code === 'not_found';
}

/** Calls a procedure and returns its value; throws CallFailure. */
export async function ask<N extends ProcedureName>(name: N, input: InputOf<N>): Promise<OutputOf<N>> {
  const answer = await bridge.invoke(name, input);
  if (!answer.ok) throw new CallFailure(answer.error);
  return answer.value;
}

/** What a query hangs on: one entity or several. `data.changed` of any of them asks it again. */
export type QueryOf = Entity | readonly Entity[];

/** The key of a query: what it hangs on, then the procedure and its input. */
export function queryKey(of: QueryOf, name: ProcedureName, input: unknown): readonly unknown[] {
  return [of, name, input];
}

/**
 * Reads a query of the contract and keeps it true: it is asked again when an entity it hangs on changes.
 * @param of the entities it hangs on
 * @param name the query
 * @param input its input; null waits until there is one
 */
export function useRead<N extends QueryName>(
  of: QueryOf,
  name: N,
  input: InputOf<N> | null,
  options: { keepPrevious?: boolean } = {},
): UseQueryResult<OutputOf<N>, Error> {
  return useQuery<OutputOf<N>, Error>({
    queryKey: queryKey(of, name, input),
    queryFn: () => {
      if (input === null) throw new Error(`${name} was asked without its input`);
      return ask(name, input);
    },
    enabled: input !== null,
    placeholderData: options.keepPrevious === true ? (before) => before : undefined,
  });
}

/** Whether a newer question of the same page pushed this one aside before it was read. */
function wasPushedAside(failure: unknown): boolean {
  return failure instanceof CallFailure && failure.code === 'cancelled';
}

const patience = { tries: 5, delay: 30 };

/** For queries: a question that was pushed aside is asked again while somebody still looks at its answer. */
export const askAgain = {
  retry: (failures: number, failure: Error) => wasPushedAside(failure) && failures < patience.tries,
  retryDelay: patience.delay,
};

/**
 * As `askAgain`, without a query.
 * @param question asks once
 * @param isWanted false as soon as nobody waits for the answer any more
 */
export async function askWhileWanted<T>(question: () => Promise<T>, isWanted: () => boolean): Promise<T> {
  for (let failures = 0; ; failures += 1) {
    try {
      return await question();
    } catch (reason) {
      if (!wasPushedAside(reason) || failures >= patience.tries || !isWanted()) throw reason;
      await new Promise((resolve) => setTimeout(resolve, patience.delay));
    }
  }
}

/** Why something failed, in its own sentence. */
export function messageOf(failure: unknown): string {
  return failure instanceof Error ? failure.message : String(failure);
}

/** Shows why something failed; what was cancelled by a newer question is no news. */
export function tellFailure(failure: unknown, retry?: () => void): void {
  if (wasPushedAside(failure)) return;
  notify.error(messageOf(failure), { retry });
}
