import type { TrapRun } from '../../cases/proof-run.ts';
import { call, github } from '../../cases/trap.ts';

const geminiRule = (lines: Record<string, string | number>) =>
  [
    '[[rule]]',
    ...Object.entries(lines).map(([key, value]) => `${key} = ${JSON.stringify(value)}`),
    '',
  ].join('\n');
const GEMINI_DENY = geminiRule({
  mcpName: 'github',
  toolName: 'delete_repository',
  decision: 'deny',
  priority: 900,
});

const byOwner = (argsPattern: string) =>
  [
    geminiRule({
      mcpName: 'github',
      toolName: 'create_issue',
      argsPattern,
      decision: 'allow',
      priority: 200,
    }),
    GEMINI_DENY.replace('delete_repository', 'create_issue').replace('900', '100'),
  ].join('\n');

/** Rules for Gemini CLI that do not do what they say. */
export const traps: readonly TrapRun[] = [
  {
    name: 'one bad rule drops the whole file',
    servers: github('delete_repository'),
    file: `${GEMINI_DENY}\n${geminiRule({ mcpName: 'github', decision: 'deny', priority: 10 })}`,
    flags: ['--yolo'],
    calls: [call('delete_repository', 'allowed')],
  },
  {
    name: 'a rule with the raw name matches nothing',
    servers: github('policies/remove'),
    file: GEMINI_DENY.replace('delete_repository', 'policies/remove'),
    flags: ['--yolo'],
    calls: [call('policies/remove', 'allowed')],
  },
  {
    name: 'yolo mode is not asked about a rule that allows, and a refusal holds',
    servers: github('create_issue', 'delete_repository'),
    file: GEMINI_DENY,
    flags: ['--yolo'],
    calls: [call('create_issue', 'allowed'), call('delete_repository', 'hidden')],
  },
  {
    name: 'a rule that asks holds in yolo mode',
    servers: github('create_issue'),
    file: GEMINI_DENY.replace('delete_repository', 'create_issue').replace('"deny"', '"ask_user"'),
    flags: ['--yolo'],
    calls: [call('create_issue', 'asked')],
  },
  {
    name: 'a pattern that does not begin at an argument of the call also finds one inside another',
    servers: github('create_issue'),
    file: byOwner('"owner":"acme"'),
    calls: [call('create_issue', 'allowed', { owner: 'evil', more: { owner: 'acme' } })],
  },
  {
    name: 'a pattern with NULs around the argument does not',
    servers: github('create_issue'),
    file: byOwner('\\0"owner":"acme"\\0'),
    calls: [call('create_issue', 'denied', { owner: 'evil', more: { owner: 'acme' } })],
  },
];
