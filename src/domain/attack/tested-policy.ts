import type { Policy } from '../policy/policy.ts';
import type { AttackPattern } from './pattern.ts';

/** The server that the rules of control tests are about. */
const EXAMPLE = 'example';

/** The rules that a pattern's tests run, as a policy for an example server; null without tests. */
export function testedPolicy({ tests }: Pick<AttackPattern, 'tests'>): Policy | null {
  if (!tests) return null;
  return {
    unlisted: 'deny',
    servers: [{ server: EXAMPLE, as: EXAMPLE, tools: tests.rules, others: 0 }],
  };
}
