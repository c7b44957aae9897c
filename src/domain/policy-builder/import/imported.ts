import type { Condition, Decision, Limit, Unlisted } from '../../policy/policy.ts';
import type { Fault } from '../../text/fault.ts';

export const IMPORT_FORMATS = ['claude-code', 'codex', 'intercept', 'policylayer'] as const;
export type ImportFormat = (typeof IMPORT_FORMATS)[number];

/** What a file decides about one tool. */
export interface ImportedRule {
  readonly decision: Decision;
  readonly limits: readonly Limit[];
  readonly conditions: readonly Condition[];
  /** True where the file decides about the tool without naming it: a pattern, a whole server. */
  readonly broad: boolean;
}

/** What of a file means something else here, or cannot be kept. */
export type ImportNote =
  /** Rules with arguments on MCP tools: the product ignores them, so they do not count. */
  | 'arguments-ignored'
  | 'rest-runs'
  /** In a terminal, a model decides about tools that the file misses. */
  | 'model-decides'
  /** Tools with conditions are taken as refused: their form is not documented, or not known here. */
  | 'undocumented-conditions'
  | 'unknown-conditions'
  /** A limit that all tools share is left out. */
  | 'shared-limit';

/** A policy file as it was pasted. */
export interface ImportedFile {
  readonly format: ImportFormat;
  /** Names of the servers that the file speaks of; empty where its form does not name them. */
  readonly servers: readonly string[];
  readonly notes: readonly ImportNote[];
  /** The rule for a tool of the server with this name; null where the file misses the tool. */
  rule(as: string, tool: string): ImportedRule | null;
  /** What happens to a tool that the file misses. */
  missed(as: string): Unlisted;
}

/** Why a text is taken for no policy file; `servers-only`: it lists servers and holds no policy. */
export interface ImportProblem {
  readonly problem:
    | { readonly kind: 'too-long' | 'empty' | 'too-deep' | 'unknown-file' | 'servers-only' }
    | { readonly kind: 'broken'; readonly fault: Fault };
}

/** A rule with nothing but its decision. */
export const plainRule = (decision: Decision, broad = false): ImportedRule => ({
  decision,
  limits: [],
  conditions: [],
  broad,
});
