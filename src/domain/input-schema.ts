import { type Fields, isObject, own } from './own-value.ts';
import type { Parameter } from './tool.ts';

const isScalar = (value: unknown): value is string | number | boolean | null =>
  value === null || ['string', 'number', 'boolean'].includes(typeof value);

/** What `$ref` points to within the same schema, such as `#/$defs/Page`; nothing for other places. */
function target(reference: string, root: Fields): Fields {
  const [first, ...path] = reference.split('/');
  if (first !== '#' || path.length === 0) return {};
  let value: unknown = root;
  for (const part of path) {
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
    value = own(value, key);
  }
  return isObject(value) ? value : {};
}

const DEEPEST_REFERENCE = 5;

/** The schema with what it refers to filled in; a reference that leads in a circle gives nothing. */
function resolved(schema: Fields, root: Fields): Fields {
  let found = schema;
  for (let depth = 0; typeof found['$ref'] === 'string'; depth += 1) {
    if (depth === DEEPEST_REFERENCE) return {};
    const { $ref, ...own } = found;
    found = { ...target($ref as string, root), ...own };
  }
  return found;
}

function alternatives(schema: Fields): Fields[] {
  const list = schema['anyOf'] ?? schema['oneOf'];
  return Array.isArray(list) ? list.filter(isObject) : [];
}

/** Each reference is followed once, so that schemas that refer to each other come to an end. */
function typesOf(schema: Fields, root: Fields, followed = new Set<unknown>()): string[] {
  const declared = schema['type'];
  if (typeof declared === 'string') return [declared];
  if (Array.isArray(declared)) return declared.filter((type) => typeof type === 'string');
  if (Array.isArray(schema['enum'])) return schema['enum'].map((value) => typeof value);
  if ('const' in schema) return [typeof schema['const']];
  if (isObject(schema['properties'])) return ['object'];
  return alternatives(schema).flatMap((part) => {
    const { $ref } = part;
    if ($ref !== undefined && followed.has($ref)) return [];
    if ($ref !== undefined) followed.add($ref);
    return typesOf(resolved(part, root), root, followed);
  });
}

function enumOf(schema: Fields, root: Fields, depth = 0): Parameter['enum'] {
  const own = schema['enum'];
  if (Array.isArray(own)) return own.filter(isScalar);
  if (isScalar(schema['const']) && 'const' in schema) return [schema['const']];
  const parts = alternatives(schema).map((part) => resolved(part, root));
  if (parts.length > 0 && parts.every((part) => 'const' in part)) {
    return parts.map((part) => part['const']).filter(isScalar);
  }
  const { items } = schema;
  if (!isObject(items) || depth === DEEPEST_REFERENCE) return undefined;
  return enumOf(resolved(items, root), root, depth + 1);
}

function parameter(name: string, raw: unknown, required: boolean, root: Fields): Parameter {
  const result: Parameter = { name, required };
  if (!isObject(raw)) return result;
  const schema = resolved(raw, root);
  const types = [...new Set(typesOf(schema, root))].filter((type) => type !== 'null');
  if (types.length > 0) result.type = types.join(' | ');
  const values = enumOf(schema, root);
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
    .map(([name, part]) => parameter(name, part, required.includes(name), schema));
}
