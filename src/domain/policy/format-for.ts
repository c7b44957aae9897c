import type { ClientName } from '../client-name.ts';
import { withoutFile } from './clients-without-file.ts';
import type { EnforcementTarget } from './target.ts';
import { TARGETS } from './targets/index.ts';
import { intercept } from './targets/intercept/target.ts';

/**
 * The format to begin with for a configuration that one of these clients wrote: the first that one of
 * them reads, or that of a proxy where none of them reads any. Undefined where nothing is known.
 */
export function formatFor(names: readonly ClientName[]): EnforcementTarget | undefined {
  const own = TARGETS.find(({ clients = [] }) => clients.some((client) => names.includes(client)));
  return own ?? (withoutFile(names).length > 0 ? intercept : undefined);
}
