import type { TargetDefinition } from './target.ts';

type Naming = Pick<TargetDefinition, 'toolNameFor'>;

/** How many names are kept in any case, as examples of tools that a policy does not list. */
const EXAMPLES = 8;

/**
 * The names of a server's tools that some target may not tell from another name of the same server, and
 * a few others as examples. A policy of one tool needs no more neighbours: all others are the same to
 * every target, so that their number is enough. Takes time in proportion to the names.
 */
export function namesToCompare(
  as: string,
  names: readonly string[],
  targets: readonly Naming[],
): string[] {
  const owners = new Map<string, string>();
  const kept = new Set(names.slice(0, EXAMPLES));
  for (const name of names) {
    if (name === '' || !name.isWellFormed()) kept.add(name);
    for (const written of writtenForms(as, name, targets)) {
      const owner = owners.get(written);
      if (owner === undefined) owners.set(written, name);
      else if (owner !== name) kept.add(owner).add(name);
    }
  }
  return names.filter((name) => kept.has(name));
}

/** Everything that a target may call a tool, whatever it does about case and about odd characters. */
function writtenForms(as: string, name: string, targets: readonly Naming[]): Set<string> {
  const forms = new Set([name.toLowerCase(), plain(name)]);
  for (const { toolNameFor } of targets) forms.add(toolNameFor(as, name).toLowerCase());
  return forms;
}

const plain = (name: string): string => name.replace(/[^A-Za-z0-9_-]/gu, '_').toLowerCase();
