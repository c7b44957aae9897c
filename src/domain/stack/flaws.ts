import { inRanges } from '../attack/version-range.ts';
import type { StackEntry } from './entry.ts';
import { keysOf } from './keys-of.ts';
import type { GivenVersion, PackageProgram } from './launch/program.ts';
import type { IndexedFlaw, Recognition } from './recognition.ts';
import { packageKey } from './recognition.ts';

/** `affected`: the version has it. `unknown-version`: the file does not say which version runs. */
export interface FoundFlaw {
  readonly flaw: IndexedFlaw;
  readonly state: 'affected' | 'unknown-version';
  /** The product, with the version where the file gives one. */
  readonly about: string;
}

/** The known flaws of what an entry runs, and of the packages in between; those of other versions are left out. */
export function flawsOf(entry: StackEntry, recognise: Recognition): FoundFlaw[] {
  const { program, through } = entry.launch;
  const packages = [...(program.kind === 'package' ? [program] : []), ...through];
  const found = packages.flatMap((program) => ofPackage(program, recognise));
  if (program.kind === 'repository') {
    const key = keysOf(entry).find(({ certainty }) => certainty === 'repository')?.key ?? '';
    for (const flaw of recognise(key)?.flaws ?? [])
      found.push({ flaw, state: 'unknown-version', about: program.path });
  }
  return found;
}

function ofPackage(program: PackageProgram, recognise: Recognition): FoundFlaw[] {
  const { registry, name, version } = program;
  const known = recognise(packageKey(registry, name))?.flaws ?? [];
  return known.flatMap((flaw): FoundFlaw[] => {
    const state = stateOf(flaw, version);
    const about = version.kind === 'exact' && version.text ? `${name} ${version.text}` : name;
    return state === undefined ? [] : [{ flaw, state, about }];
  });
}

function stateOf({ ranges }: IndexedFlaw, version: GivenVersion): FoundFlaw['state'] | undefined {
  if (version.kind !== 'exact' || version.text === undefined || !ranges) return 'unknown-version';
  const inside = inRanges(version.text, ranges);
  if (inside === null) return 'unknown-version';
  return inside ? 'affected' : undefined;
}
