import { spawnSync } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { dirname } from 'node:path';
import type { StdioTarget } from '../../src/scan/target.ts';

/** Where a package is seen in the sandbox. */
const PACKAGE = '/package';
/** Where Node is; at its own place it could show where we are. */
const NODE = '/node/bin/node';
/** The only folder that it can write to. */
export const DATA = '/data';

/** Parts of the system that programs need: no home folder and no configuration are among them. */
const SYSTEM = ['/usr', '/bin', '/lib', '/lib64', '/etc/alternatives', '/etc/ld.so.cache'];

export interface Sandboxed {
  readonly name: string;
  /** Folder in which the package is installed. */
  readonly folder: string;
  /** Its program, below that folder. */
  readonly program: string;
  readonly args: readonly string[];
  /** Files of ours that it finds in its folder, by name there. */
  readonly files: Readonly<Record<string, string>>;
  /** Its whole environment beyond PATH and HOME. */
  readonly env: Readonly<Record<string, string>>;
}

/** Why no sandbox can be made here; undefined where one can. */
export function whyNoSandbox(): string | undefined {
  const { status, error } = spawnSync('bwrap', [...LIMITS, ...system(), 'true']);
  if (error)
    return 'There is no program “bwrap”: install bubblewrap (Debian, Ubuntu: apt install bubblewrap).';
  return status === 0
    ? undefined
    : 'bwrap cannot make a sandbox here: this system forbids user namespaces.';
}

/** No network but loopback, no other processes, no rights, no terminal, an end with ours. */
const LIMITS = [
  '--unshare-all',
  '--die-with-parent',
  '--new-session',
  ...['--cap-drop', 'ALL', '--uid', '65534', '--gid', '65534'],
  '--clearenv',
];

const system = (): string[] => [
  ...SYSTEM.filter((path) => existsSync(path)).flatMap((path) => ['--ro-bind', path, path]),
  ...['--proc', '/proc', '--dev', '/dev', '--tmpfs', '/tmp'],
];

/** The command that starts an installed npm package in a sandbox that sees nothing but the package and Node. */
export function sandboxed({ name, folder, program, args, files, env }: Sandboxed): StdioTarget {
  const variables = {
    PATH: `${dirname(NODE)}:/usr/bin:/bin`,
    HOME: DATA,
    NODE_ENV: 'production',
    DO_NOT_TRACK: '1',
    ...env,
  };
  return {
    kind: 'stdio',
    name,
    command: 'bwrap',
    args: [
      ...LIMITS,
      ...system(),
      ...['--ro-bind', realpathSync(process.execPath), NODE],
      ...['--ro-bind', folder, PACKAGE],
      ...['--tmpfs', DATA, '--chdir', DATA],
      ...Object.entries(files).flatMap(([to, from]) => ['--ro-bind', from, `${DATA}/${to}`]),
      ...Object.entries(variables).flatMap(([key, value]) => ['--setenv', key, value]),
      ...['--', NODE, `${PACKAGE}/${program}`, ...args],
    ],
    env: {},
  };
}
