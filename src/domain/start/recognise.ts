import type { Setting, Start, StartChoice } from './start.ts';
import { usualChoice } from './usual-choice.ts';

type Pair = readonly [key: string, value: string];

/** What a configuration gives a server. */
export interface Given {
  /** The command line, its launchers included. */
  readonly words: readonly string[];
  readonly variables: readonly Pair[];
  readonly headers: readonly Pair[];
  /** Parameters of the address. */
  readonly queries: readonly Pair[];
  /** Parts of the path of the address. */
  readonly path: readonly string[];
}

/**
 * The starts that a configuration chooses. Where it gives no list, a server with groups that are on
 * by default offers these; a start that holds while nothing is set holds then.
 */
export function recogniseStarts(starts: readonly Start[], given: Given): StartChoice[] {
  return starts.flatMap((start): StartChoice[] => {
    const found = start.set.flatMap((setting) =>
      valuesOf(setting, start.list !== undefined, given).map((value) => ({ setting, value })),
    );
    if (start.list !== undefined)
      return listChoice(
        start,
        found.map(({ value }) => value),
      );
    const isSet = found.some(({ setting, value }) => chooses(setting, value));
    return isSet === (start.when !== 'unset') ? [[start.id]] : [];
  });
}

function listChoice(start: Start, given: readonly string[]): StartChoice[] {
  const values = given.flatMap((value) => value.split(',')).map((value) => value.trim());
  const filled = values.filter((value) => value !== '');
  if (filled.length > 0) return [[start.id, ...new Set(filled)]];
  const usual = usualChoice(start);
  return usual ? [usual] : [];
}

const isOn = (value: string): boolean => !/^(false|0|no|off)$/i.test(value.trim());

/** Does a value that was given choose the start? Without fixed values, all but "off" does. */
const chooses = ({ is }: Setting, value: string): boolean =>
  is === undefined
    ? isOn(value)
    : is.some((wanted) => wanted.toLowerCase() === value.trim().toLowerCase());

/** The values that a setting has; an argument or a part of a path without one is `true`. */
function valuesOf({ in: place, name, is }: Setting, isList: boolean, given: Given): string[] {
  const named = (pairs: readonly Pair[], same: (key: string) => boolean) =>
    pairs.flatMap(([key, value]) => (same(key) ? [value] : []));
  switch (place) {
    case 'argument':
      return argumentValues(given.words, name, isList || is !== undefined);
    case 'variable':
      return named(given.variables, (key) => key === name);
    case 'header':
      return named(given.headers, (key) => key.toLowerCase() === name.toLowerCase());
    case 'query':
      return named(given.queries, (key) => key === name);
    case 'path':
      return given.path.flatMap((part, at) =>
        `/${part}` === name ? [isList ? (given.path[at + 1] ?? '') : 'true'] : [],
      );
  }
}

/** Of `--name value`, `--name=value` and `--name`. */
function argumentValues(words: readonly string[], name: string, takesValue: boolean): string[] {
  return words.flatMap((word, at) => {
    if (word.startsWith(`${name}=`)) return [word.slice(name.length + 1)];
    if (word !== name) return [];
    const next = words[at + 1];
    const isValue = next !== undefined && !next.startsWith('-') && (takesValue || !isOn(next));
    return [isValue ? next : 'true'];
  });
}
