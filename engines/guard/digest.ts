import { createHash } from 'node:crypto';
import { HOOK_CLIENTS } from '../../src/guard/hook/hook.ts';
import { requireTarget } from '../require-target.ts';
import { wanted } from './expected.ts';
import type { GuardedClient } from './guard-run.ts';

/**
 * Changes whenever something changes that a client was shown to obey: the sessions and settings, the
 * client’s own policy file, what has to happen to each call, the events for which the guard is a hook,
 * and the words in which it answers. The rest of the guard’s program is left out on purpose: what it
 * decides is in the outcomes, which follow from `decide`, and that the program decides so is tested on
 * every run of its own tests. A faster start or another message of an error proves nothing anew.
 */
export function digestOfGuard(guarded: GuardedClient): string {
  const { client, settings } = guarded;
  const target = requireTarget(client.target);
  const tried = settings.map(({ runs, ...setting }) => [
    setting,
    runs.map((run) => {
      const rendered = setting.withoutFloor ? undefined : target.render(run.policy);
      const file = rendered?.ok ? rendered.text : null;
      const floor = rendered?.ok ? rendered.effective : undefined;
      return [run, file, wanted(run, { runs, ...setting }, floor, guarded)];
    }),
  ]);
  return createHash('sha256')
    .update(JSON.stringify([tried, spoken(client.target)]))
    .digest('hex');
}

/** How the guard speaks with the client; null for a client that has no hooks. */
function spoken(id: string): unknown {
  const hook = HOOK_CLIENTS.get(id);
  if (!hook) return null;
  const answers = (['allow', 'ask', 'deny'] as const).flatMap((kind) =>
    (['call', 'permission'] as const).map((event) => hook.print({ kind, reason: 'R' }, event)),
  );
  return [hook.hooks, hook.liftsAt, answers];
}
