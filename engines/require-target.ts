import type { EnforcementTarget } from '../src/domain/policy/target.ts';
import { targetById } from '../src/domain/policy/targets/index.ts';

export function requireTarget(id: string): EnforcementTarget {
  const target = targetById(id);
  if (!target) throw new Error(`there is no target ${id}`);
  return target;
}
