import type { Outcome } from '../../src/domain/policy/decide.ts';
import type { Mark, Policy } from '../../src/domain/policy/policy.ts';
import type { DriveMode } from '../../src/domain/policy/proof.ts';
import type { ExtraFile, StubServer, ToolCall } from '../cases/proof-run.ts';
import type { Client, Person } from '../client.ts';
import type { Folders } from '../run-session.ts';

/** What the user says, and the calls that the model makes then. */
export interface GuardStep {
  readonly says: string;
  readonly calls: readonly (GuardCall | OwnCall)[];
}

/** A call of a tool of the client itself, which the guard lets run: only what it reads counts. */
export interface OwnCall {
  /** As the client offers it to the model. */
  readonly own: string;
  readonly arguments: Readonly<Record<string, unknown>>;
  readonly brings: readonly Mark[];
}

export interface GuardCall extends ToolCall {
  /** In the same turn of the model as the call before it: which of the two comes first is open. */
  readonly together?: true;
}

/** A session under a policy. What has to happen to each call follows from `decide`. */
export interface GuardRun {
  /** Short and unique; a case is named by it, the tool and the place of the call. */
  readonly name: string;
  readonly servers: readonly StubServer[];
  readonly policy: Policy;
  readonly steps: readonly GuardStep[];
  /** What a person answers to every question; without it, no. */
  readonly person?: Person['says'];
}

/**
 * How the guard is there. A wrapper does not hear the user; `wrapper that hears` has a hook beside it
 * that tells it the prompts, through the session that both keep.
 */
export type Layer = 'hook' | 'wrapper' | 'wrapper that hears';

/** Where the hook is written. */
export type Scope = 'user' | 'managed';

/**
 * What the guard is worth in a setting.
 * - `works`: it decides, above the client's own rules.
 * - `floor`: it is missing, broken or switched off, and the client's own rules decide.
 * - `refuses`: it cannot answer, and every call that it would judge is refused.
 */
export type Worth = 'works' | 'floor' | 'refuses';

/** A way in which the client is started, and which sessions are tried in it. */
export interface GuardSetting {
  readonly name: string;
  readonly layer: Layer;
  readonly runs: readonly GuardRun[];
  readonly worth: Worth;
  /** Without it, the settings of the user. */
  readonly scope?: Scope;
  /** How the client is driven, where not as it is by default. */
  readonly mode?: DriveMode;
  readonly permissionMode?: string;
  readonly flags?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Nobody has trusted the hooks of the user. */
  readonly untrusted?: true;
  /** Added to the end of the client’s own policy file. */
  readonly appended?: string;
  /** Written after the guard was installed. */
  readonly files?: readonly ExtraFile[];
  /** Takes a file of the guard away, or puts another text in its place. */
  readonly damage?: { readonly file: 'program' | 'policy'; readonly text: string | null };
  /** What becomes of a question in this setting, the guard’s and the client’s; without it, it is asked. */
  readonly question?: Outcome;
  /** The guard cannot ask a person here: what it would ask about is refused. The client may ask. */
  readonly refusesQuestions?: true;
  /** What the client’s own rules do here, where not what its file says. */
  readonly floor?: (outcome: Outcome, call: GuardCall) => Outcome;
  /** The guard lifts no question of the client here. */
  readonly keepsQuestions?: true;
  /** The client’s own policy file is left out: everything may run that the guard does not stop. */
  readonly withoutFloor?: true;
}

/** Absolute paths of what a session has of the guard. */
export interface InstalledGuard {
  readonly node: string;
  readonly program: string;
  readonly policy: string;
}

type Written = readonly string[];

export interface HowInstalled {
  readonly scope: Scope;
  /** Nobody has trusted the hooks, where a client wants that. */
  readonly untrusted: boolean;
  /** A wrapper judges the calls: the hook is only for what the user says and the client itself reads. */
  readonly besideWrapper: boolean;
}

/** A client in which the guard is proven. */
export interface GuardedClient {
  readonly client: Client;
  /**
   * Makes the guard the client’s hook, beside the files that the client’s driver wrote. Gives the files
   * below /etc that it wrote.
   */
  installHook(
    guard: InstalledGuard,
    folders: Folders,
    how: HowInstalled,
  ): Written | Promise<Written>;
  /** The guard cannot ask here: only what the client’s own file asks about is asked about, the rest refused. */
  readonly asksByRule?: true;
  /** The text of a policy file that lets everything run, where the guard is the only layer. */
  readonly openFile: string;
  readonly settings: readonly GuardSetting[];
}

export const isOwn = (call: GuardCall | OwnCall): call is OwnCall => 'own' in call;

/** The calls that the guard decides about. */
export const callsOf = ({ steps }: Pick<GuardRun, 'steps'>): GuardCall[] =>
  steps.flatMap(({ calls }) => calls.filter((call): call is GuardCall => !isOwn(call)));
