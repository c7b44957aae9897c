import { splitByServer } from './merge.ts';
import type { Policy } from './policy.ts';
import type { EnforcementTarget, Rendered, Substitution } from './target.ts';

export interface RenderedFile {
  readonly policy: Policy;
  readonly rendered: Rendered;
}

export interface RenderedFiles {
  /** True where the target takes one file per server. */
  readonly splits: boolean;
  readonly files: readonly RenderedFile[];
}

/**
 * The files that hold a policy in one format: one, or one per server where the target cannot hold
 * several in one. A file that cannot be made says why.
 */
export function renderFiles(target: EnforcementTarget, policy: Policy): RenderedFiles {
  const whole = target.render(policy);
  const splits = !whole.ok && policy.servers.length > 1 && !target.can.severalServers;
  if (!splits) return { splits, files: [{ policy, rendered: whole }] };
  const files = splitByServer(policy).map((part) => ({
    policy: part,
    rendered: target.render(part),
  }));
  return { splits, files };
}

/** What none of the files says as the policy does, in the order of the files. */
export function substitutionsIn({ files }: RenderedFiles): Substitution[] {
  return files.flatMap(({ rendered }) => (rendered.ok ? [...rendered.substitutions] : []));
}
