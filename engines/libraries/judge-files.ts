import type { Policy } from '../../src/domain/policy/policy.ts';
import { agrees, expected } from '../cases/expected.ts';
import type { ToolCall } from '../cases/proof-run.ts';
import { caseName } from '../prove-client.ts';
import { type ProofCase, type Prover, passedOf } from '../prover.ts';
import { requireTarget } from '../require-target.ts';

/** Does a rendered file let a call through? */
export type AllowsCall = (call: ToolCall) => boolean;

/** A library that judges calls by a target's files. A refused tool is also taken out of the list. */
export function libraryProver(
  about: Pick<Prover, 'target' | 'engine' | 'package'>,
  load: () => Promise<(text: string, effective: Policy) => AllowsCall>,
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
        const allows = read(rendered.text, rendered.effective);
        const cases = run.calls.map((call): ProofCase => {
          const wanted = expected(target, rendered, run, call);
          const seen = allows(call) ? 'allowed' : 'hidden';
          return { name: caseName(run, call), expected: wanted, seen, ok: agrees(wanted, seen) };
        });
        proved.cases.push(...cases);
        progress(run.name, passedOf(cases), cases.length);
      }
      return proved;
    },
  };
}
