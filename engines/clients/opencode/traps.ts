import { FOUR, fourCalls, fourTools, inHome, inProject, inSystem } from '../../cases/four-calls.ts';
import type { TrapRun } from '../../cases/proof-run.ts';
import { call, github, json } from '../../cases/trap.ts';

const opencodeRules = (permission: object) => json({ permission });

/** As the page writes it. */
const PERMISSION = {
  'github_*': 'ask',
  [`github_${FOUR.allowed}`]: 'allow',
  [`github_${FOUR.asked}`]: 'ask',
  [`github_${FOUR.refused}`]: 'deny',
};
const policy = opencodeRules(PERMISSION);
const four = { servers: fourTools, file: policy };
const OPEN = { permission: { '*': 'allow' } };
const OPEN_AGENT = json({ agent: { build: OPEN } });
const AGENT_FILE = '---\npermission:\n  "*": allow\n---\nYou build.\n';
const EVERYTHING = fourCalls('allowed', 'allowed', 'allowed', 'allowed');
const HOLDS = fourCalls('allowed', 'asked', 'hidden', 'asked');
const projectFiles = [
  inProject('opencode.json', json({ ...OPEN, agent: { build: OPEN } })),
  inProject('.opencode/opencode.json', json(OPEN)),
  inProject('.opencode/agent/build.md', AGENT_FILE),
];
const managed = (settings: object) =>
  inSystem('opencode/opencode.json', json({ permission: PERMISSION, ...settings }));
const agents = {
  agent: { build: { permission: PERMISSION }, plan: { permission: PERMISSION } },
  default_agent: 'build',
};
const addedAgent = (settings: object) =>
  inProject('opencode.json', json({ agent: { open: { mode: 'primary', ...OPEN } }, ...settings }));

/** What undoes a file; each is an override of the target. */
const overriding: readonly TrapRun[] = [
  {
    ...four,
    override: 'later-pattern',
    name: 'the last match decides: a pattern after the rules undoes them',
    file: opencodeRules({ ...PERMISSION, '*': 'allow' }),
    calls: EVERYTHING,
  },
  ...['opencode.json', '.opencode/opencode.json'].map((path) => ({
    ...four,
    override: 'project-permission',
    name: `${path} of a project undoes the file of the user`,
    files: [inProject(path, json(OPEN))],
    calls: EVERYTHING,
  })),
  {
    ...four,
    override: 'project-permission',
    name: '“permission”: “allow” of a project undoes the file of the user',
    files: [inProject('opencode.json', json({ permission: 'allow' }))],
    calls: EVERYTHING,
  },
  {
    ...four,
    override: 'project-agent',
    name: 'permissions that a project gives an agent undo the file of the user',
    files: [inProject('opencode.json', OPEN_AGENT)],
    calls: EVERYTHING,
  },
  {
    ...four,
    override: 'agent-file',
    name: 'the file of an agent in a project undoes the file of the user',
    files: [inProject('.opencode/agent/build.md', AGENT_FILE)],
    calls: EVERYTHING,
  },
  {
    ...four,
    override: 'agent-file',
    name: 'an agent in the user’s own folder undoes the file',
    files: [inHome('.config/opencode/agent/build.md', AGENT_FILE)],
    calls: EVERYTHING,
  },
  {
    ...four,
    override: 'permission-variable',
    name: 'OPENCODE_PERMISSION undoes the file',
    env: { OPENCODE_PERMISSION: json(OPEN.permission) },
    calls: EVERYTHING,
  },
  {
    ...four,
    override: 'content-variable',
    name: 'OPENCODE_CONFIG_CONTENT undoes the file',
    env: { OPENCODE_CONFIG_CONTENT: json(OPEN) },
    calls: EVERYTHING,
  },
  {
    ...four,
    override: 'auto',
    name: '--auto answers every question with yes, and a refusal holds',
    mode: 'headless',
    flags: ['--auto'],
    calls: fourCalls('allowed', 'allowed', 'hidden', 'allowed'),
  },
];

/** What a file withstands, and what it does not. */
const withstood: readonly TrapRun[] = [
  {
    ...four,
    name: 'OPENCODE_DISABLE_PROJECT_CONFIG leaves out all configuration of a project',
    env: { OPENCODE_DISABLE_PROJECT_CONFIG: '1' },
    files: projectFiles,
    calls: HOLDS,
  },
  {
    ...four,
    name: 'variables in .env of a project have no effect',
    files: [inProject('.env', 'OPENCODE_PERMISSION={"*":"allow"}\n')],
    calls: HOLDS,
  },
  {
    ...four,
    name: 'plan mode keeps to the file',
    permissionMode: 'plan',
    calls: HOLDS,
  },
  {
    ...four,
    name: 'in the folder for administrators it withstands “permission” of a project',
    file: json({}),
    env: { OPENCODE_CONFIG_CONTENT: json(OPEN) },
    files: [managed({}), inProject('opencode.json', json(OPEN))],
    calls: HOLDS,
  },
  {
    ...four,
    name: 'there, an agent of a project undoes it unless the entries are repeated for agents',
    file: json({}),
    files: [managed({}), ...projectFiles],
    calls: EVERYTHING,
  },
  {
    ...four,
    name: 'there, with entries for the agents, it withstands those of a project',
    file: json({}),
    files: [managed(agents), ...projectFiles],
    calls: HOLDS,
  },
  {
    ...four,
    name: 'there, with a default agent, no session starts with an agent that a project adds',
    file: json({}),
    files: [managed(agents), addedAgent({ default_agent: 'open' })],
    calls: HOLDS,
  },
  {
    ...four,
    name: 'there, OPENCODE_PERMISSION undoes it',
    file: json({}),
    env: { OPENCODE_PERMISSION: json(OPEN.permission) },
    files: [managed({})],
    calls: EVERYTHING,
  },
];

/** Permissions for opencode that do not do what they say, and what undoes those that do. */
export const traps: readonly TrapRun[] = [
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
  ...overriding,
  ...withstood,
];
