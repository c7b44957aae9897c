import type { ClientName } from '../client-name.ts';
import type { DocumentedAt, ManagedPlace, Override } from './override.ts';
import type { Condition, Decision, Limit, Policy, Rule, Unlisted, Window } from './policy.ts';

/** What a target can express by itself. */
export interface TargetAbilities {
  readonly allow: boolean;
  readonly ask: boolean;
  readonly deny: boolean;
  readonly hide: boolean;
  readonly limit: boolean;
  readonly condition: boolean;
  /** Does it follow the session: what was read in it, and what the user wrote? No, where left out. */
  readonly session?: boolean;
  /**
   * Can it hold calls back after what was read in the session, if only for some time after it? Since it may forget, it
   * never lets a call run because nothing was read. No, where left out.
   */
  readonly flows?: boolean;
  /** What it can decide about tools that its file does not list. */
  readonly unlisted: readonly Unlisted[];
  /** Can one file hold the rules of several servers? */
  readonly severalServers: boolean;
}

/** What bounds a target's abilities, as far as making a policy fit needs it. */
export interface TargetLimits {
  readonly can: TargetAbilities;
  /** Windows in which it counts; all where left out. */
  readonly windows?: readonly Window[];
  readonly conditionFits?: (condition: Condition) => boolean;
  /** Do all conditions of a rule fit together? */
  readonly conditionsFit?: (conditions: readonly Condition[]) => boolean;
  /** Does refusing a tool also take it out of the list that the agent sees? */
  readonly refusedIsHidden?: boolean;
  /** Note that says why it cannot ask, where that holds only for this policy. */
  readonly noAsk?: string;
  /** Note that says why no condition is written, where it is not that it cannot check arguments. */
  readonly noConditions?: string;
  /** Which rules it counts, where it cannot keep all limits of this policy, and the note that says why. */
  readonly countsOnly?: { readonly rules: (rule: Rule) => boolean; readonly why: string };
}

/**
 * How far the format was checked without running the product; a recorded run says more.
 * - `own-schema`: against our own schema of the format.
 * - `published-schema`: against the schema that the product publishes.
 * - `own-reading`: parsed, and judged by a reading of the format that is part of our tests.
 * - `source`: written from its documentation and its source code.
 * - `documentation`: written from its documentation only.
 */
export type Verification =
  | 'own-schema'
  | 'published-schema'
  | 'own-reading'
  | 'source'
  | 'documentation';

/** A sentence in the notes of the target's own definition, with the values for its `{placeholders}`. */
export interface Note {
  readonly note: string;
  readonly values?: Readonly<Record<string, string>>;
}

/** A rule of one tool that became another one. `why` is a note, where the usual reason is not the right one. */
export type RuleChange =
  /** A condition on arguments became a refusal. */
  | { readonly kind: 'deny-for-conditions'; readonly why?: string }
  /** A question to a person became a refusal. */
  | { readonly kind: 'deny-for-ask'; readonly why?: string }
  /** The rule lets the call run where nobody can be asked. */
  | { readonly kind: 'allow-for-ask' }
  /** The rule lets calls run uncounted where the target cannot count. */
  | {
      readonly kind: 'allow-without-limit';
      readonly limits: readonly Limit[];
      readonly why?: string;
    }
  /** A limit became a question before each call. */
  | { readonly kind: 'ask-for-limit'; readonly limits: readonly Limit[]; readonly why?: string }
  /** A rule that asks anyway lost its limit. */
  | { readonly kind: 'ask-without-limit'; readonly limits: readonly Limit[]; readonly why?: string }
  /** A limit became a refusal: the target can neither count nor ask. */
  | { readonly kind: 'deny-for-limit'; readonly limits: readonly Limit[]; readonly why?: string }
  /** A limit became one per a shorter window that the target counts. */
  | {
      readonly kind: 'shorter-window';
      readonly limits: readonly Limit[];
      readonly instead: readonly Limit[];
      readonly windows: readonly Window[];
    }
  /** A limit became a refusal: it is less than one call per window that the target counts. */
  | { readonly kind: 'deny-for-window'; readonly limits: readonly Limit[] }
  /** The target lets no tool run without asking. */
  | { readonly kind: 'ask-for-allow' }
  /** A hidden tool is only refused. */
  | { readonly kind: 'deny-for-hide' };

/** Where the target cannot say what the policy says: what it says instead, never looser than the rule allows. */
export type Substitution = {
  /** Slug of the server. */
  readonly server: string;
  /** Tool name, or null for a substitution that concerns unlisted tools or the whole file. */
  readonly tool: string | null;
} & (
  | RuleChange
  /** Unlisted tools get a stricter decision. */
  | { readonly kind: 'unlisted-stricter'; readonly wanted: Unlisted; readonly got: Unlisted }
  /** What is refused also disappears from the list that the agent sees. */
  | { readonly kind: 'refused-is-hidden' }
  /** The target has one name for these tools, so the stricter rule holds for all of them. */
  | { readonly kind: 'collision'; readonly tools: readonly string[]; readonly toolName: string }
  /** Nobody knows how the target writes this name, so it gets the decision of a tool without a rule. */
  | { readonly kind: 'unsure-name'; readonly decision: Decision }
  /** The target would run a tool that its server marks as read-only without asking, so it is refused. */
  | { readonly kind: 'deny-for-read-only' }
  /** The same for tools that are marked later or not listed, which a file cannot prevent. */
  | { readonly kind: 'read-only-unasked' }
  /** A limit is kept by a bucket that lets this many calls through at once. */
  | { readonly kind: 'bucket'; readonly limits: readonly Limit[]; readonly atOnce: number }
  /** Some arguments that the policy lets through are refused too; the note says which. */
  | ({ readonly kind: 'stricter-arguments' } & Note)
  /** What only this product does. */
  | ({ readonly kind: 'note' } & Note)
);

/** Why a target refuses to write a file. */
export type RenderProblem =
  /** One file holds one server, and the policy has several. */
  | { readonly kind: 'several-servers' }
  | { readonly kind: 'empty-name' }
  /** Half of a surrogate pair, which no file can hold. */
  | { readonly kind: 'invalid-unicode'; readonly name: string }
  /** The policy refuses unlisted tools, and the target cannot. */
  | { readonly kind: 'cannot-refuse-unlisted' }
  | { readonly kind: 'cannot-refuse-tool'; readonly tool: string }
  /** A server name that the target does not accept; `allowed` says what it does. */
  | { readonly kind: 'server-name'; readonly name: string; readonly allowed: string }
  /** It is not known how the target writes this name, and without a rule it would get too much. */
  | { readonly kind: 'unsure-refusal'; readonly tool: string; readonly server: string }
  /** The policy lets nothing through, which this format cannot say. */
  | { readonly kind: 'nothing-allowed' }
  /** What only this product refuses. */
  | ({ readonly kind: 'note' } & Note);

export type Rendered =
  | {
      readonly ok: true;
      /** The file, ending in one newline. */
      readonly text: string;
      /** The policy that the file really enforces: equal to the given one or stricter. */
      readonly effective: Policy;
      readonly substitutions: readonly Substitution[];
    }
  | { readonly ok: false; readonly problem: RenderProblem };

/**
 * A product that applies a policy. `defineTarget` makes one file of a policy from it; the guide to the
 * target, its tab and what is said about it follow from the same definition.
 */
export interface TargetDefinition extends TargetLimits {
  /** Permanent: part of `#policy-<id>` links and of the stored choice. */
  readonly id: string;
  readonly label: string;
  /** What sentences call it: the product, where the label says more. */
  readonly name: string;
  readonly fileName: string;
  readonly language: 'json' | 'yaml' | 'toml' | 'cedar' | 'typescript' | 'shell' | 'markdown';
  /** Where the file goes, in words. */
  readonly place: string;
  /** Three steps that put the file in force, and one that takes it out. */
  readonly apply: readonly [string, string, string];
  readonly undo: string;
  readonly source: DocumentedAt;
  readonly verification: Verification;
  /** Clients, as `stack/locate/client.ts` calls them, that read this file. */
  readonly clients?: readonly ClientName[];

  /** What a tool is called there, given the server's name in the user's configuration. */
  toolNameFor(configName: string, tool: string): string;
  /** Which names of servers it can write, and in words what they are made of. */
  readonly serverNames?: { readonly accepts: Pick<RegExp, 'test'>; readonly allowed: string };
  /** How it changes names, as "it …", where two tools may then have one: the stricter rule holds for both. */
  readonly rewritesNames?: string;
  /** Names of which it is not known how it writes them, and what a tool without a rule then gets. */
  readonly unsureNames?: {
    isSure(configName: string, tool: string): boolean;
    /** Null where not even that is sure, so that no file can be written. */
    decisionFor(unlisted: Unlisted): Decision | null;
  };
  /** True where it runs a tool that its server marks as read-only without asking, whatever the rule. */
  readonly neverAsksReadOnly?: boolean;

  /** Sentences about what only this product does; kinds refer to them by id. */
  readonly notes?: Readonly<Record<string, string>>;
  /** What only this product cannot express, one sentence each; the rest follows from its abilities. */
  readonly alsoCannot?: readonly string[];

  /** What outside the file makes calls end otherwise. */
  readonly overrides?: readonly Override[];
  /** Where an organisation puts the file so that users and repositories cannot undo it. */
  readonly managed?: ManagedPlace;

  /** Limits that hold for this policy only. */
  limitsFor?(policy: Policy): TargetLimits;
  /** Why it cannot write this policy, all else being settled. */
  problemIn?(effective: Policy): RenderProblem | undefined;
  /** What else the file does differently. */
  substitutionsIn?(effective: Policy): readonly Substitution[];
  /** The text of the file, ending in one newline. */
  print(effective: Policy): string;
}

export interface EnforcementTarget extends TargetDefinition {
  /** Renders a whole policy into one valid document, or refuses with a reason. */
  render(policy: Policy): Rendered;
}
