import { printDifferences, progressOf } from '../prove-all.ts';
import type { GuardedClient } from './guard-run.ts';
import { guardIdOf, proveGuard } from './prove-guard.ts';
import { guardDifferences, nameOfGuardCase, writeGuardProof } from './record.ts';

/**
 * Proves the guard in one client after another; with `record`, each is recorded as soon as it has
 * ended. Gives the ids of those in which a call ended otherwise than expected.
 */
export async function proveGuards(
  clients: readonly GuardedClient[],
  record: boolean,
): Promise<string[]> {
  const failed: string[] = [];
  for (const guarded of clients) {
    console.log(`\n${guardIdOf(guarded)}: ${guarded.client.label} with toolward-guard`);
    const { proof, notes } = await proveGuard(guarded, progressOf(guarded.settings.length));
    for (const note of notes) console.log(`  left out: ${note}`);
    const wrong = [...proof.cases, ...proof.traps].filter(({ ok }) => !ok);
    for (const each of wrong) {
      const name = nameOfGuardCase(each);
      console.error(`  FAILED: ${name}: expected ${each.expected}, seen ${each.seen}`);
    }
    if (record) writeGuardProof(proof);
    else printDifferences(guardDifferences(proof));
    if (wrong.length > 0) failed.push(guardIdOf(guarded));
  }
  return failed;
}
