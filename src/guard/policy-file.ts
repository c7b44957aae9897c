import { readFileSync, statSync } from 'node:fs';
import { isObject } from '#domain/own-value.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { meets } from './json-schema.ts';
import { POLICY_SCHEMA } from './policy-schema.ts';

/** Bytes. */
const LARGEST = 8 * 1024 * 1024;

/** The policy in a file. Throws an Error that names the file and what is wrong with it. */
export async function policyIn(file: string): Promise<Policy> {
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found) throw new Error(`there is no policy at ${file}`);
  // Reading a pipe could wait for ever.
  if (!found.isFile()) throw new Error(`the policy ${file} is no file`);
  if (found.size > LARGEST) throw new Error(`the policy ${file} is too large`);
  const text = readFileSync(file, 'utf8');
  return quickly(text) ?? thoroughly(file, text);
}

/** Nearly all policies are read here: zod takes longer to load than all else that a hook does. */
function quickly(text: string): Policy | undefined {
  try {
    const json: unknown = JSON.parse(text);
    return isObject(POLICY_SCHEMA) && meets(POLICY_SCHEMA, json) ? (json as Policy) : undefined;
  } catch {
    return undefined; // No JSON, or nested too deeply.
  }
}

async function thoroughly(file: string, text: string): Promise<Policy> {
  const { firstProblem, readPolicy } = await import('#domain/policy/read-policy.ts');
  try {
    return readPolicy(text);
  } catch (error) {
    if (error instanceof SyntaxError) throw new Error(`the policy ${file} is not JSON`);
    throw new Error(`${file} is not a policy: ${firstProblem(error)}`);
  }
}
