import type { Policy } from './policy.ts';

/** What a target can express by itself. */
export interface TargetAbilities {
  readonly allow: boolean;
  readonly ask: boolean;
  readonly deny: boolean;
  readonly hide: boolean;
  readonly limit: boolean;
  readonly condition: boolean;
  /** Can it decide about tools that the policy does not list? */
  readonly unlisted: boolean;
  /** Can one file hold the rules of several servers? */
  readonly severalServers: boolean;
}

/** How far the format was checked without running the product; a recorded run says more. */
export interface Verification {
  readonly kind: 'schema' | 'documentation';
  /** One sentence for the page. */
  readonly sentence: string;
}

/** Where the target cannot say what the policy says: what it says instead, never looser. */
export interface Substitution {
  readonly server: string;
  /** Tool name, or null for a substitution that concerns unlisted tools or the whole file. */
  readonly tool: string | null;
  /** One sentence for the page. */
  readonly sentence: string;
}

export type Rendered =
  | {
      readonly ok: true;
      /** The file, ending in one newline. */
      readonly text: string;
      /** The policy that the file really enforces: equal to the given one or stricter. */
      readonly effective: Policy;
      readonly substitutions: readonly Substitution[];
    }
  | { readonly ok: false; readonly reason: string };

/** A product that applies a policy. One file in `targets/` each, registered in `targets/index.ts`. */
export interface EnforcementTarget {
  /** Permanent: part of `#policy-<id>` links and of the stored choice. */
  readonly id: string;
  readonly label: string;
  readonly fileName: string;
  readonly language: 'json' | 'yaml' | 'toml' | 'cedar' | 'typescript' | 'shell' | 'markdown';
  /** Where the file goes, in words. */
  readonly place: string;
  readonly can: TargetAbilities;
  /** What it cannot express and what stands in, one sentence each, for the page. */
  readonly cannot: readonly string[];
  /** Three steps that put the file in force, and one that takes it out. */
  readonly apply: readonly [string, string, string];
  readonly undo: string;
  readonly source: { readonly title: string; readonly url: string; readonly read: string };
  readonly verification: Verification;
  /** How a tool is called there, given the server's name in the reader's configuration. */
  spell(as: string, tool: string): string;
  /** Renders a whole policy into one valid document, or refuses with a reason. */
  render(policy: Policy): Rendered;
}
