import { readFileSync, statSync } from 'node:fs';
import type { Policy } from '#domain/policy/policy.ts';
import { firstProblem, readPolicy } from '#domain/policy/read-policy.ts';

/** Bytes. */
const LARGEST = 8 * 1024 * 1024;

/** The policy in a file. Throws an Error that names the file and what is wrong with it. */
export function policyIn(file: string): Policy {
  if (statSync(file).size > LARGEST) throw new Error(`the policy ${file} is too large`);
  const text = readFileSync(file, 'utf8');
  try {
    return readPolicy(text);
  } catch (error) {
    if (error instanceof SyntaxError) throw new Error(`the policy ${file} is not JSON`);
    throw new Error(`${file} is not a policy: ${firstProblem(error)}`);
  }
}
