import type { Parameter } from '../tool.ts';

/** Which arguments of a tool say whom or what a call reaches. */
export interface ArgumentRoles {
  /** Whom it is sent to, or which channel, address, path, repository or account it goes to. */
  readonly destinations: readonly string[];
  /** True where all of them are lists of people, so that a call without any reaches nobody else. */
  readonly onlyPeople: boolean;
  /** How much money it moves. */
  readonly amounts: readonly string[];
  /** The argument that holds a statement of SQL. */
  readonly statement?: string;
}

const list = (words: string) => new Set(words.split(' '));

/** By the words of an argument's name. Lists of people, whom nothing reaches where the list is empty. */
const PEOPLE = list(
  'participant participants attendee attendees invitee invitees guest guests cc bcc',
);
/** The last word of a name that says where something goes: `user_email`, `channelId`, `target_path`. */
const DESTINATIONS = list(
  `to recipient recipients receiver receivers payee address addresses email emails mailbox phone
  user users username handle account iban wallet beneficiary merchant vendor hotel restaurant company
  channel channels room chat conversation group inbox audience
  url urls uri link href endpoint webhook host hostname domain server
  path paths file filename folder directory dir destination target bucket
  repo repository owner organization organisation org branch project workspace team space site board
  database table collection document page`.replace(/\s+/g, ' '),
);
const AMOUNTS = list('amount amounts price total quantity value sum fee units');
/** Only a text that a parser of SQL reads counts as a statement in the end. */
const STATEMENTS = list('sql query statement');
/** Words after which the one before says what it is: `channel_id`, `file_name`. */
const TAILS = list('id ids name names key slug number');

/** Read off the names of a tool's arguments; none where nothing is known of them. */
export function argumentRoles(
  parameters: readonly Pick<Parameter, 'name'>[] | null,
): ArgumentRoles {
  const known = (parameters ?? []).map(({ name }) => ({ name, word: lastWord(name) }));
  const namesIn = (...lists: ReadonlySet<string>[]) =>
    known.filter(({ word }) => lists.some((words) => words.has(word))).map(({ name }) => name);
  const destinations = namesIn(PEOPLE, DESTINATIONS);
  const [statement] = namesIn(STATEMENTS);
  return {
    destinations,
    onlyPeople: destinations.length > 0 && destinations.length === namesIn(PEOPLE).length,
    amounts: namesIn(AMOUNTS),
    ...(statement === undefined ? {} : { statement }),
  };
}

/** The word of a name that says what it is, in lower case. */
function lastWord(name: string): string {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
  while (words.length > 1 && TAILS.has(words.at(-1) ?? '')) words.pop();
  return words.at(-1) ?? '';
}
