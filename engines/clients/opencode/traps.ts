import type { TrapRun } from '../../cases/proof-run.ts';
import { call, github, json } from '../../cases/trap.ts';

const opencodeRules = (permission: object) => json({ permission });

/** Permissions for opencode that do not do what they say. */
export const traps: readonly TrapRun[] = [
  {
    name: 'the last match decides: a pattern after the rule undoes it',
    servers: github('delete_repository'),
    file: opencodeRules({ github_delete_repository: 'deny', 'github_*': 'allow' }),
    calls: [call('delete_repository', 'allowed')],
  },
  {
    name: 'a rule with the raw name matches nothing',
    servers: github('policies.remove'),
    file: opencodeRules({ 'github_policies.remove': 'deny' }),
    calls: [call('policies.remove', 'allowed')],
  },
  {
    name: 'patterns for arguments do not see those of an MCP tool',
    servers: github('create_issue'),
    file: opencodeRules({ github_create_issue: { '*': 'allow', '*acme*': 'deny' } }),
    calls: [call('create_issue', 'allowed')],
  },
  {
    name: 'without a rule every tool runs',
    servers: github('delete_repository'),
    file: opencodeRules({}),
    calls: [call('delete_repository', 'allowed')],
  },
  {
    name: 'a wrong decision word stops it',
    servers: github('delete_repository'),
    file: opencodeRules({ github_delete_repository: 'forbid' }),
    calls: [call('delete_repository', 'not started')],
  },
];
