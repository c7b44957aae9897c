import { ruleOf, serverOf } from '#domain/policy/rule-of.ts';
import { becauseSentence, CALL_SENTENCE, caseSentences } from '#wording/rule.ts';
import { complain, readArguments, reporting } from './arguments.ts';
import { startDeadline } from './deadline.ts';
import { policyIn } from './policy-file.ts';
import { readInput } from './standard-input.ts';
import { judgeTried, readTriedCall } from './tried-call.ts';

export const EXPLAIN_USAGE =
  'explain   with {"server": …, "tool": …, "arguments": {…}, "prompt": …, "seen": …, "after": […]} as input';

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
  console.log([`${CALL_SENTENCE[outcome]} ${becauseSentence(because)}`, ...cases].join('\n'));
  return 0;
});
