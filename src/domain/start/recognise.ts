import type { Setting, Start, StartChoice } from './start.ts';
import { usualChoice } from './usual-choice.ts';

type Pair = readonly [key: string, value: string];

/** What a configuration gives a server. */
export interface Given {
  /** Is the server hosted, so that arguments and variables do not reach it? */
  readonly isHosted: boolean;
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
    const couldBeSet = start.set.some(({ in: place }) => isHostedPlace(place) === given.isHosted);
    if (found.length === 0 && !couldBeSet) return [];
    if (start.list !== undefined)
      return listChoice(
        start,
        found.map(({ value }) => value),
      );
    const isSet = found.some(({ setting, value }) => chooses(setting, value));
    return isSet === (start.when !== 'unset') ? [[start.id]] : [];
  });
}

const isHostedPlace = (place: Setting['in']): boolean =>
  place === 'header' || place === 'query' || place === 'path';

/** A list with a value that nobody knows could offer anything: then nothing is said to be left out. */
function listChoice(start: Start, given: readonly string[]): StartChoice[] {
  const values = given.flatMap((value) => value.split(/[\s,|]+/)).filter(Boolean);
  if (values.length === 0) {
    const usual = usualChoice(start);
    return usual ? [usual] : [];
  }
  const groups = start.groups ?? [];
  const isKnown = (value: string) =>
    groups.some(({ name }) => name === value) ||
    (value === 'default' && groups.some((group) => group.default)) ||
    (groups.length === 0 && !value.includes('*'));
  return values.every(isKnown) ? [[start.id, ...new Set(values)]] : [];
}

const isOn = (value: string): boolean => !/^(false|0|no|off)$/i.test(value.trim());

/** Does a value that was given choose the start? Without fixed values, all but "off" does. */
const chooses = ({ is }: Setting, value: string): boolean =>
  is === undefined
    ? isOn(value)
    : is.some((wanted) => wanted.toLowerCase() === value.trim().toLowerCase());

type ArgumentKind = 'flag' | 'value' | 'list';

/** The values that a setting has; an argument or a part of a path without one is `true`. */
function valuesOf({ in: place, name, is }: Setting, isList: boolean, given: Given): string[] {
  const named = (pairs: readonly Pair[], same: (key: string) => boolean) =>
    pairs.flatMap(([key, value]) => (same(key) ? [value] : []));
  switch (place) {
    case 'argument':
      return argumentValues(given.words, name, isList ? 'list' : is ? 'value' : 'flag');
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

/** Of `--name`, `--name=value` and `--name value`; a list may go on over several words. */
function argumentValues(words: readonly string[], name: string, kind: ArgumentKind): string[] {
  return words.flatMap((word, at) => {
    if (word.startsWith(`${name}=`)) return [word.slice(name.length + 1)];
    if (word !== name) return [];
    const rest = words.slice(at + 1);
    const end = rest.findIndex((next) => next.startsWith('-'));
    const values = end < 0 ? rest : rest.slice(0, end);
    if (kind === 'list') return values;
    const [value] = values;
    return [value !== undefined && (kind === 'value' || !isOn(value)) ? value : 'true'];
  });
}
