import type { TrapRun } from '../../cases/proof-run.ts';
import { call, github, json } from '../../cases/trap.ts';

const claudeRules = (permissions: object) => json({ permissions });

/** Rules for Claude Code that do not do what they say. */
export const traps: readonly TrapRun[] = [
  {
    name: 'a deny rule with arguments is ignored',
    servers: github('create_issue'),
    file: claudeRules({
      allow: ['mcp__github__create_issue'],
      deny: ['mcp__github__create_issue(owner:acme)'],
    }),
    calls: [call('create_issue', 'allowed')],
  },
  {
    name: 'an allow rule with arguments is ignored',
    servers: github('create_issue'),
    file: claudeRules({ allow: ['mcp__github__create_issue(owner:acme)'] }),
    calls: [call('create_issue', 'asked')],
  },
  {
    name: 'a deny rule with the raw name matches nothing',
    servers: github('policies.remove'),
    file: claudeRules({ allow: ['mcp__github__*'], deny: ['mcp__github__policies.remove'] }),
    calls: [call('policies.remove', 'allowed')],
  },
  {
    name: 'mcp__* allows nothing',
    servers: github('list_issues'),
    file: claudeRules({ allow: ['mcp__*'] }),
    calls: [call('list_issues', 'asked')],
  },
  {
    name: 'denying the server and allowing one tool denies that tool too',
    servers: github('list_issues'),
    file: claudeRules({ allow: ['mcp__github__list_issues'], deny: ['mcp__github'] }),
    calls: [call('list_issues', 'hidden')],
  },
  {
    name: 'dontAsk turns an ask into a refusal',
    servers: github('create_issue'),
    file: claudeRules({ defaultMode: 'dontAsk', ask: ['mcp__github__create_issue'] }),
    calls: [call('create_issue', 'denied')],
  },
  {
    name: 'a session that skips permissions is still refused what is denied',
    servers: github('delete_repository', 'list_issues'),
    file: claudeRules({ deny: ['mcp__github__delete_repository'] }),
    flags: ['--dangerously-skip-permissions'],
    calls: [call('delete_repository', 'hidden'), call('list_issues', 'allowed')],
  },
];
