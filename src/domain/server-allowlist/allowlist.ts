import type { Template } from './template.ts';

/** Why it is not known what a server is, so that no list can permit it. */
export type UnknownIdentity =
  /** Neither a command nor an address is known. */
  | 'nothing-known'
  /** A secret is part of it in a way that cannot be left out. */
  | 'secret'
  /** The address is not one of http or https. */
  | 'address';

/** What a server is, whatever it is called: the command that starts it, or its address. */
export type ServerIdentity =
  /** The program and each argument, exactly as the client starts it. */
  | { readonly kind: 'command'; readonly command: readonly [Template, ...Template[]] }
  | { readonly kind: 'address'; readonly url: Template; readonly transport: 'http' | 'sse' }
  | { readonly kind: 'unknown'; readonly why: UnknownIdentity };

export interface AllowedServer {
  /** What the client's configuration calls it. */
  readonly name: string;
  readonly identity: ServerIdentity;
  /** Names of the environment variables that it is given. */
  readonly variables: readonly string[];
}

/** The servers that an organisation permits. Every other server may not start. */
export interface ServerAllowlist {
  readonly servers: readonly AllowedServer[];
}

/** Does a text hold a variable as shells and clients write them: `${NAME}`, `$NAME`? */
export const hasVariable = (text: string): boolean => /\$\{[^}]*\}|\$[A-Za-z_]/.test(text);

/** Every literal text of an identity. */
export function piecesOf(identity: ServerIdentity): readonly string[] {
  if (identity.kind === 'unknown') return [];
  return identity.kind === 'command' ? identity.command.flat() : identity.url;
}
