import { Ajv, type ValidateFunction } from 'ajv';
import { parse } from 'yaml';
import { sharedSchema } from './shared-schema.ts';

interface Definition {
  spec: { versions: { name: string; schema: { openAPIV3Schema: Node } }[] };
}
type Node = { [key: string]: unknown };

/** Checks an object against a Kubernetes definition with unknown fields refused; null where it is missing. */
export function crdValidator(file: string, version: string): ValidateFunction | null {
  const text = sharedSchema(file);
  if (text === null) return null;
  const definition: Definition = parse(text.replace(/^\{\{.*\}\}$/gm, ''));
  const found = definition.spec.versions.find((one) => one.name === version);
  if (!found) throw new Error(`${file} has no version ${version}`);
  const schema = closed(found.schema.openAPIV3Schema) as { properties: Node };
  schema.properties['metadata'] = { type: 'object' };
  return new Ajv({ strict: false, allErrors: true, logger: false }).compile(schema);
}

/** Kubernetes drops fields that a definition does not know; here they are an error. */
function closed(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(closed);
  if (typeof node !== 'object' || node === null) return node;
  const copy = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, closed(value)]));
  const open = copy['additionalProperties'] ?? copy['x-kubernetes-preserve-unknown-fields'];
  if (copy['type'] === 'object' && copy['properties'] && !open)
    copy['additionalProperties'] = false;
  if (copy['x-kubernetes-int-or-string']) delete copy['type'];
  return copy;
}
