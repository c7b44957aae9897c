import type { TrapRun } from '../../cases/proof-run.ts';
import { call, github } from '../../cases/trap.ts';

const OWN = '# Your own command or url stays in this table.';
const codexTable = (...lines: string[]) =>
  `${['[mcp_servers.github]', OWN, ...lines].join('\n')}\n`;
const APPROVE = 'default_tools_approval_mode = "approve"';

/** Tables for Codex that do not do what they say. */
export const traps: readonly TrapRun[] = [
  {
    name: 'the name that the model sees disables nothing',
    servers: github('policies.remove'),
    file: codexTable('disabled_tools = ["policies_remove"]', APPROVE),
    calls: [call('policies.remove', 'allowed')],
  },
  {
    name: 'a pattern disables nothing',
    servers: github('delete_repository'),
    file: codexTable('disabled_tools = ["delete_*"]', APPROVE),
    calls: [call('delete_repository', 'allowed')],
  },
  {
    name: 'disabled wins over enabled',
    servers: github('delete_repository'),
    file: codexTable(
      'enabled_tools = ["delete_repository"]',
      'disabled_tools = ["delete_repository"]',
    ),
    calls: [call('delete_repository', 'hidden')],
  },
  {
    name: 'a second header of the same table stops it',
    servers: github('list_issues'),
    file: `${codexTable()}\n[mcp_servers.github]\n${APPROVE}\n`,
    calls: [call('list_issues', 'not started')],
  },
  {
    name: 'a line under the table of the environment asks about nothing, and no error tells',
    servers: [{ as: 'github', tools: ['create_issue'], saysReadOnly: true }],
    file: codexTable(
      '[mcp_servers.github.env]',
      'OWN = "value"',
      'default_tools_approval_mode = "prompt"',
    ),
    calls: [call('create_issue', 'allowed')],
  },
  {
    name: 'the same line below the header of the server asks, whatever the server says of its tools',
    servers: [{ as: 'github', tools: ['create_issue'], saysReadOnly: true }],
    file: codexTable(
      'default_tools_approval_mode = "prompt"',
      '[mcp_servers.github.env]',
      'OWN = "value"',
    ),
    calls: [call('create_issue', 'asked')],
  },
  {
    name: 'a session that bypasses approvals is not asked, and refusals hold',
    servers: github('create_issue', 'delete_repository'),
    file: codexTable(
      'disabled_tools = ["delete_repository"]',
      '[mcp_servers.github.tools.create_issue]',
      'approval_mode = "prompt"',
    ),
    mode: 'headless',
    flags: ['--dangerously-bypass-approvals-and-sandbox'],
    calls: [call('create_issue', 'allowed'), call('delete_repository', 'hidden')],
  },
];
