import { z } from 'zod';
import type { Tool } from '../tool.ts';
import type { ArgumentRoles } from './argument-roles.ts';
import type { Capability } from './capability.ts';
import type { RiskCategory } from './category.ts';
import type { Evidence } from './evidence.ts';
import type { Action, Fact, TableRow } from './facts.ts';
import type { Reversibility, Undo } from './reversibility.ts';
import type { Severity } from './severity.ts';
import type { VerdictChange } from './verdict-change.ts';

export const CONFIDENCES = ['good', 'fair', 'poor'] as const;
export const confidenceSchema = z.enum(CONFIDENCES);
export type Confidence = z.infer<typeof confidenceSchema>;

/** What an assessment looks at: one tool, and the words about the server that offers it. */
export interface AssessmentSubject {
  readonly server: {
    readonly title: string;
    readonly summary?: string | undefined;
    readonly description?: string | undefined;
  };
  readonly tool: Tool;
}

/** A firing of a rule that says of itself that it should be shown, under the title of the rule. */
export interface RiskSignal {
  readonly rule: string;
  readonly title: string;
  /** Of a rule that counts parameters: how many there are. */
  readonly count?: number;
  readonly evidence: readonly Evidence[];
}

/** Why the verdict is what it is. `says` is the clause of the rule that decided. */
export type Reason =
  | { readonly kind: 'no-description' | 'unclear'; readonly name: string }
  | {
      readonly kind: 'effect';
      readonly says: string;
      readonly evidence: readonly Evidence[];
      readonly nameOnly: boolean;
    };

/** One step from the words to the verdict. `says` is the clause of its rule, or of the table. */
export type DerivationStep = {
  /** None where a word of a class of objects, or the table of severities, made the step. */
  readonly rule?: string;
  readonly evidence: readonly Evidence[];
} & (
  | { readonly kind: 'effect'; readonly says: string; readonly category: RiskCategory }
  | { readonly kind: 'confirmed'; readonly by: 'name' | 'text' }
  /** What the other of name and text would mean, had it decided. */
  | { readonly kind: 'less-grave' | 'too-general'; readonly category: RiskCategory }
  | { readonly kind: 'raised-by-argument'; readonly says: string; readonly category: RiskCategory }
  | {
      readonly kind: 'raised-by-action';
      readonly value: string;
      readonly says: string;
      readonly category: RiskCategory;
    }
  /** The cell of the table: this action on a thing of this class. */
  | {
      readonly kind: 'severity-of';
      readonly action: Action;
      /** In words: "a database"; undefined where nothing is known of the thing. */
      readonly object: string | undefined;
      readonly row: TableRow;
      readonly severity: Severity;
    }
  | {
      readonly kind: 'severity-at-least' | 'severity-at-most';
      readonly says: string;
      readonly severity: Severity;
    }
  /** A source states whether it can be undone. */
  | { readonly kind: 'stated-reversibility' }
  /** Only our own wording would have raised it, so that it did not. */
  | { readonly kind: 'not-raised-by-us'; readonly severity: Severity }
);

export type ConfidenceReason =
  | 'no-evidence'
  | 'argument-decides'
  | 'too-general'
  | 'text-only'
  | 'no-clear-verb'
  | 'name-only'
  | 'unconfirmed-name'
  | 'name-and-text-agree'
  | 'name-and-text-differ';

/**
 * An argument, or what the text says of the result, that makes a call more or less dangerous
 * (`dry_run`, `action`, `sql`). `says` is the clause of the rule, with a placeholder for the name or
 * the words.
 */
export type DecisiveArgument =
  | {
      readonly kind: 'action';
      readonly parameter: string;
      /** The gravest of the values, and how many there are. */
      readonly value: string;
      readonly of: number;
      readonly category: RiskCategory;
    }
  | {
      readonly kind: 'argument';
      readonly parameter: string;
      readonly says: string;
      readonly default?: string | number | boolean;
    }
  | { readonly kind: 'words'; readonly words: string; readonly says: string };

export const HINT_NAMES = [
  'readOnlyHint',
  'destructiveHint',
  'idempotentHint',
  'openWorldHint',
] as const;
export type HintName = (typeof HINT_NAMES)[number];

/** What we read where a hint says its own. */
export type OurReading =
  | { readonly kind: 'unknown' | 'not-considered' | 'read-only-tool' }
  | { readonly kind: 'category'; readonly category: RiskCategory }
  /** Whether the change may replace or remove something, or only adds or can be undone. */
  | { readonly kind: 'change'; readonly removes: boolean };

/** What the author's hint says beside what we read. */
export interface HintReading {
  readonly hint: HintName;
  /** What the author declared; null where the author is silent and the default applies. */
  readonly declared: boolean | null;
  /** The declared value, or the default of the MCP specification. */
  readonly effective: boolean;
  /** Null where there is nothing to compare, or where a default differs, which nobody declared. */
  readonly agrees: boolean | null;
  readonly ours: OurReading;
}

/** Words in a definition that address the model, hide from people, or lead data out. */
export interface Suspicion {
  readonly rule: string;
  /** The title of the rule. */
  readonly label: string;
  readonly words: string;
}

/** Verdict on one tool, with the evidence that led to it: the one source of all that is said of a risk. */
export interface Assessment {
  readonly category: RiskCategory;
  readonly severity: Severity;
  /** What the severity rests on. */
  readonly facts: readonly Fact[];
  readonly reversibility: Reversibility;
  /** Who can undo it, where anybody can. */
  readonly undo?: Undo | undefined;
  readonly capabilities: readonly Capability[];
  readonly signals: readonly RiskSignal[];
  readonly reason: Reason;
  readonly derivation: readonly DerivationStep[];
  readonly wouldChange: readonly VerdictChange[];
  readonly confidence: Confidence;
  readonly confidenceReason: ConfidenceReason;
  readonly decisiveArguments: readonly DecisiveArgument[];
  readonly hints: readonly HintReading[];
  readonly suspicions: readonly Suspicion[];
  readonly roles: ArgumentRoles;
}
