import ICAL from 'ical.js';

/** A property as it stands in a component: its parameters, and its values as text. */
export interface IcsProperty {
  name: string;
  params: Readonly<Record<string, string>>;
  type: string;
  values: string[];
}

/** A VEVENT, VTODO or VTIMEZONE with its properties and the components within. */
export interface IcsComponent {
  name: string;
  properties: IcsProperty[];
  parts: IcsComponent[];
}

type JCal = [name: string, properties: [string, Record<string, unknown>, string, ...unknown[]][], parts: JCal[]];

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(textOf).join(';');
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

function plain([name, properties, parts]: JCal): IcsComponent {
  return {
    name,
    properties: properties.map(([key, params, type, ...values]) => ({
      name: key,
      type,
      params: Object.fromEntries(Object.entries(params).map(([param, value]) => [param.toLowerCase(), textOf(value)])),
      values: values.map(textOf),
    })),
    parts: parts.map(plain),
  };
}

/**
 * Reads one component. Rules of recurrence come as `x-rrule`, their text untouched: the reader knows rules that it
 * follows for ever.
 * @param lines unfolded, from its BEGIN to its END
 * @throws Error for what is no calendar
 */
export function parseComponent(lines: readonly string[]): IcsComponent {
  const text = lines.map((line) => line.replace(/^(RRULE|EXRULE)(?=[;:])/i, 'X-$1')).join('\r\n');
  const parsed = ICAL.parse(text) as unknown as JCal | JCal[];
  const root = Array.isArray(parsed[0]) ? (parsed as JCal[])[0] : (parsed as JCal);
  if (root === undefined) throw new Error('no component');
  return plain(root);
}

/** The first property of a name. */
export function property(component: IcsComponent, name: string): IcsProperty | undefined {
  return component.properties.find((one) => one.name === name);
}

/** The text of a property, or an empty one. */
export function textIn(component: IcsComponent, name: string): string {
  return property(component, name)?.values[0] ?? '';
}
