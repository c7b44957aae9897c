import { fitsRemote, hostTails } from '../remote-pattern.ts';
import type { StackEntry } from './entry.ts';
import { isLocalHost } from './launch/address.ts';
import type { PackageProgram, Program } from './launch/program.ts';
import {
  baseKey,
  commandKey,
  extensionKey,
  hostKey,
  type IndexedServer,
  nameKey,
  packageKey,
  repositoryKey,
} from './recognition.ts';

/** How sure a match is, surest first; all behind `extension` are guesses. */
export const CERTAINTIES = [
  ...(['package', 'repository', 'address', 'command', 'extension'] as const),
  ...(['host', 'base', 'name'] as const),
] as const;
export type Certainty = (typeof CERTAINTIES)[number];

/** Is it only a guess, which counts when a person confirms it? */
export const isGuess = (certainty: Certainty | undefined): boolean =>
  certainty === 'host' || certainty === 'base' || certainty === 'name';

export interface LookUp {
  readonly certainty: Certainty;
  readonly key: string;
  /** Which of the servers that the key gives the program may be; all where it is left out. */
  readonly fits?: (server: IndexedServer) => boolean;
}

/** The keys under which a program is looked up, surest first. */
export function keysOf({ launch: { program }, name, gallery }: StackEntry): LookUp[] {
  const ids = gallery || program.kind === 'extension' ? [extensionKey(name)] : [];
  return [
    ...sureKeys(program),
    ...ids.map((key): LookUp => ({ certainty: 'extension', key })),
    ...guesses(program, name),
  ];
}

/** Of the packages between client and server, whose flaws count as well. */
export const wrapperKeys = ({ launch }: StackEntry): string[] =>
  launch.through.map(({ registry, name }) => packageKey(registry, name));

function sureKeys(program: Program): LookUp[] {
  switch (program.kind) {
    case 'package':
      return packageKeys(program).map((key) => ({ certainty: 'package', key }));
    case 'repository':
      return [{ certainty: 'repository', key: repositoryKey(`${program.host}/${program.path}`) }];
    case 'command':
    case 'file':
      return [...beginnings(program.words), []].map((words) => ({
        certainty: 'command',
        key: commandKey([program.name, ...words]),
      }));
    case 'address':
      return isLocalHost(program.host) ? [] : addressKeys(program.host, program.path);
    default:
      return [];
  }
}

/** With the words behind it that may be a subcommand, the most words first. */
const packageKeys = ({ registry, name, words }: PackageProgram): string[] =>
  [...beginnings(words), []].map((some) => packageKey(registry, name, some));

/** The first words, with and without options, the most words first. */
function beginnings(words: readonly string[] = []): (readonly string[])[] {
  const plain = words.filter((word) => !word.startsWith('-'));
  const lists = plain.length < words.length ? [words, plain] : [words];
  return lists
    .flatMap((list) => list.map((_, at) => list.slice(0, at + 1)))
    .sort((a, b) => b.length - a.length);
}

function addressKeys(host: string, path: string): LookUp[] {
  const fits = ({ remotes = [] }: IndexedServer) =>
    remotes.some((pattern) => fitsRemote(pattern, host, path));
  return hostTails(host).map((tail) => ({ certainty: 'address', key: hostKey(tail), fits }));
}

/**
 * A guess is made only where the server is likely the same: another path on its host, the same program
 * in an image, a fork or an installed command, or a name in a list of servers. Another package or
 * address of a product is another server, and the name that a person gave says nothing.
 */
function guesses(program: Program, name: string): LookUp[] {
  const named = (...names: string[]): LookUp[] =>
    names.flatMap((text): LookUp[] => {
      const key = nameKey(text);
      return key === undefined ? [] : [{ certainty: 'name', key }];
    });
  const based = (text: string): LookUp[] => {
    const key = baseKey(text);
    return key === undefined ? [] : [{ certainty: 'base', key }];
  };
  switch (program.kind) {
    case 'address':
      return isLocalHost(program.host) ? [] : [{ certainty: 'host', key: hostKey(program.host) }];
    case 'package':
      return program.registry === 'oci' ? based(program.name) : [];
    case 'repository':
      return based(program.path);
    case 'command':
    case 'file':
      return based(program.name);
    case 'listed':
      return [
        ...listedPackages(program).map((key): LookUp => ({ certainty: 'base', key })),
        ...based(program.name),
        ...named(program.name),
      ];
    case 'extension':
      return named(name);
    default:
      return program.why === 'nothing-to-start' ? named(name) : [];
  }
}

/** Docker builds an image for each server of its catalogue; Smithery lists packages by their names. */
const listedPackages = ({ name, list }: Extract<Program, { kind: 'listed' }>): string[] =>
  list === 'docker' ? [packageKey('oci', `mcp/${name}`)] : [packageKey('npm', name)];
