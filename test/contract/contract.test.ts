import { readHandler } from '@main/app/reads';
import { commandHandler } from '@main/app/registry';
import { contract, isProcedureName, type ProcedureName } from '@shared/contract/index';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

const names = Object.keys(contract) as ProcedureName[];

interface JsonSchema {
  type?: string;
  properties?: Record<string, JsonSchema>;
  additionalProperties?: boolean | JsonSchema;
  items?: JsonSchema;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  allOf?: JsonSchema[];
  $defs?: Record<string, JsonSchema>;
}

/** The places in a schema where an object takes keys that nobody named. */
function loose(schema: JsonSchema, path: string): string[] {
  const inside = [
    ...Object.entries(schema.properties ?? {}).flatMap(([name, inner]) => loose(inner, `${path}.${name}`)),
    ...(schema.items === undefined ? [] : loose(schema.items, `${path}[]`)),
    ...[...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])].flatMap((inner) =>
      loose(inner, path),
    ),
    ...Object.values(schema.$defs ?? {}).flatMap((inner) => loose(inner, `${path}#`)),
  ];
  const isOpen = schema.type === 'object' && schema.properties !== undefined && schema.additionalProperties !== false;
  return isOpen ? [path, ...inside] : inside;
}

describe('the contract', () => {
  it('has procedures, each named feature.verb', () => {
    expect(names.length).toBeGreaterThan(40);
    for (const name of names) expect(name).toMatch(/^[a-z]+\.[a-z_]+$/);
  });

  it('says in a sentence what each does', () => {
    for (const name of names) {
      const { summary } = contract[name];
      expect(summary, name).toMatch(/^[A-Z“].{5,200}[^.]$/);
    }
  });

  it('refuses what no one named, at every depth, going in and coming out', () => {
    const open = names.flatMap((name) => [
      ...loose(
        z.toJSONSchema(contract[name].input, { io: 'input', unrepresentable: 'any' }) as JsonSchema,
        `${name} takes`,
      ),
      ...loose(
        z.toJSONSchema(contract[name].output, { io: 'output', unrepresentable: 'any' }) as JsonSchema,
        `${name} gives`,
      ),
    ]);
    expect(open).toEqual([]);
    for (const name of names) {
      const tried = contract[name].input.safeParse({ surelyNoOneNamedThis: 1 });
      expect(tried.success, name).toBe(false);
    }
  });

  it('takes only an object', () => {
    for (const name of names) {
      for (const input of [null, 1, 'text', true, []])
        expect(contract[name].input.safeParse(input).success, name).toBe(false);
    }
  });

  it('has one handler for each procedure: main’s or a reader’s', async () => {
    for (const name of names) {
      const found = [await commandHandler(name), await readHandler(name)].filter((handler) => handler !== undefined);
      expect(found, name).toHaveLength(1);
    }
  });

  it('knows its own names only', () => {
    for (const name of [
      'constructor',
      '__proto__',
      'toString',
      'hasOwnProperty',
      'valueOf',
      '',
      'app',
      'APP.INFO',
      'app.info ',
    ]) {
      expect(isProcedureName(name), name).toBe(false);
    }
  });
});
