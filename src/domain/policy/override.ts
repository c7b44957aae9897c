/** Where a fact is documented, and the day on which it was read. */
export interface DocumentedAt {
  readonly title: string;
  readonly url: string;
  readonly read: string;
}

/** Calls about which something outside the file decides otherwise than the file. */
export interface OverriddenCalls {
  /** What the file says about them. */
  readonly calls: 'allowed' | 'asked' | 'refused' | 'unlisted';
  /** What happens to them then. */
  readonly become: 'allowed' | 'asked' | 'refused';
}

/** By what an override is recognised in a pasted text. */
export type OverrideSign =
  /** A value of a parsed file: JSON with comments, TOML or YAML. */
  | {
      /** Keys from the root of the file; null for any key, or any place in a list. */
      readonly path: readonly (string | null)[];
      readonly is: (value: unknown, path: readonly (string | number)[]) => boolean;
    }
  /** A word of a shell script: `--yolo`, or `NAME`, which may go on with `=` and a value. */
  | {
      readonly word: string;
      /** Which values count: what comes after `=`, or else the next word; any where left out. */
      readonly given?: (value: string | undefined) => boolean;
      /** The program in whose command line it has to be. */
      readonly of?: string;
    };

/** Something outside the file that makes calls end otherwise than the file says. */
export interface Override {
  /** Unique in its target, kebab-case; a trap in `engines/` that tries it has the same. */
  readonly id: string;
  /**
   * - `file`: another file that the client reads, such as one of a repository.
   * - `rule`: a broader rule of the user's, which has to be removed.
   * - `entry`: a second way to the server that goes past the file, such as a second entry for it.
   * - `code`: what the reader's own program does.
   */
  readonly kind: 'file' | 'setting' | 'rule' | 'flag' | 'variable' | 'mode' | 'entry' | 'code';
  /** What to look for, as it is typed: `--yolo`, `"permission": "allow"`, `mcp__SERVER`. */
  readonly text: string;
  /** True where the text says in words what to look for, as nothing is typed. */
  readonly inWords?: true;
  /** The file that holds it, where one does, after "in": `.codex/config.toml of a project`. */
  readonly place?: string;
  /** The condition under which it counts, after "if": `the folder is trusted`. */
  readonly when?: string;
  readonly changes: readonly [OverriddenCalls, ...OverriddenCalls[]];
  /** What to do about it, one sentence. */
  readonly remedy: string;
  /** How it is recognised in what a reader pastes, where it can be. */
  readonly find?: readonly OverrideSign[];
  /** Where it is documented; needed where no trap tries it. */
  readonly source?: DocumentedAt;
}

/** A place for the file that is stronger than the usual one, such as managed settings. */
export interface ManagedPlace {
  /** Where it is, as in `place` of the target. */
  readonly path: string;
  /** What cannot undo the file there: what follows “It withstands”, each with a capital and a full stop. */
  readonly withstands: readonly [string, ...string[]];
  /** What still can, one sentence each. */
  readonly except: readonly string[];
  readonly source: DocumentedAt;
}
