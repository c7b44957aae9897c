import { isObject, own } from '#domain/own-value.ts';

type Check = (schema: Schema, value: unknown, root: Schema) => boolean;
interface Schema {
  readonly [keyword: string]: unknown;
}

/**
 * Whether a value of `JSON.parse` surely meets a schema of `z.toJSONSchema`, and so would pass through zod as it is but
 * for defaults, which are put into it. False for everything that is doubtful: an unknown keyword, a number that is not
 * finite, a key called `__proto__`.
 */
export function meets(schema: Schema, value: unknown, root: Schema = schema): boolean {
  if (isObject(value) && Object.hasOwn(value, '__proto__')) return false;
  for (const keyword in schema) {
    if (CHECKS[keyword]?.(schema, value, root) !== true) return false;
  }
  return true;
}

const always = () => true;

const CHECKS: Readonly<Record<string, Check>> = {
  $schema: always,
  $defs: always,
  description: always,
  default: always,
  /** Names of keys are texts: there is nothing else that it says here. */
  propertyNames: ({ propertyNames }) => JSON.stringify(propertyNames) === '{"type":"string"}',
  $ref: ({ $ref }, value, root) => {
    const name = String($ref).replace('#/$defs/', '');
    const found = own(root['$defs'], name);
    return isObject(found) && meets(found, value, root);
  },
  anyOf: ({ anyOf }, value, root) => some(anyOf, value, root),
  /** zod writes it for unions of which at most one member can be met. */
  oneOf: ({ oneOf }, value, root) => some(oneOf, value, root),
  const: (schema, value) => typeof value === 'string' && value === schema['const'],
  enum: (schema, value) => Array.isArray(schema['enum']) && schema['enum'].includes(value),
  type: ({ type }, value) => typeof type === 'string' && TYPES[type]?.(value) === true,
  minLength: ({ minLength }, value) =>
    minLength === 1 && typeof value === 'string' && value.length > 0,
  minItems: ({ minItems }, value) => Array.isArray(value) && value.length >= Number(minItems),
  exclusiveMinimum: (schema, value) => Number(value) > Number(schema['exclusiveMinimum']),
  minimum: ({ minimum }, value) => Number(value) >= Number(minimum),
  maximum: ({ maximum }, value) => Number(value) <= Number(maximum),
  items: ({ items }, value, root) =>
    isObject(items) && Array.isArray(value) && value.every((item) => meets(items, item, root)),
  required: ({ required }, value) =>
    Array.isArray(required) &&
    isObject(value) &&
    required.every((key: string) => Object.hasOwn(value, key)),
  properties: ({ properties }, value, root) =>
    isObject(properties) &&
    isObject(value) &&
    Object.entries(properties).every(([key, schema]) => propertyMeets(schema, value, key, root)),
  additionalProperties: ({ properties = {}, additionalProperties }, value, root) => {
    if (!isObject(value) || !isObject(properties)) return false;
    const others = Object.keys(value).filter((key) => !Object.hasOwn(properties, key));
    if (additionalProperties === false) return others.length === 0;
    if (!isObject(additionalProperties)) return false;
    return others.every((key) => meets(additionalProperties, value[key], root));
  },
};

const TYPES: Readonly<Record<string, (value: unknown) => boolean>> = {
  object: isObject,
  array: Array.isArray,
  string: (value) => typeof value === 'string',
  number: Number.isFinite,
  integer: Number.isSafeInteger,
  boolean: (value) => typeof value === 'boolean',
  null: (value) => value === null,
};

function some(options: unknown, value: unknown, root: Schema): boolean {
  return (
    Array.isArray(options) &&
    options.some(
      (option) => isObject(option) && mayMeet(option, value) && meets(option, value, root),
    )
  );
}

/** False where a property surely differs: most members of a union are left out so, before they are looked at. */
function mayMeet({ properties }: Schema, value: unknown): boolean {
  if (!isObject(properties) || !isObject(value)) return true;
  for (const key in properties) {
    const wanted = (properties[key] as Schema)['const'];
    if (wanted !== undefined && value[key] !== wanted) return false;
  }
  return true;
}

function propertyMeets(schema: unknown, value: object, key: string, root: Schema): boolean {
  if (!isObject(schema)) return false;
  if (Object.hasOwn(value, key)) return meets(schema, Reflect.get(value, key), root);
  if (Object.hasOwn(schema, 'default')) {
    Reflect.set(value, key, structuredClone(schema['default']));
  }
  return true;
}
