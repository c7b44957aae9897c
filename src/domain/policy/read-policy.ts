import { ZodError } from 'zod';
import { own } from '../own-value.ts';
import { type Policy, policySchema, ruleSchema } from './policy.ts';
import { rulesByName } from './rule-of.ts';

/**
 * The policy in a file that a target prints as the policy itself. Throws a SyntaxError where the text
 * is no JSON, a ZodError where it is no policy. A tool called `__proto__`, which zod leaves out of a
 * record, keeps its rule.
 */
export function readPolicy(text: string): Policy {
  const json: unknown = JSON.parse(text);
  const policy = policySchema.parse(json);
  const given = own(json, 'servers') as readonly unknown[];
  return {
    ...policy,
    servers: policy.servers.map((server, at) => {
      const tools = own(given[at], 'tools');
      const lost = own(tools, '__proto__');
      if (lost === undefined) return server;
      const kept = [
        ...Object.entries(server.tools),
        ['__proto__', ruleSchema.parse(lost)] as const,
      ];
      return { ...server, tools: rulesByName(kept) };
    }),
  };
}

/** What is wrong with a text that `readPolicy` refused: the first place, and what is wrong there. */
export function firstProblem(error: unknown): string {
  const [issue] = error instanceof ZodError ? error.issues : [];
  if (!issue) return error instanceof Error ? error.message : String(error);
  return `${issue.path.join('.') || 'the file'}: ${issue.message}`;
}
