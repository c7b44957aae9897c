import type { StackFinding } from '#domain/stack/findings.ts';
import type { FoundFlaw } from '#domain/stack/flaws.ts';
import type { ServerList, UnclearProgram } from '#domain/stack/launch/program.ts';
import type { ConfigOrigin } from '#domain/stack/locate.ts';
import { type Match, versionOf } from '#domain/stack/match.ts';
import type { NoServers } from '#domain/stack/read-stack.ts';
import type { IndexedFlaw, IndexedServer } from '#domain/stack/recognition.ts';
import type { StackReport } from '#domain/stack/report.ts';
import type { SecretLook } from '#domain/stack/secret-text.ts';
import type { SecretPlace } from '#domain/stack/secrets-in-entry.ts';
import { listed } from './list.ts';
import { counted } from './sentence.ts';

/** "Codex", "Cline, Roo Code or Kiro", "a list of servers" */
export function originWords(origin: ConfigOrigin): string {
  if (origin.kind === 'clients') return listed(origin.names, 'or');
  return origin.kind === 'command-line' ? 'a command line' : 'a list of servers';
}

/** What was read, and where the text went. */
export function readSentence(origin: ConfigOrigin, servers: number, isExample: boolean): string {
  const text = isExample
    ? 'The text in the field is an example; keys in it are made up.'
    : 'Your config is no longer in the field; paste it again to change it.';
  return `Read as ${originWords(origin)}: ${counted(servers, 'server')}. ${text}`;
}

/** Where data that the page needs did not arrive. */
export const FILES_MISSING = 'Some files of this site could not be fetched.';

const NO_SERVERS: Record<NoServers, string> = {
  'no-text': 'There is no text to read.',
  'only-comments': 'The whole text is a comment: it starts no server.',
  'no-place':
    'The text is well formed, but has none of the keys under which clients keep their servers.',
  'empty-list': 'The list of servers is empty.',
};

export const noServersSentence = (why: NoServers): string => NO_SERVERS[why];

/** What to try where a text names no server. */
export function noServersAdvice(origin: ConfigOrigin | undefined): string {
  const whose =
    origin?.kind === 'clients' ? `It looks like a file of ${originWords(origin)}. ` : '';
  return `${whose}Your client may keep its servers in another file: “What can be read” above lists them. An agent without servers can still have tools that come with its client.`;
}

/** "Your agent can call 214 tools of 5 servers; 2 more servers are unknown" */
export function stackHeadline(report: StackReport): string {
  const { tools, running, unknown, disabled } = report;
  const outlined = report.counted.filter(
    ({ match, server }) => server.outline === true && !match.entry.disabled,
  ).length;
  const known =
    running === 0
      ? 'None of the servers is recognised'
      : `Your agent can call ${counted(tools.length, 'tool')} of ${counted(running, 'server')}`;
  const more = running === 0 ? 'server' : 'more server';
  return [
    known,
    ...(outlined > 0
      ? [`${outlined} of these ${outlined === 1 ? 'is' : 'are'} known by names only`]
      : []),
    ...(unknown.length > 0
      ? [`${counted(unknown.length, `${more} is`, `${more}s are`)} unknown`]
      : []),
    ...(disabled.length > 0 ? [`${counted(disabled.length, 'server')} switched off`] : []),
  ].join('; ');
}

/** One line of the summary: "3 secrets in plain text". */
export function findingWords({ kind, count }: StackFinding): string {
  switch (kind) {
    case 'combinations':
      return counted(count, 'dangerous combination');
    case 'affected':
      return `${vulnerabilities(count)} in the versions that run`;
    case 'perhaps-affected':
      return `${vulnerabilities(count)} that cannot be ruled out, as no version is given`;
    case 'secrets':
      return `${counted(count, 'secret')} in plain text`;
    case 'overrides':
      return `${counted(count, 'line overrides', 'lines override')} a policy`;
    case 'launch-warnings':
      return `${counted(count, 'weakness', 'weaknesses')} in how servers are started`;
    case 'collisions':
      return `${counted(count, 'tool name')} that several servers use`;
    case 'unknown-servers':
      return `${counted(count, 'unknown server')}: assume full access`;
  }
}

const vulnerabilities = (count: number): string =>
  counted(count, 'known vulnerability', 'known vulnerabilities');

/** How sure a match is, in one clause that begins with a capital letter and has no full stop. */
export function certaintyWords(match: Match, server: IndexedServer, isConfirmed: boolean): string {
  switch (match.certainty) {
    case 'package':
      return packageWords(match, server);
    case 'repository':
      return 'Same repository';
    case 'address':
      return 'Documented address of this server';
    case 'host':
      return isConfirmed
        ? 'Confirmed by you; the same host under another path'
        : 'Guess: the same host under another path, which can have other tools';
    case 'command':
      return 'Its own command';
    case 'extension':
      return 'Its id in the gallery of extensions';
    case 'base':
      return isConfirmed
        ? 'Confirmed by you; the same program under another address'
        : 'Guess: a package, image or command of the same name';
    default:
      return isConfirmed
        ? 'Confirmed by you; only the name matches'
        : 'Guess: only the name matches';
  }
}

function packageWords(match: Match, { version }: IndexedServer): string {
  const given = versionOf(match.entry);
  if (given !== undefined && given === version) return `Exact package match, version ${given}`;
  const shown =
    version === undefined
      ? 'the version of the tools shown is not known'
      : `the tools shown are those of ${version}`;
  const yours = given === undefined ? 'your config gives no exact version' : `you run ${given}`;
  return `Exact package match; ${yours}; ${shown}`;
}

/** Why an entry is not recognised: a clause that completes "Not recognised: …". */
export function unknownReason({ entry: { launch } }: Match): string {
  const { program } = launch;
  switch (program.kind) {
    case 'package':
      return `the catalogue has no server with the ${REGISTRY[program.registry]} ${program.name}`;
    case 'address':
      return `the catalogue has no server at ${program.host}${program.path}`;
    case 'repository':
      return `the catalogue has no server from ${program.host}/${program.path}`;
    case 'listed':
      return `your config gives only its name in ${SERVER_LIST[program.list]}, ${program.name}`;
    case 'extension':
      return 'it comes with an extension, and your config does not say what it runs';
    case 'command':
      return `it starts the installed program ${program.name}, and your config does not say where that came from`;
    case 'file':
      return `it starts the file ${program.name} on your machine`;
    case 'unclear':
      return unclearWords(program);
  }
}

export const REGISTRY = {
  npm: 'npm package',
  pypi: 'PyPI package',
  oci: 'image',
  nuget: 'NuGet package',
  crates: 'crate',
  go: 'Go module',
} as const;

export const SERVER_LIST: Record<ServerList, string> = {
  docker: 'Docker’s catalogue',
  smithery: 'Smithery’s registry',
};

const UNCLEAR: Record<UnclearProgram['why'], string> = {
  'address-filled-in-later': 'its address is filled in when the client starts',
  'bare-shell': 'it starts a shell and nothing else',
  'bridge-without-server': 'it is a bridge, and your config does not say to which server',
  'command-name': 'its command is not a known one',
  'container-not-started': 'its command does not start a container',
  downloaded: 'it downloads what it runs',
  'empty-script': 'it runs a script without a command',
  encoded: 'what it runs is encoded',
  'gateway-without-servers':
    'it is Docker’s gateway, and your config does not say which servers it runs: paste ~/.docker/mcp/registry.yaml too',
  'image-name': 'the name of its image cannot be read',
  'launcher-without-package': 'its launcher is given no package',
  'local-package': 'it runs a package on your machine',
  'local-program': 'it runs a program on your machine',
  'local-script': 'it runs a script on your machine',
  'long-script': 'it runs a script of several commands',
  'no-command': 'its command is empty',
  'no-server': 'it only contacts an address, which is no MCP server',
  'nothing-to-start': 'its entry has neither a command nor an address',
  'package-name': 'the name of its package cannot be read',
  'program-from-address': 'it runs a program from an address',
  'registry-without-server': 'your config does not say which server of the registry it runs',
  'running-container': 'it runs inside a container that is already running',
  'server-name': 'the bridge gives the server a name that cannot be read',
  'too-many-launchers': 'too many launchers start one another',
  'unreadable-address': 'its address cannot be read',
};

const unclearWords = ({ why, runtime }: UnclearProgram): string =>
  runtime === undefined ? UNCLEAR[why] : `${UNCLEAR[why]} with ${runtime}`;

/** What the file lets the client call without asking; `*` stands for every tool. */
export const unaskedSentence = (tools: readonly string[]): string =>
  tools.includes('*')
    ? 'Your config lets all its tools be called without asking.'
    : `Your config lets ${counted(tools.length, 'tool')} be called without asking.`;

const SECRET_PLACE: Record<SecretPlace, string> = {
  variable: 'environment variable',
  header: 'header',
  argument: 'argument',
  address: 'address',
  setting: 'setting',
};

export const secretPlace = (place: SecretPlace): string => SECRET_PLACE[place];

export function secretLook(look: SecretLook): string {
  switch (look) {
    case 'password':
      return 'password in an address';
    case 'named':
      return 'its name says that it is a secret';
    case 'random':
      return 'long random text';
    default:
      return look;
  }
}

/** Whether an entry has a flaw: completes "Server x: …". */
export const flawState = ({ state, about }: FoundFlaw): string =>
  state === 'affected' ? `${about} has it` : `${about} may have it, as the version is not pinned`;

/** Where a flaw is fixed, in one sentence. */
export function fixedSentence({ fixed }: IndexedFlaw): string {
  if (fixed === undefined) return 'No fixed version is known.';
  return `Fixed version: ${fixed}.`;
}
