import type { Given } from '../start/recognise.ts';
import type { EntryFields } from './entry-fields.ts';
import { isSecretKey, isSecretPart } from './secret-text.ts';

/** Words, numbers and lists of them; nothing with the look of a secret, a path or an address. */
const isPlain = (text: string): boolean =>
  text.length <= LONGEST &&
  /^[\w.,:*|^$()+ -]*$/.test(text) &&
  !text.split(/[,|: ]/).some(isSecretPart);
const LONGEST = 2000;
const MOST = 200;

type Pair = readonly [key: string, value: string];
const safePairs = (pairs: readonly Pair[]): Pair[] =>
  pairs
    .filter(([key, value]) => isPlain(key) && !isSecretKey(key) && isPlain(value))
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
  return {
    isHosted,
    words: safeWords(command),
    variables: safePairs([...variables, ...command.flatMap(variableIn)]),
    headers: safePairs([...headers, ...command.flatMap(headerIn)]),
    queries: safePairs(urls.flatMap((url) => [...url.searchParams])),
    path: urls
      .flatMap((url) => url.pathname.split('/'))
      .filter((part) => part !== '' && isPlain(part)),
  };
}

/** The words of a command line in their order; in place of what could be a secret stands nothing. */
function safeWords(command: readonly string[]): string[] {
  return command.slice(0, MOST).map((word, at) => {
    const [name = '', value] = split(word, '=');
    if (word.startsWith('-') && value !== undefined)
      return isPlain(name) && !isSecretKey(name) && isPlain(value)
        ? word
        : isPlain(name)
          ? name
          : '';
    const before = command[at - 1] ?? '';
    return isPlain(word) && !(before.startsWith('-') && isSecretKey(before)) ? word : '';
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
