import { contract, isProcedureName } from '@shared/contract/index';
import { strings } from '@shared/locale/index';
import { z } from 'zod';

const words = strings.hosts;

/** The list of all procedures with their sentences, made from the contract. */
export function listProcedures(): string {
  const names = Object.keys(contract);
  const width = Math.max(...names.map((name) => name.length));
  const rows = Object.entries(contract).map(([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}`);
  return [
    words.terminal.usage,
    '',
    ...strings.terminalWords.commands,
    '',
    ...words.terminal.options,
    '',
    words.terminal.procedures,
    ...rows,
    '',
  ].join('\n');
}

/** One procedure: its sentence, and what it takes and gives as JSON schemas. Null for an unknown name. */
export function explainProcedure(name: string): string | null {
  if (!isProcedureName(name)) return null;
  const { summary, input, output } = contract[name];
  return [
    `${name}: ${summary}`,
    '',
    words.terminal.takes,
    schemaText(input, 'input'),
    '',
    words.terminal.gives,
    schemaText(output, 'output'),
    '',
  ].join('\n');
}

function schemaText(schema: z.ZodType, io: 'input' | 'output'): string {
  // Bytes have no JSON schema; in a terminal they are {"$bytes": "<base64>"}.
  return JSON.stringify(z.toJSONSchema(schema, { io, unrepresentable: 'any' }), null, 2);
}
