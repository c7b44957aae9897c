import type { GuardCase, GuardProof, GuardTrap } from '../../src/domain/policy/guard/proof.ts';
import type { Seen } from '../../src/domain/policy/proof.ts';
import { agrees } from '../cases/expected.ts';
import { versionOf } from '../install.ts';
import { hasOwnSystemFolder } from '../isolate.ts';
import type { WireName } from '../model/dialect.ts';
import type { Progress } from '../prover.ts';
import { requireTarget } from '../require-target.ts';
import { digestOfGuard } from './digest.ts';
import { type Wanted, wanted } from './expected.ts';
import { callsOf, type GuardedClient, type GuardRun, type GuardSetting } from './guard-run.ts';
import { makeGuard, namesIn, playSession } from './session.ts';

/** The outcomes of calls of one turn are compared in any order. */
function sortedTurns(run: GuardRun, seen: readonly Seen[]): Seen[] {
  const turns: Seen[][] = [];
  for (const [place, call] of callsOf(run).entries()) {
    const what = seen[place] ?? 'unclear';
    if (call.together) turns.at(-1)?.push(what);
    else turns.push([what]);
  }
  return turns.flatMap((turn) => turn.toSorted());
}

function casesOf(
  { name, layer, mode }: GuardSetting,
  run: GuardRun,
  want: readonly Wanted[],
  seen: readonly Seen[],
): GuardCase[] {
  const expected = sortedTurns(
    run,
    want.map(({ outcome }) => outcome),
  );
  const happened = sortedTurns(run, seen);
  return callsOf(run).map((call, place) => {
    const wish = expected[place] ?? 'unclear';
    const what = happened[place] ?? 'unclear';
    return {
      setting: name,
      layer,
      ...(mode ? { mode } : {}),
      run: run.name,
      call: `${place + 1}. ${call.server} / ${call.tool}`,
      ...(call.arguments ? { arguments: JSON.stringify(call.arguments) } : {}),
      floor: want[place]?.floor ?? 'allowed',
      expected: wish,
      seen: what,
      ok: agrees(wish, what),
    };
  });
}

/** Id of the prover of a client, as `npm run prove -- --only` names it. */
export const guardIdOf = ({ client }: GuardedClient): string => `guard-${client.target}`;

/** Runs every setting of a client with the real guard. */
export async function proveGuard(
  guarded: GuardedClient,
  progress: Progress,
): Promise<{ proof: GuardProof; notes: string[] }> {
  const { client, settings } = guarded;
  const target = requireTarget(client.target);
  await makeGuard();
  const names = new Map<string, Promise<ReadonlyMap<string, WireName>>>();
  const cases: GuardCase[] = [];
  const traps: GuardTrap[] = [];
  const notes: string[] = [];
  for (const setting of settings) {
    const needsEtc =
      setting.scope === 'managed' || setting.files?.some((file) => file.in === 'system');
    if (needsEtc && !hasOwnSystemFolder()) {
      notes.push(`${setting.name}: no mount namespace here, so /etc is left alone`);
      continue;
    }
    for (const run of setting.runs) {
      const key = JSON.stringify(run.servers);
      const known = names.get(key) ?? namesIn(client, run);
      names.set(key, known);
      const rendered = setting.withoutFloor ? undefined : target.render(run.policy);
      if (rendered && !rendered.ok) {
        notes.push(`${setting.name}, ${run.name}: no file: ${rendered.problem.kind}`);
        continue;
      }
      const want = wanted(run, setting, rendered?.effective, guarded);
      const seen = await playSession(guarded, setting, run, rendered?.text, await known);
      const found = casesOf(setting, run, want, seen);
      const { worth } = setting;
      // A question that nobody answers but a model is no success of the guard.
      if (worth === 'works' && setting.question !== 'allowed') cases.push(...found);
      else traps.push(...found.map((each) => ({ ...each, worth })));
    }
    const ended = [...cases, ...traps].filter((each) => each.setting === setting.name);
    progress(setting.name, ended.filter(({ ok }) => ok).length, ended.length);
  }
  const proof: GuardProof = {
    client: client.target,
    engine: client.label,
    version: versionOf(client.package),
    mode: client.mode,
    date: new Date().toISOString().slice(0, 10),
    digest: digestOfGuard(guarded),
    cases,
    traps,
  };
  return { proof, notes };
}
