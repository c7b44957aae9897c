import { isObject } from '../../../own-value.ts';
import type { ManagedPlace, OverriddenCalls, Override } from '../../override.ts';

const ALL: Override['changes'] = [
  { calls: 'refused', become: 'allowed' },
  { calls: 'asked', become: 'allowed' },
  { calls: 'unlisted', become: 'allowed' },
];
const UNLISTED_RUN: OverriddenCalls = { calls: 'unlisted', become: 'allowed' };

/** Since no tool is asked about in it: the file has to refuse unlisted tools to stop them there. */
const WHERE_ASKED = 'the file asks about unlisted tools';
const TRUSTED = 'the folder is trusted';

const isList = (value: unknown) => Array.isArray(value) && value.length > 0;
const hasMcpTool = (value: unknown) =>
  Array.isArray(value) && value.some((name) => String(name).startsWith('mcp_'));

/** An allow rule for more than named tools. */
function isBroadRule(value: unknown): boolean {
  if (!isObject(value) || value['decision'] !== 'allow') return false;
  const { toolName } = value;
  const names = Array.isArray(toolName) ? toolName : [toolName];
  return names.some((name) => name === '*' || (/^mcp_.*\*/.test(String(name)) && name !== ''));
}

/** What makes Gemini CLI 0.61 do something else with a call than its policy file says. */
export const GEMINI_OVERRIDES: readonly Override[] = [
  {
    id: 'broad-rule',
    kind: 'rule',
    text: 'toolName = "*" with decision = "allow"',
    place: 'another file of ~/.gemini/policies',
    when: 'its priority is higher',
    changes: ALL,
    remedy: 'Remove it.',
    find: [{ path: ['rule', null], is: isBroadRule }],
  },
  {
    id: 'saved-approval',
    kind: 'rule',
    text: 'a tool that was allowed for all future sessions',
    inWords: true,
    place: '~/.gemini/policies/auto-saved.toml',
    changes: [{ calls: 'asked', become: 'allowed' }, UNLISTED_RUN],
    remedy: 'Delete the file. Tools that the policy lists as refused stay refused.',
  },
  {
    id: 'policy-paths',
    kind: 'file',
    text: '"policyPaths"',
    place: '.gemini/settings.json of a project',
    when: TRUSTED,
    changes: [...ALL, { calls: 'allowed', become: 'asked' }],
    remedy:
      'Remove it: Gemini CLI reads those policies instead of ~/.gemini/policies. The folder for administrators is not affected by it.',
    find: [{ path: ['policyPaths'], is: isList }],
  },
  {
    id: 'admin-policy-paths',
    kind: 'file',
    text: '"adminPolicyPaths"',
    place: '.gemini/settings.json of a project',
    when: TRUSTED,
    changes: ALL,
    remedy:
      'Remove it: rules of those policies count before yours. It has no effect once there is a policy in the folder for administrators.',
    find: [{ path: ['adminPolicyPaths'], is: isList }],
  },
  {
    id: 'gemini-home',
    kind: 'variable',
    text: 'GEMINI_CLI_HOME',
    place: '.env or .gemini/.env of a project, or the shell',
    when: TRUSTED,
    changes: [...ALL, { calls: 'allowed', become: 'asked' }],
    remedy:
      'Remove it: Gemini CLI then reads the policies of another folder. The folder for administrators is not affected by it.',
    find: [{ word: 'GEMINI_CLI_HOME' }],
  },
  {
    id: 'trust',
    kind: 'setting',
    text: '"trust": true',
    place: 'the entry of the server in settings.json',
    when: 'the folder is trusted',
    changes: [{ calls: 'asked', become: 'allowed' }, UNLISTED_RUN],
    remedy:
      'Remove it. Refused tools stay refused, and so do unlisted ones if the file refuses them.',
    find: [{ path: ['mcpServers', null, 'trust'], is: (value) => value === true }],
  },
  {
    id: 'tools-allowed',
    kind: 'setting',
    text: '"tools": {"allowed": […]}',
    place: 'settings.json, yours or that of a project',
    when: `it names the tool, and ${WHERE_ASKED}`,
    changes: [UNLISTED_RUN],
    remedy: 'Remove the MCP tools from it.',
    find: [{ path: ['tools', 'allowed'], is: hasMcpTool }],
  },
  {
    id: 'policy-flag',
    kind: 'flag',
    text: '--policy',
    changes: [...ALL, { calls: 'allowed', become: 'asked' }],
    remedy: 'Start without it: it takes the place of ~/.gemini/policies.',
    find: [
      { word: '--policy', of: 'gemini' },
      { word: '--admin-policy', of: 'gemini' },
    ],
  },
  {
    id: 'allowed-tools-flag',
    kind: 'flag',
    text: '--allowed-tools',
    when: `it names the tool, and ${WHERE_ASKED}`,
    changes: [UNLISTED_RUN],
    remedy: 'Start without it.',
    find: [{ word: '--allowed-tools', of: 'gemini' }],
  },
  {
    id: 'yolo',
    kind: 'mode',
    text: '--yolo',
    when: WHERE_ASKED,
    changes: [UNLISTED_RUN],
    remedy:
      'Start without it and without --approval-mode=yolo; an organisation switches the mode off with “disableYoloMode” under “security” in /etc/gemini-cli/settings.json. Listed tools are asked about and refused in this mode too.',
    find: [
      { word: '--yolo', of: 'gemini' },
      { word: '-y', of: 'gemini' },
      { word: '--approval-mode=yolo', of: 'gemini' },
    ],
  },
  {
    id: 'plan',
    kind: 'mode',
    text: '--approval-mode=plan',
    when: `${WHERE_ASKED} and the server does not mark the tool as read-only`,
    changes: [{ calls: 'unlisted', become: 'refused' }],
    remedy: 'Leave plan mode to be asked about them.',
  },
];

/** The folder for administrators, whose rules count before those of a user. */
export const GEMINI_MANAGED: ManagedPlace = {
  path: '/etc/gemini-cli/policies/mcp.toml; on macOS in /Library/Application Support/GeminiCli/policies, on Windows in C:\\ProgramData\\gemini-cli\\policies. The folder must belong to root and be writable by nobody else.',
  withstands: [
    'Policies of users about listed tools, saved approvals among them.',
    '“policyPaths” and “adminPolicyPaths” of a project, GEMINI_CLI_HOME, --policy and --admin-policy.',
  ],
  except: [
    '“trust”: true of a server still answers questions.',
    'If the file asks about unlisted tools, yolo mode, “tools.allowed” and a user’s own rule for one still let them run: let it refuse them.',
  ],
  source: {
    title: 'Gemini CLI, policy engine, system-wide policies',
    url: 'https://geminicli.com/docs/reference/policy-engine/',
    read: '2026-11-30',
  },
};
