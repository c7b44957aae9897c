import type { EnforcementTarget, Verification } from '../policy/target.ts';
import type {
  AllowedServer,
  ServerAllowlist,
  ServerIdentity,
  UnknownIdentity,
} from './allowlist.ts';

/** Why a file does not permit a server that the list permits. */
export type LeftOutReason =
  | UnknownIdentity
  /** A secret is in a place where the format compares the whole text. */
  | 'secret-in-text'
  /** An argument is empty, which the format cannot hold. */
  | 'empty-argument'
  /** The format lists hosted servers only. */
  | 'local'
  /** The format has one entry per name, and an earlier server has this one. */
  | 'same-name'
  /** A name that the format cannot hold. */
  | 'name'
  /** Half of a surrogate pair, which no file can hold. */
  | 'invalid-unicode';

/** Where a file permits something else than the list. */
export type AllowlistStatement = { readonly server: string } & (
  | { readonly kind: 'left-out'; readonly why: LeftOutReason }
  /** Any value is accepted where a secret was taken out. */
  | { readonly kind: 'any-value'; readonly where: 'argument' | 'address' }
  /** The address holds a `*`, which the format reads as "anything". */
  | { readonly kind: 'wider-address' }
  /** It holds a variable, which the client expands, or because of which it refuses the server. */
  | { readonly kind: 'variable'; readonly effect: 'expanded' | 'refused' }
  /** Its variables are written as references to the environment of each user. */
  | { readonly kind: 'variables'; readonly names: readonly string[] }
);

export type RenderedAllowlist =
  | {
      readonly ok: true;
      /** The file, ending in one newline. */
      readonly text: string;
      readonly statements: readonly AllowlistStatement[];
    }
  /** No server is left: such a file would refuse all of them, or none. */
  | { readonly ok: false; readonly statements: readonly AllowlistStatement[] };

/** A server whose identity is known. */
export type ListedServer = AllowedServer & {
  readonly identity: Exclude<ServerIdentity, { kind: 'unknown' }>;
};

/** Something that starts a server which the file does not list, or stops the file from counting. */
export interface AllowlistGap {
  /** One sentence. */
  readonly text: string;
  readonly how: 'tried' | 'documented' | 'source' | 'reported';
}

/** A managed file of a product that says which servers may start. */
export interface AllowlistFormatDefinition {
  readonly id: string;
  readonly label: string;
  /** What sentences call the product. */
  readonly name: string;
  /** The enforcement target of the same product. */
  readonly target: EnforcementTarget['id'];
  readonly fileName: string;
  readonly language: 'json' | 'toml';
  /** Does it compare the server's name too? Otherwise a listed command or address starts under any name. */
  readonly comparesNames: boolean;
  /** What the file does with what it lists, one sentence each. */
  readonly does: readonly string[];
  /** Where the file goes, by system or console. */
  readonly places: readonly (readonly [where: string, path: string])[];
  /** How to put it in force and to see that it is. */
  readonly apply: readonly string[];
  /** What it does not stop. */
  readonly gaps: readonly AllowlistGap[];
  readonly sources: readonly {
    readonly title: string;
    readonly url: string;
    readonly read: string;
  }[];
  readonly verification: Verification;
  /** Why the format cannot hold a server whose identity is known. */
  leavesOut(server: ListedServer): LeftOutReason | undefined;
  /** What the entry of a server says differently. */
  statementsOn(server: ListedServer): readonly AllowlistStatement[];
  /** The text of the file, ending in one newline. There is at least one server. */
  print(servers: readonly ListedServer[]): string;
}

export interface AllowlistFormat extends AllowlistFormatDefinition {
  /** Writes the file of a list; a server that cannot be listed is left out, with a statement. */
  render(list: ServerAllowlist): RenderedAllowlist;
}
