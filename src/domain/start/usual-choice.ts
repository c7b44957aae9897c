import type { Start, StartChoice } from './start.ts';

/**
 * What choosing a start means when nothing else is said: of a list, the groups that are on while it
 * is not given. Undefined for a list without such groups.
 */
export function usualChoice({ id, list, groups = [] }: Start): StartChoice | undefined {
  if (list === undefined) return [id];
  const usual = groups.filter((group) => group.default).map(({ name }) => name);
  return usual.length > 0 ? [id, ...usual] : undefined;
}
