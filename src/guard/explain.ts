import { ruleOf, serverOf } from '#domain/policy/rule-of.ts';
import { becauseSentence, CALL_SENTENCE, caseSentences } from '#wording/rule.ts';
import { complain, nearest, readArguments, reporting } from './arguments.ts';
import { startDeadline } from './deadline.ts';
import { policyIn } from './policy-file.ts';
import { readInput } from './standard-input.ts';
import { judgeTried, readTriedCall } from './tried-call.ts';

/** How a call is given to it. */
export const EXPLAIN_INPUT = `echo '{"server": "github", "tool": "create_issue"}' | node toolward-guard.mjs explain
      The call may also have "arguments", "prompt", "seen" and "after".`;
const EXPLAIN_USAGE = `explain\n      ${EXPLAIN_INPUT}`;

/**
 * Prints how a call ends in a session in which `prompt` was said, `seen` stood in results and `after` was read, and
 * how it could end in others.
 */
export const explain = reporting(async (args, { policyFile }) => {
  const given = readArguments(args, {});
  if (Array.isArray(given)) return complain(given, EXPLAIN_USAGE);
  startDeadline();
  const policy = await policyIn(policyFile);
  const tried = readTriedCall(await readInput(), policy);
  if (Array.isArray(tried)) return complain(tried, EXPLAIN_USAGE);
  const { outcome, because } = await judgeTried(policy, tried);
  const listed = serverOf(policy, tried.server);
  const cases = caseSentences((listed && ruleOf(listed, tried.tool)) ?? {});
  const why = becauseSentence(because);
  // A case says itself how the call ends.
  const end = because.kind === 'case' ? why : `${CALL_SENTENCE[outcome]} ${why}`;
  const near =
    because.kind === 'unlisted' && listed ? nearest(tried.tool, Object.keys(listed.tools)) : '';
  const hint = near === '' ? '' : `${near} It may also be a tool that the policy does not list.`;
  console.log([...new Set([end + hint, ...cases])].join('\n'));
  return 0;
});
