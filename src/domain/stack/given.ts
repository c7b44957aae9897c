import type { Given } from '../start/recognise.ts';
import type { EntryFields } from './entry-fields.ts';
import { isSecretInPath, isSecretKey, isSecretPart } from './secret-text.ts';

const LONGEST = 2000;
const MOST = 200;

/** A name of an option, a variable or a header. */
const isName = (text: string): boolean =>
  /^-{0,2}[A-Za-z][\w.-]{0,60}$/.test(text) && !isSecretPart(text);

/** A list of words without digits, or a small number: what chooses a start, and hardly a secret. */
const isPlain = (text: string): boolean =>
  text.length <= LONGEST &&
  text.split(/[,|\s]+/).every((word) => /^([A-Za-z*][A-Za-z_.:*-]*|\d{1,3})?$/.test(word)) &&
  !text.split(/[,|\s]+/).some(isSecretPart);

type Pair = readonly [key: string, value: string];
/** Stands for a value that is not kept: it was given, and chooses nothing. */
const SOME = '…';
const safePairs = (pairs: readonly Pair[]): Pair[] =>
  pairs
    .filter(([key]) => isName(key) && !isSecretKey(key))
    .map(([key, value]): Pair => [key, isPlain(value) ? value : SOME])
    .slice(0, MOST);

/**
 * What an entry sets, as far as it can choose a start: options, variables, headers and the parts of
 * an address. What is or could be a secret is left out.
 */
export function givenIn(
  { command, address, variables, headers }: EntryFields,
  isHosted: boolean,
): Given {
  const urls = [...(address === undefined ? [] : [address]), ...command.filter(isAddress)].flatMap(
    (text) => parsed(text) ?? [],
  );
  const passedOn = command
    .filter((word, at) => command[at - 1] === '-e' && !word.includes('='))
    .filter((name) => !variables.some(([key]) => key === name))
    .map((name): Pair => [name, SOME]);
  return {
    isHosted,
    words: safeWords(command),
    variables: safePairs([...variables, ...command.flatMap(variableIn), ...passedOn]),
    headers: safePairs([...headers, ...command.flatMap(headerIn)]),
    queries: safePairs(urls.flatMap((url) => [...url.searchParams])),
    path: urls.flatMap(({ hostname, pathname }) =>
      pathname
        .split('/')
        .filter((part) => part !== '' && isPlain(part) && !isSecretInPath(hostname, part)),
    ),
  };
}

/** The words of a command line in their order, `…` for what could be a secret. */
function safeWords(command: readonly string[]): string[] {
  return command.slice(0, MOST).map((word, at) => {
    const before = command[at - 1] ?? '';
    if (before.startsWith('-') && isSecretKey(before)) return SOME;
    const [name = '', value] = split(word, '=');
    if (!word.startsWith('-')) return isPlain(word) ? word : SOME;
    if (!isName(name)) return SOME;
    if (value === undefined) return word;
    return isPlain(value) && !isSecretKey(name) ? word : `${name}=${SOME}`;
  });
}

const isAddress = (word: string): boolean => /^https?:\/\//.test(word);

function parsed(text: string): URL | undefined {
  return text.length <= LONGEST && URL.canParse(text) ? new URL(text) : undefined;
}

/** `KEY=value`, as `env` and `docker run -e` take it. */
function variableIn(word: string): Pair[] {
  const [, name, value] = /^(?:-e|--env=)?([A-Za-z_]\w*)=(.*)$/s.exec(word) ?? [];
  return name === undefined || value === undefined ? [] : [[name, value]];
}

/** `Name: value`, as bridges take it. */
function headerIn(word: string): Pair[] {
  const [, name, value] = /^(?:--header=)?([A-Za-z][\w-]*):\s*(.*)$/s.exec(word) ?? [];
  return name === undefined || value === undefined || value.startsWith('//') ? [] : [[name, value]];
}

function split(text: string, at: string): [string, string?] {
  const place = text.indexOf(at);
  return place < 0 ? [text] : [text.slice(0, place), text.slice(place + at.length)];
}
