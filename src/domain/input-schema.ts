import type { Parameter } from './tool.ts';

type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isScalar = (value: unknown): value is string | number | boolean | null =>
  value === null || ['string', 'number', 'boolean'].includes(typeof value);

function alternatives(schema: Json): Json[] {
  const list = schema['anyOf'] ?? schema['oneOf'];
  return Array.isArray(list) ? list.filter(isObject) : [];
}

function typesOf(schema: Json): string[] {
  const declared = schema['type'];
  if (typeof declared === 'string') return [declared];
  if (Array.isArray(declared)) return declared.filter((type) => typeof type === 'string');
  if (Array.isArray(schema['enum'])) return schema['enum'].map((value) => typeof value);
  if ('const' in schema) return [typeof schema['const']];
  if (isObject(schema['properties'])) return ['object'];
  return alternatives(schema).flatMap(typesOf);
}

function enumOf(schema: Json): Parameter['enum'] {
  const own = schema['enum'];
  if (Array.isArray(own)) return own.filter(isScalar);
  if (isScalar(schema['const']) && 'const' in schema) return [schema['const']];
  const parts = alternatives(schema);
  if (parts.length > 0 && parts.every((part) => 'const' in part)) {
    return parts.map((part) => part['const']).filter(isScalar);
  }
  return isObject(schema['items']) ? enumOf(schema['items']) : undefined;
}

function parameter(name: string, schema: unknown, required: boolean): Parameter {
  const result: Parameter = { name, required };
  if (!isObject(schema)) return result;
  const types = [...new Set(typesOf(schema))].filter((type) => type !== 'null');
  if (types.length > 0) result.type = types.join(' | ');
  const values = enumOf(schema);
  if (values && values.length > 0) result.enum = values;
  if ('default' in schema && isScalar(schema['default'])) result.default = schema['default'];
  const description = schema['description'];
  if (typeof description === 'string' && description.trim() !== '')
    result.description = description;
  return result;
}

/**
 * The arguments that a tool's `inputSchema` describes, in its order. Unions lose `null`; nested
 * objects stay one parameter. Returns null where the schema does not describe an object.
 */
export function parametersFromSchema(schema: unknown): Parameter[] | null {
  if (!isObject(schema)) return null;
  const properties = schema['properties'];
  if (!isObject(properties)) return schema['type'] === 'object' ? [] : null;
  const required = Array.isArray(schema['required']) ? schema['required'] : [];
  return Object.entries(properties)
    .filter(([name]) => name !== '')
    .map(([name, part]) => parameter(name, part, required.includes(name)));
}
