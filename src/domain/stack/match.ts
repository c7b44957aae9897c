import type { StackEntry } from './entry.ts';
import { type FoundFlaw, flawsOf } from './flaws.ts';
import { type Certainty, isGuess, keysOf } from './keys-of.ts';
import type { IndexedServer, Recognition } from './recognition.ts';

export interface Match {
  readonly entry: StackEntry;
  /** How sure the candidates are; undefined where there is none. */
  readonly certainty?: Certainty;
  /** Servers of the catalogue that the entry may be, likeliest first. */
  readonly candidates: readonly IndexedServer[];
  readonly flaws: readonly FoundFlaw[];
}

/** The servers that an entry may be: those of its surest key that the catalogue knows. */
export function matchEntry(entry: StackEntry, recognise: Recognition): Match {
  const flaws = flawsOf(entry, recognise);
  for (const { key, certainty, fits = () => true } of keysOf(entry)) {
    const servers = (recognise(key)?.servers ?? []).filter(fits);
    const sorted = isGuess(certainty) ? servers : [...servers].sort(likelier(versionOf(entry)));
    if (servers.length > 0) return { entry, certainty, candidates: sorted, flaws };
  }
  return { entry, candidates: [], flaws };
}

/** The exact version that the file gives. */
export function versionOf({ launch: { program } }: StackEntry): string | undefined {
  return program.kind === 'package' && program.version.kind === 'exact'
    ? program.version.text
    : undefined;
}

const likelier =
  (version: string | undefined) =>
  (a: IndexedServer, b: IndexedServer): number => {
    const same = (server: IndexedServer) =>
      version !== undefined && server.version === version ? 0 : 1;
    return same(a) - same(b) || b.tools - a.tools || (a.slug < b.slug ? -1 : 1);
  };

/** What a person has decided: a slug for "it is this one", null for "none of them". */
export type Choices = ReadonlyMap<number, string | null>;

/** The server that counts for an entry. A guess counts only if a person has confirmed it. */
export function countedServer(match: Match, choices: Choices): IndexedServer | undefined {
  const choice = choices.get(match.entry.index);
  if (choice === null) return undefined;
  if (choice !== undefined) return match.candidates.find(({ slug }) => slug === choice);
  return isGuess(match.certainty) ? undefined : match.candidates[0];
}
