import type { Capability } from '#domain/risk/capability.ts';
import { plainForeignText } from '#domain/upstream-text.ts';
import type { ByValue, VariantDifference } from '#domain/variants/compare-variants.ts';
import type { SafestVariant } from '#domain/variants/safest-variant.ts';
import { listed } from './list.ts';
import { CAPABILITY_LABEL } from './risk.ts';
import { counted } from './sentence.ts';

/** Names of variants by the slugs of their servers. */
type Names = ReadonlyMap<string, string>;

const namesOf = (slugs: readonly string[], names: Names): string =>
  listed(slugs.map((slug) => names.get(slug) ?? slug));

const byVariant = <V>(values: ByValue<V>, names: Names, word: (value: V) => string): string =>
  values.map(([value, slugs]) => `${word(value)} in ${namesOf(slugs, names)}`).join(', ');

/** How a tool differs between variants, as a line without a full stop. */
export function variantDifference(difference: VariantDifference, names: Names): string {
  switch (difference.kind) {
    case 'parameters-unknown':
      return `parameters not known in ${namesOf(difference.slugs, names)}`;
    case 'only-in':
      return `“${plainForeignText(difference.parameter)}” only in ${namesOf(difference.slugs, names)}`;
    case 'type':
      return `“${plainForeignText(difference.parameter)}” is ${byVariant(difference.values, names, plainForeignText)}`;
    case 'required':
      return `“${plainForeignText(difference.parameter)}” is ${byVariant(difference.values, names, (is) => (is ? 'required' : 'optional'))}`;
    case 'hint':
      return `${difference.hint} is ${byVariant(difference.values, names, (value) => `${value ?? 'not set'}`)}`;
  }
}

/** Which variant is safer to switch on, and why: in sentences. The names are those of all variants. */
export function safestVariantSentences(
  safest: SafestVariant,
  names: Names,
  preset: string,
): string[] {
  const areTwo = names.size === 2;
  switch (safest.kind) {
    case 'none-held': {
      const their = safest.slugs.length === 1 ? 'its' : 'their';
      return safest.ofAll
        ? [`The preset ${preset} lets every tool of ${areTwo ? 'both' : 'all of them'} run.`]
        : [
            `${namesOf(safest.slugs, names)}. The preset ${preset} asks about none of ${their} tools and refuses none.`,
          ];
    }
    case 'least': {
      const [any, fewest] = areTwo ? ['the other', 'fewer'] : ['any other', 'the fewest'];
      return [
        `${namesOf([safest.slug], names)}. Its worst tool is no worse than that of ${any}, it has no capability that ${any} lacks, and the preset ${preset} asks about or refuses ${fewest} of its tools.`,
        ...lackSentence(safest.lacks, areTwo),
      ];
    }
    case 'undecided':
      return [
        'None by the facts alone: each has a capability that another lacks, or a worse tool. Choose by the tools that you need.',
      ];
  }
}

function lackSentence(lacks: readonly Capability[], areTwo: boolean): string[] {
  const marks = listed(
    lacks.map((capability) => `“${CAPABILITY_LABEL[capability]}”`),
    'or',
  );
  const others = areTwo ? 'the other has' : 'the others have';
  return lacks.length === 0 ? [] : [`Only ${others} tools marked ${marks}.`];
}

/** "3 tools are in all of them, 4 in some, 35 in one only." */
export function sharedToolsSentence(places: readonly number[], variants: number): string {
  const inAll = places.filter((count) => count === variants).length;
  const inOne = places.filter((count) => count === 1).length;
  const inSome = places.length - inAll - inOne;
  const verb = (count: number) => (count === 1 ? 'is' : 'are');
  const all = variants === 2 ? 'both' : 'all of them';
  if (inOne === places.length && inOne > 1)
    return `No tool is in ${variants === 2 ? 'both' : 'two of them'}.`;
  return (
    [
      inAll === 0 ? `No tool is in ${all}` : `${counted(inAll, 'tool')} ${verb(inAll)} in ${all}`,
      ...(inSome > 0 ? [`${inSome} in some`] : []),
      `${inOne} in one only`,
    ].join(', ') + '.'
  );
}
