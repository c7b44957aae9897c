import { isObject } from '#domain/own-value.ts';
import { ruleOf, serverOf } from '#domain/policy/rule-of.ts';
import { becauseSentence, CALL_SENTENCE, caseSentences } from '#wording/rule.ts';
import type { Command } from './command.ts';
import { inTime, startDeadline } from './deadline.ts';
import { judge, sqlReaderFor } from './judge.ts';
import { policyIn } from './policy-file.ts';
import { emptyState } from './session-store.ts';
import { readInput } from './standard-input.ts';

/** Prints how a call ends in a session in which nothing was said or read, and how it could end in others. */
export const explain: Command = async (args, { policyFile }) => {
  if (args.length > 0) throw new Error('explain takes no arguments');
  startDeadline();
  const policy = policyIn(policyFile);
  const { server, tool, arguments: given = {} } = await readInput();
  if (typeof server !== 'string' || typeof tool !== 'string' || !isObject(given)) {
    throw new Error('the call has no server, tool or arguments');
  }
  const listed = serverOf(policy, server);
  if (!listed) {
    console.log(`The policy does not hold the server ${server}.`);
    return 0;
  }
  const call = { server, tool, arguments: given };
  const sqlReadsOnly = await sqlReaderFor(policy, [call]);
  const { outcome, because } = inTime(() =>
    judge(policy, call, emptyState(), Date.now(), sqlReadsOnly),
  );
  const cases = caseSentences(ruleOf(listed, tool) ?? {});
  console.log([`${CALL_SENTENCE[outcome]} ${becauseSentence(because)}`, ...cases].join('\n'));
  return 0;
};
