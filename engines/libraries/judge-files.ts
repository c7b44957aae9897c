import type { Policy } from '../../src/domain/policy/policy.ts';
import { agrees, expected } from '../cases/expected.ts';
import type { ToolCall } from '../cases/proof-run.ts';
import { caseName } from '../prove-client.ts';
import { type ProofCase, type Prover, passedOf } from '../prover.ts';
import { requireTarget } from '../require-target.ts';

export type SeenOutcome = 'allowed' | 'asked' | 'denied';

/**
 * What a rendered file does with a call; of a product that also takes a refused tool out of the list,
 * whether it lets the call through.
 */
export type JudgesCall = (call: ToolCall) => boolean | SeenOutcome;

/** A library that judges calls by a target's files. */
export function libraryProver(
  about: Pick<Prover, 'target' | 'engine' | 'package'>,
  load: () => Promise<(text: string, effective: Policy) => JudgesCall>,
): Prover {
  return {
    ...about,
    mode: 'library',
    unit: 'call',
    traps: [],
    async prove(runs, progress) {
      const read = await load();
      const target = requireTarget(about.target);
      const proved = { cases: [] as ProofCase[], traps: [], notes: [] as string[] };
      for (const run of runs) {
        const rendered = target.render(run.policy);
        if (!rendered.ok) {
          proved.notes.push(`${run.name}: no file: ${rendered.problem.kind}`);
          continue;
        }
        const judge = read(rendered.text, rendered.effective);
        const cases = run.calls.map((call): ProofCase => {
          const wanted = expected(target, rendered, run, call);
          const answer = judge(call);
          const seen = typeof answer === 'string' ? answer : answer ? 'allowed' : 'hidden';
          return { name: caseName(run, call), expected: wanted, seen, ok: agrees(wanted, seen) };
        });
        proved.cases.push(...cases);
        progress(run.name, passedOf(cases), cases.length);
      }
      return proved;
    },
  };
}
