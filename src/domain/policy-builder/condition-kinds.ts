import type { Condition } from '../policy/policy.ts';
import type { PublishedParameter } from '../published-server.ts';

export type ConditionKind = Condition['is'];

const words = (name: string): string[] =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/);

const isNamed = (name: string, ...wanted: readonly string[]): boolean =>
  words(name).some((word) => wanted.includes(word.replace(/s$/, '')));

/**
 * The conditions that a parameter invites, the most fitting first; none where its value is a list,
 * an object, or where no single value could be compared.
 */
export function conditionKinds({
  name,
  type = '',
  enum: values,
}: PublishedParameter): ConditionKind[] {
  const kind = type.toLowerCase();
  if (/array|\[\]|list|tuple|\bset\b|object|dict|record|map/.test(kind)) return [];
  if (values) return ['one-of', 'equals'];
  if (/bool/.test(kind)) return ['equals'];
  if (/str/.test(kind) === false && /int|num|float|double|decimal|long/.test(kind)) {
    return ['at-most', 'equals', 'one-of'];
  }
  if (isNamed(name, 'path', 'file', 'filename', 'filepath', 'dir', 'directory', 'folder', 'root')) {
    return ['path-under', 'one-of', 'equals', 'matches'];
  }
  if (isNamed(name, 'url', 'uri', 'href', 'link', 'website', 'webhook')) {
    return ['host-in', 'one-of', 'equals', 'matches'];
  }
  return ['one-of', 'equals', 'matches'];
}
