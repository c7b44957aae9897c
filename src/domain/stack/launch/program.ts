import type { Package } from '../../identity.ts';
import type { Severity } from '../../risk/severity.ts';

/** How firmly a version is given. `installed`: by what was put on the machine, which the file does not say. */
export const VERSION_KINDS = ['exact', 'digest', 'installed', 'range', 'tag', 'none'] as const;
export interface GivenVersion {
  readonly kind: (typeof VERSION_KINDS)[number];
  readonly text?: string;
}

export interface PackageProgram {
  readonly kind: 'package';
  readonly registry: Package['registry'];
  readonly name: string;
  readonly version: GivenVersion;
  /** The first words behind it, as far as they can be a subcommand. */
  readonly words?: readonly string[];
}

/** Whose list of servers a name is taken from: Docker’s catalogue or Smithery’s registry. */
export type ServerList = 'docker' | 'smithery';

/** What an entry really runs or calls, behind every launcher. It holds no argument but its identity. */
export type Program =
  | PackageProgram
  | { readonly kind: 'address'; readonly host: string; readonly path: string }
  | { readonly kind: 'repository'; readonly host: string; readonly path: string }
  | InstalledProgram
  /** A server of a gateway's own catalogue, by its name there. */
  | { readonly kind: 'listed'; readonly name: string; readonly list: ServerList }
  | { readonly kind: 'extension' }
  | UnclearProgram;

/** A command that is installed on the machine, or a file on it, by the last part of its path. */
export interface InstalledProgram {
  readonly kind: 'command' | 'file';
  readonly name: string;
  /** The first words behind it, as far as they can be a subcommand. */
  readonly words?: readonly string[];
}

/** It cannot be told what runs. `runtime` is what starts a program of this machine, where that is known. */
export interface UnclearProgram {
  readonly kind: 'unclear';
  readonly why: UnclearReason;
  readonly runtime?: string;
}

export type UnclearReason =
  | 'address-filled-in-later'
  | 'bare-shell'
  | 'bridge-without-server'
  | 'command-name'
  | 'container-not-started'
  | 'downloaded'
  | 'empty-script'
  | 'encoded'
  | 'gateway-without-servers'
  | 'image-name'
  | 'launcher-without-package'
  | 'local-package'
  | 'local-program'
  | 'local-script'
  | 'long-script'
  | 'no-command'
  | 'no-server'
  | 'nothing-to-start'
  | 'package-name'
  | 'program-from-address'
  | 'registry-without-server'
  | 'running-container'
  | 'server-name'
  | 'too-many-launchers'
  | 'unreadable-address';

/** A program found in a command line, and the arguments behind it. */
export interface Found {
  readonly program: Program;
  readonly rest: readonly string[];
}

/** A command line whose program cannot be told. */
export const unclear = (why: UnclearReason, runtime?: string): Found => ({
  program: { kind: 'unclear', why, ...(runtime === undefined ? {} : { runtime }) },
  rest: [],
});

/** What was found out about one way of starting a server. */
export interface Launch {
  readonly program: Program;
  /** Packages between the client and the program, such as `mcp-remote`. */
  readonly through: readonly PackageProgram[];
  readonly warnings: readonly LaunchWarning[];
}

/** `about` names the program, never an argument. */
export interface LaunchWarning {
  readonly id: WarningId;
  readonly about: string;
}

/** The weaknesses in how a server is started, and how severe each is. */
export const WARNING_SEVERITY = {
  'download-and-run': 'critical',
  'docker-socket': 'critical',
  'whole-disk': 'critical',
  privileged: 'critical',
  'plain-http': 'high',
  'tls-off': 'high',
  root: 'high',
  shell: 'medium',
  'all-permissions': 'medium',
  latest: 'medium',
  unpinned: 'medium',
  range: 'low',
  'image-tag': 'low',
  'unpinned-source': 'high',
  'host-network': 'medium',
  'contacts-address': 'critical',
} as const satisfies Record<string, Severity>;
export type WarningId = keyof typeof WARNING_SEVERITY;

/** Collects what is found on the way from the command line to the program. */
export class LaunchDraft {
  readonly #through: PackageProgram[] = [];
  readonly #warnings: LaunchWarning[] = [];
  /** How many launchers were taken off; a line that never ends is given up. */
  depth = 0;

  warn(id: WarningId, about: string): void {
    const known = this.#warnings.some((warning) => warning.id === id && warning.about === about);
    if (!known) this.#warnings.push({ id, about });
  }

  pass(program: PackageProgram): void {
    this.#through.push(program);
  }

  /** Warns of a version that is not pinned, and ends with the program. */
  package(program: PackageProgram): PackageProgram {
    const { registry, name, version } = program;
    const shown = `${name}${version.text ? `${registry === 'oci' ? ':' : '@'}${version.text}` : ''}`;
    if (version.kind === 'none') this.warn('unpinned', shown);
    if (version.kind === 'range') this.warn('range', shown);
    if (version.kind === 'tag') this.warn('latest', shown);
    if (registry === 'oci' && version.kind === 'exact') this.warn('image-tag', shown);
    return program;
  }

  done(program: Program): Launch {
    return { program, through: this.#through, warnings: this.#warnings };
  }
}
