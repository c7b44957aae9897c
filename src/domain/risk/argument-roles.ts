import type { Parameter } from '../tool.ts';

/** Which arguments of a tool say whom or what a call reaches. */
export interface ArgumentRoles {
  /**
   * Whom it is sent to, or which channel, address, path, repository or account it goes to. Where there
   * is a recipient, a file or document that is told by its id is what is sent, and no destination.
   */
  readonly destinations: readonly string[];
  /** Those of them that are connected to: `url`, `host`; left out where there are none. */
  readonly addresses?: readonly string[];
  /**
   * True where all of them are lists of people, or a calendar that is the user's own if none is given,
   * so that a call without any reaches nobody else.
   */
  readonly onlyPeople: boolean;
  /** How much money it moves. */
  readonly amounts: readonly string[];
  /** The argument that may hold a statement of SQL; none where several may. */
  readonly statement?: string;
  /** True where the name of that argument says that it is SQL: `query` does not. */
  readonly isSql?: true;
}

const list = (words: string) => new Set(words.split(/\s+/));

/** By the words of an argument's name. Lists of people, whom nothing reaches where the list is empty. */
const PEOPLE = list(
  'participant participants attendee attendees invitee invitees guest guests cc bcc',
);
/** Without one, it is the user's own. */
const OWN = list('calendar calendars');
/** The last word of a name that says who or which account receives something: `user_email`, `channelId`. */
const RECIPIENTS = list(
  `to sendto mailto recipient recipients receiver receivers addressee addressees payee creditor beneficiary
  address addresses addr email emails mail mailbox emailaddress inbox phone phones telephone tel mobile msisdn fax jid
  user users username usernames login handle account accounts person persons people peer peers
  assignee assignees reviewer reviewers member members collaborator collaborators subscriber subscribers
  follower followers contact contacts customer customers grantee grantees principal principals
  iban bic wallet wallets spender delegate delegatee counterparty bank merchant vendor supplier seller
  hotel restaurant company shop store
  channel channels room rooms chat chatroom conversation conversations group groups audience guild subreddit`,
);
/** The last word of a name that says where something goes: `target_path`. */
const PLACES = list(
  `url urls uri uris link href endpoint endpoints webhook webhooks callback proxy website
  host hosts hostname hostnames domain domains fqdn server servers ip remote
  path paths filepath file filename filenames folder folders directory directories dir dest dst
  destination destinations target targets bucket buckets drive vault
  repo repos repository repositories owner owners organization organizations organisation organisations org
  branch branches project projects workspace workspaces team teams space spaces site sites board boards
  namespace database databases db table tables collection collections spreadsheet notebook parent arn arns
  queue dsn`,
);
const DESTINATIONS = new Set([...PEOPLE, ...OWN, ...RECIPIENTS, ...PLACES]);
/** What is sent, where it is told by an id and there is somebody to send it to: `share_file(file_id, email)`. */
const SENT_BY_ID = list('file files document documents doc docs sheet spreadsheet presentation');
const MAIL = list('email emails mail mailbox');
/** These say where something goes only where a word after them does: `page` alone is a number or a text. */
const DESTINATIONS_BY_ID = list('page document doc sheet presentation');
const AMOUNTS = list(
  `amount amounts price total subtotal quantity qty value sum fee fees units cost payment deposit tip bid
  budget shares cents lamports wei sats satoshis usd eur gbp usdc usdt eth sol btc`,
);
const CURRENCIES = list('currency currencies token asset coin');
const PUBLIC = list('public anyone everyone');
/** Only a text that a parser of SQL reads counts as a statement in the end. */
const STATEMENTS = list('sql query statement stmt');
const SQL = list('sql statement stmt');
const ADDRESSES = list(
  'url urls uri uris link href host hosts hostname hostnames endpoint endpoints server servers proxy dsn',
);
const CONNECTION = 'connection string';
const BODIES = new Set(['body', 'request body', 'payload', 'request']);
/** Where a repository is told, a path is a place in it, and says nothing of whom a call reaches. */
const REPOSITORIES = list('repo repos repository repositories');
const VERSIONS = list('branch ref sha commit');
const OWNERS = list('owner organization organisation org project workspace group');
const PATHS = list('path paths filepath file filename filenames');
/** Words after which the one before says what it is: `channel_id`, `file_name`, `idOrName`. */
const TAILS = list(
  'id ids uuid uuids guid uid name names key keys slug slugs number numbers list or',
);
/** Tails by which one of many is told, and no pages are counted. */
const TELLING_TAILS = list('id ids uuid uuids guid uid name names key keys slug slugs');
const IDS = list('id ids uuid uuids guid uid key keys');
/** First words of what is no destination: a flag, a bound, or where something comes from. */
const NO_DESTINATION = list(
  'is has with without include includes exclude enable disable allow max min per from sender in',
);

/**
 * Read off the names of a tool's arguments; none where nothing is known of them. What is true or false
 * has no role, but for a switch that shows something to everybody: it counts as a destination that
 * nobody names.
 */
export function argumentRoles(
  parameters: readonly Pick<Parameter, 'name' | 'type'>[] | null,
): ArgumentRoles {
  const known = (parameters ?? [])
    .map(({ name, type }) => ({ name, type, words: wordsOf(name), isBody: isBody(name, type) }))
    .filter(({ type, words }) => type !== 'boolean' || opensToAll(words));
  const namesWith = (test: (words: readonly string[]) => boolean) =>
    known.filter(({ words }) => test(words)).map(({ name }) => name);
  const reached = known.filter(
    ({ words, isBody }) => isBody || isDestination(words) || opensToAll(words),
  );
  const hasRecipient = reached.some(({ words }) => isRecipient(words));
  const inRepository = isInRepository(known.map(({ words }) => words));
  const destinations = reached
    .filter(({ words }) => !(hasRecipient && isSentById(words)))
    .filter(({ words }) => !(inRepository && PATHS.has(mainWord(words))))
    .map(({ name }) => name);
  const people = reached.filter(
    ({ words }) => PEOPLE.has(mainWord(words)) || OWN.has(mainWord(words)),
  );
  const addresses = reached.filter(({ words }) => isAddress(words)).map(({ name }) => name);
  const statements = namesWith((words) => STATEMENTS.has(words.at(-1) ?? ''));
  const [statement] = statements;
  return {
    destinations,
    ...(addresses.length > 0 ? { addresses } : {}),
    onlyPeople: reached.length > 0 && reached.length === people.length,
    amounts:
      namesWith(isAmount).length > 0
        ? namesWith((words) => isAmount(words) || isCurrency(words))
        : [],
    ...(statement === undefined || statements.length > 1 ? {} : { statement }),
    ...(statements.length === 1 && wordsOf(statement ?? '').some((word) => SQL.has(word))
      ? { isSql: true }
      : {}),
  };
}

/** A whole request as one object may hold whom it reaches: nothing in it is told apart. */
function isBody(name: string, type: string | undefined): boolean {
  return type === 'object' && BODIES.has(wordsOf(name).join(' '));
}

function isDestination(words: readonly string[]): boolean {
  if (words.length > 1 && NO_DESTINATION.has(words[0] ?? '')) return false;
  const word = mainWord(words);
  return (
    DESTINATIONS.has(word) ||
    isAddress(words) ||
    (DESTINATIONS_BY_ID.has(word) && TELLING_TAILS.has(words.at(-1) ?? ''))
  );
}

function isAddress(words: readonly string[]): boolean {
  return ADDRESSES.has(mainWord(words)) || words.join(' ').endsWith(CONNECTION);
}

/** `owner` with `repo`, or `project_id` with `branch`. */
function isInRepository(names: readonly (readonly string[])[]): boolean {
  const mains = new Set(names.map(mainWord));
  const has = (words: ReadonlySet<string>) => [...mains].some((word) => words.has(word));
  return (
    (has(REPOSITORIES) && (has(OWNERS) || has(VERSIONS))) || (mains.has('project') && has(VERSIONS))
  );
}

/** `email_id` is a message, not whom one is sent to. */
function isRecipient(words: readonly string[]): boolean {
  const word = mainWord(words);
  if (MAIL.has(word) && TELLING_TAILS.has(words.at(-1) ?? '')) return false;
  return PEOPLE.has(word) || RECIPIENTS.has(word);
}

function isSentById(words: readonly string[]): boolean {
  return SENT_BY_ID.has(mainWord(words)) && IDS.has(words.at(-1) ?? '');
}

function isAmount(words: readonly string[]): boolean {
  return AMOUNTS.has(words.at(-1) ?? '') && !(words[0] === 'has' || words[0] === 'is');
}

/** It says with an amount how much that is. */
function isCurrency(words: readonly string[]): boolean {
  return CURRENCIES.has(mainWord(words));
}

/** A switch that shows something to everybody: whom it reaches, no other argument says. */
function opensToAll(words: readonly string[]): boolean {
  return (
    PUBLIC.has(words.at(-1) ?? '') &&
    (words.length === 1 || ['is', 'make'].includes(words[0] ?? ''))
  );
}

/** The word of a name that says what it is. */
function mainWord(words: readonly string[]): string {
  const last = words.findLastIndex((word, at) => at === 0 || !TAILS.has(word));
  const word = words[last] ?? '';
  const [, joined] = /^(.{2,}?)(?:ids?|names?|numbers?)$/.exec(word) ?? [];
  return joined !== undefined && DESTINATIONS.has(joined) ? joined : word;
}

/** In lower case, without the numbers after them: `email2`. */
function wordsOf(name: string): string[] {
  return name
    .replace(/([A-Z])([A-Z][a-z]{2,})/g, '$1_$2')
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .map((word) => word.replace(/\d+$/, ''))
    .filter(Boolean);
}
