import type { Hints, Parameter, Tool } from '../tool.ts';

/** The tools of one of several servers for the same product. */
export interface Variant<T extends Compared = Compared> {
  readonly slug: string;
  /** What the tools of a variant may all be named after: the product, its vendor. */
  readonly names: readonly string[];
  readonly tools: readonly T[];
}

export type Compared = Pick<Tool, 'name' | 'parameters' | 'hints'>;

/** Who says what: each value with the slugs of the variants in which it is so. */
export type ByValue<V> = readonly (readonly [value: V, slugs: readonly string[]])[];

/** How a tool differs between the variants that have it. */
export type VariantDifference =
  | { readonly kind: 'parameters-unknown'; readonly slugs: readonly string[] }
  | { readonly kind: 'only-in'; readonly parameter: string; readonly slugs: readonly string[] }
  | { readonly kind: 'type'; readonly parameter: string; readonly values: ByValue<string> }
  | { readonly kind: 'required'; readonly parameter: string; readonly values: ByValue<boolean> }
  | { readonly kind: 'hint'; readonly hint: keyof Hints; readonly values: ByValue<boolean | null> };

/** A tool in all variants that have one of this name. */
export interface ComparedTool<T extends Compared> {
  /** As the first variant that has it writes it. */
  readonly name: string;
  /** By the slugs of the variants, in their order. */
  readonly tools: ReadonlyMap<string, T>;
  readonly differences: readonly VariantDifference[];
}

/**
 * The tools of all variants, side by side where their names say the same: case, separators and a beginning that
 * names the product, as in `aws___read_documentation`, do not count. Those of most variants come first.
 */
export function compareVariants<T extends Compared>(
  variants: readonly Variant<T>[],
): ComparedTool<T>[] {
  const rows = new Map<string, Map<string, T>>();
  for (const { slug, names, tools } of variants) {
    const beginning = sharedBeginning(
      tools.map(({ name }) => name),
      names,
    );
    for (const tool of tools) {
      const key = plain(tool.name.slice(beginning.length)) || tool.name;
      const row = rows.get(key) ?? new Map<string, T>();
      const isTaken = row.has(slug);
      rows.set(isTaken ? tool.name : key, isTaken ? new Map([[slug, tool]]) : row.set(slug, tool));
    }
  }
  return [...rows.values()]
    .map((tools) => ({
      name: [...tools.values()][0]?.name ?? '',
      tools,
      differences: differencesOf(tools),
    }))
    .sort((a, b) => b.tools.size - a.tools.size);
}

const plain = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

/** What all names begin with, up to a separator, if it is the name of the product or its vendor. */
export function sharedBeginning(tools: readonly string[], names: readonly string[]): string {
  const [first = '', ...others] = tools;
  let length = first.length;
  for (const other of others) {
    while (!other.startsWith(first.slice(0, length))) length -= 1;
  }
  const beginning = /^.*[^\p{L}\p{N}]/u.exec(first.slice(0, length))?.[0] ?? '';
  const word = plain(beginning);
  const isName = word !== '' && names.some((name) => plain(name).startsWith(word));
  return others.length > 0 && isName ? beginning : '';
}

const HINTS = ['readOnlyHint', 'destructiveHint', 'idempotentHint', 'openWorldHint'] as const;

function differencesOf(tools: ReadonlyMap<string, Compared>): VariantDifference[] {
  if (tools.size < 2) return [];
  const all = [...tools];
  const unknown = all.filter(([, { parameters }]) => parameters === null).map(([slug]) => slug);
  const known = all.flatMap(([slug, { parameters }]) =>
    parameters === null ? [] : [[slug, parameters] as const],
  );
  const names = new Set(known.flatMap(([, parameters]) => parameters.map(({ name }) => name)));
  return [
    ...(unknown.length > 0 ? [{ kind: 'parameters-unknown' as const, slugs: unknown }] : []),
    ...[...names].flatMap((name) => parameterDifferences(name, known)),
    ...HINTS.flatMap((hint): VariantDifference[] => {
      const values = byValue(all.map(([slug, { hints }]) => [hints[hint] ?? null, slug]));
      return values.length > 1 ? [{ kind: 'hint', hint, values }] : [];
    }),
  ];
}

function parameterDifferences(
  parameter: string,
  known: readonly (readonly [slug: string, parameters: readonly Parameter[]])[],
): VariantDifference[] {
  const found = known.flatMap(([slug, parameters]) => {
    const own = parameters.find(({ name }) => name === parameter);
    return own ? [[slug, own] as const] : [];
  });
  const differences: VariantDifference[] = [];
  if (found.length < known.length)
    differences.push({ kind: 'only-in', parameter, slugs: found.map(([slug]) => slug) });
  const types = byValue(
    found.flatMap(([slug, { type }]) => (type === undefined ? [] : [[type.toLowerCase(), slug]])),
  );
  if (types.length > 1) differences.push({ kind: 'type', parameter, values: types });
  const required = byValue(found.map(([slug, own]) => [own.required, slug]));
  if (required.length > 1) differences.push({ kind: 'required', parameter, values: required });
  return differences;
}

function byValue<V>(pairs: readonly (readonly [value: V, slug: string])[]): ByValue<V> {
  const groups = Map.groupBy(pairs, ([value]) => value);
  return [...groups].map(([value, same]) => [value, same.map(([, slug]) => slug)]);
}
