import { isSecretKey, isSecretPart } from '../secret-text.ts';
import { shellWords } from '../shell-words.ts';

/** The index of the first argument that is not an option; `-1` if there is none. */
export function firstPlain(args: readonly string[], takesValue: ReadonlySet<string>): number {
  for (let at = 0; at < args.length; at += 1) {
    const word = args[at] ?? '';
    if (word === '--') return at + 1 < args.length ? at + 1 : -1;
    if (!word.startsWith('-') || word === '-') return at;
    if (takesValue.has(word)) at += 1;
  }
  return -1;
}

const MOST_WORDS = 4;

/**
 * The first words of arguments, as far as they can be a subcommand or an option that says what is served:
 * words without digits, up to the first that could be a secret.
 */
export function subcommandWords(args: readonly string[]): string[] {
  const isOther = (word: string) =>
    !/^-{0,2}[A-Za-z][A-Za-z_:.-]{0,40}$/.test(word) ||
    isSecretPart(word) ||
    (word.startsWith('-') && isSecretKey(word));
  const end = args.findIndex(isOther);
  return args.slice(0, Math.min(end < 0 ? args.length : end, MOST_WORDS));
}

/** Arguments of a launcher of which several were written as one word, such as `-y @scope/name`. */
export const apart = (args: readonly string[]): string[] =>
  args.flatMap((word, at) =>
    at < 2 && /^(-{1,2}\w[\w-]*|@?[\w./-]+(@\S+)?)\s+\S/.test(word) ? shellWords(word) : [word],
  );

/** The values of an option, as `--name value` or `--name=value`. */
export function valuesOf(args: readonly string[], ...names: string[]): string[] {
  return args.flatMap((word, at) => {
    if (names.includes(word)) return args[at + 1] === undefined ? [] : [args[at + 1] ?? ''];
    const equals = word.indexOf('=');
    return equals > 0 && names.includes(word.slice(0, equals)) ? [word.slice(equals + 1)] : [];
  });
}
