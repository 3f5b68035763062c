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

/** Why something failed, in its own sentence. */
export function messageOf(failure: unknown): string {
  return failure instanceof Error ? failure.message : String(failure);
}

/** Shows why something failed; what was cancelled by a newer question is no news. */
export function tellFailure(failure: unknown, retry?: () => void): void {
  if (failure instanceof CallFailure && failure.code === 'cancelled') return;
  notify.error(messageOf(failure), { retry });
}
