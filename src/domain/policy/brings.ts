import type { Capability } from '../risk/capability.ts';
import { MARKS, type Mark } from './policy.ts';
import type { Assessed } from './recommend.ts';

const BRINGING: Readonly<Record<Mark, readonly Capability[]>> = {
  'untrusted-content': ['ingests-untrusted-content', 'operates-browser', 'delegates-to-agents'],
  'private-data': ['reads-private-data'],
};

/**
 * What the result of a tool brings into a session: by its capabilities; both, where it runs code or
 * SQL, which may read any table, or where nothing is known of it; private data, where it reads credentials.
 */
export function bringsOf(
  tool: Pick<Assessed, 'category' | 'capabilities' | 'roles'> | undefined,
): Mark[] {
  if (!tool || tool.category === 'execute' || tool.category === 'unknown') return [...MARKS];
  if (tool.roles?.isSql) return [...MARKS];
  const { category, capabilities } = tool;
  const readsSecrets = category === 'read' && capabilities.includes('handles-credentials');
  return MARKS.filter(
    (mark) =>
      (mark === 'private-data' && readsSecrets) ||
      BRINGING[mark].some((capability) => capabilities.includes(capability)),
  );
}
