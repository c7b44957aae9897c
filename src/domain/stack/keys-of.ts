import { fitsRemote, hostTails } from '../remote-pattern.ts';
import type { StackEntry } from './entry.ts';
import { isLocalHost } from './launch/address.ts';
import type { PackageProgram, Program } from './launch/program.ts';
import { hostKey, type IndexedServer, nameKey, packageKey, repositoryKey } from './recognition.ts';

/** How sure a match is, surest first. */
export const CERTAINTIES = ['package', 'repository', 'address', 'host', 'name'] as const;
export type Certainty = (typeof CERTAINTIES)[number];

/** Is it only a guess, which counts when a person confirms it? */
export const isGuess = (certainty: Certainty | undefined): boolean =>
  certainty === 'host' || certainty === 'name';

export interface LookUp {
  readonly certainty: Certainty;
  readonly key: string;
  /** Which of the servers that the key gives the program may be; all where it is left out. */
  readonly fits?: (server: IndexedServer) => boolean;
}

/** The keys under which a program is looked up, surest first. */
export function keysOf({ launch: { program }, name }: StackEntry): LookUp[] {
  const guesses = [...new Set([nameKey(name), nameKey(ownName(program))])].filter(
    (key) => key !== undefined,
  );
  return [...sureKeys(program), ...guesses.map((key): LookUp => ({ certainty: 'name', key }))];
}

/** Of the packages between client and server, whose flaws count as well. */
export const wrapperKeys = ({ launch }: StackEntry): string[] =>
  launch.through.map(({ registry, name }) => packageKey(registry, name));

function sureKeys(program: Program): LookUp[] {
  if (program.kind === 'package') return [{ certainty: 'package', key: keyOf(program) }];
  if (program.kind === 'repository')
    return [{ certainty: 'repository', key: repositoryKey(`${program.host}/${program.path}`) }];
  if (program.kind !== 'address' || isLocalHost(program.host)) return [];
  const { host, path } = program;
  return [
    ...hostTails(host).map(
      (tail): LookUp => ({
        certainty: 'address',
        key: hostKey(tail),
        fits: ({ remotes = [] }) => remotes.some((pattern) => fitsRemote(pattern, host, path)),
      }),
    ),
    { certainty: 'host', key: hostKey(host) },
  ];
}

const keyOf = ({ registry, name }: PackageProgram): string => packageKey(registry, name);

/** The words of a program that may name its server. */
function ownName(program: Program): string {
  switch (program.kind) {
    case 'package':
      return program.name.split('/').at(-1) ?? '';
    case 'repository':
      return program.path.split('/').at(-1) ?? '';
    case 'address':
      return isLocalHost(program.host) ? '' : (program.host.split('.').at(-2) ?? '');
    case 'command':
    case 'file':
    case 'listed':
      return program.name;
    default:
      return '';
  }
}
