import type { Parameter } from '#domain/tool.ts';

const JSON_TYPES = /^(string|number|integer|boolean|array|object|null)( \| \w+)*$/;

/** A type of a source language, such as `str` or `Optional[int]`, contradicts no JSON type. */
const jsonType = ({ type }: Parameter): string | undefined =>
  type !== undefined && JSON_TYPES.test(type) ? type : undefined;

const statesBoth = <T>(a: T | undefined, b: T | undefined): boolean =>
  a !== undefined && b !== undefined && JSON.stringify(a) !== JSON.stringify(b);

/** Whether two sources cannot both be right about an argument; what one leaves open is no matter. */
export function contradicts(a: Parameter | undefined, b: Parameter | undefined): boolean {
  if (!a || !b) return a !== b;
  return (
    a.required !== b.required ||
    statesBoth(jsonType(a), jsonType(b)) ||
    statesBoth(a.default, b.default) ||
    statesBoth(a.enum?.toSorted(), b.enum?.toSorted())
  );
}

/** What a source says of an argument, on one line. */
export function argumentText(parameter: Parameter | undefined): string {
  if (!parameter) return 'no such argument';
  const parts = [parameter.type ?? 'type not stated', parameter.required ? 'required' : 'optional'];
  if (parameter.enum) parts.push(`one of ${parameter.enum.join(', ')}`);
  if (parameter.default !== undefined) parts.push(`default ${JSON.stringify(parameter.default)}`);
  return parts.join(', ');
}
