import { readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';

type Node = { [key: string]: unknown };

/** The schema that a target's product publishes, as `targets/<id>/published.schema.json` holds it. */
export function publishedSchema(id: string): Node {
  const file = new URL(`../targets/${id}/published.schema.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')) as Node;
}

/** Checks an object against a Kubernetes definition, with unknown fields refused. */
export function kubernetesValidator(id: string): ValidateFunction {
  const schema = closed(publishedSchema(id)) as { properties: Node };
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
