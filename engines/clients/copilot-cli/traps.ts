import { FOUR, fourCalls, fourTools, inHome, inProject, inSystem } from '../../cases/four-calls.ts';
import type { TrapRun } from '../../cases/proof-run.ts';
import { call, github, json } from '../../cases/trap.ts';

const copilotScript = (...flags: string[]) =>
  `#!/bin/sh\nexec copilot ${flags.map((flag) => `'${flag}'`).join(' ')} "$@"\n`;

/** As much of a name of the server `github` as stays. */
const LONG = 'delete_'.repeat(9).slice(0, 57);

/** As the page writes it. */
const LISTED = [`--allow-tool=github(${FOUR.allowed})`, `--deny-tool=github(${FOUR.refused})`];
const asks = {
  servers: fourTools,
  file: copilotScript(...LISTED, `--excluded-tools=github-${FOUR.refused}`),
};
const VISIBLE = `--available-tools=github-${FOUR.allowed},github-${FOUR.asked}`;
const refuses = { servers: fourTools, file: copilotScript(...LISTED, VISIBLE) };

const ANSWERED = fourCalls('allowed', 'allowed', 'hidden', 'allowed');
const HOLDS = fourCalls('allowed', 'asked', 'hidden', 'asked');

const saved = (...tools: (string | null)[]) => ({
  locations: {
    '{project}': {
      tool_approvals: tools.map((toolName) => ({ kind: 'mcp', serverName: 'github', toolName })),
    },
  },
});
const APPROVALS = '.copilot/permissions-config.json';
const hook = (event: string, answer: object) =>
  json({
    version: 1,
    hooks: { [event]: [{ type: 'command', command: `echo '${JSON.stringify(answer)}'` }] },
  });
const ALLOWING = hook('permissionRequest', { behavior: 'allow' });
const ALLOWING_BEFORE = hook('preToolUse', { permissionDecision: 'allow' });
const NO_BYPASS = inSystem(
  'github-copilot/managed-settings.json',
  json({ permissions: { disableBypassPermissionsMode: 'disable' } }),
);

/** What undoes a script; each is an override of the target. */
const overriding: readonly TrapRun[] = [
  {
    ...asks,
    override: 'saved-approval',
    name: 'approvals that were saved for a folder answer questions, and a refusal holds',
    files: [inHome(APPROVALS, json(saved(...Object.values(FOUR))))],
    calls: ANSWERED,
  },
  {
    ...asks,
    override: 'saved-approval',
    name: 'a saved approval of a whole server answers every question about it',
    files: [inHome(APPROVALS, json(saved(null)))],
    calls: ANSWERED,
  },
  {
    ...asks,
    override: 'hook',
    name: 'a hook of a project answers questions, and what is left out stays hidden',
    files: [inProject('.github/hooks/open.json', ALLOWING)],
    calls: ANSWERED,
  },
  {
    ...asks,
    override: 'hook',
    name: 'the same with a hook of the user that runs before each tool',
    files: [inHome('.copilot/hooks/open.json', ALLOWING_BEFORE)],
    calls: ANSWERED,
  },
  {
    ...asks,
    override: 'hook',
    name: 'a hook of a project allows what --deny-tool alone refuses',
    file: copilotScript(...LISTED),
    files: [inProject('.github/hooks/open.json', ALLOWING)],
    calls: fourCalls('allowed', 'allowed', 'allowed', 'allowed'),
  },
  ...(['allow-all-tools', 'allow-all', 'yolo'] as const).map((flag) => ({
    ...asks,
    override: flag,
    name: `--${flag} answers every question with yes, and a refusal holds`,
    flags: [`--${flag}`],
    calls: ANSWERED,
  })),
  {
    ...asks,
    override: 'allow-server',
    name: '--allow-tool with a whole server answers every question about it',
    flags: ['--allow-tool=github'],
    calls: ANSWERED,
  },
  {
    ...refuses,
    override: 'available-tools',
    name: 'a second --available-tools shows more tools',
    flags: [`--available-tools=github-${FOUR.unlisted}`],
    calls: HOLDS,
  },
  ...['true', '1'].map((value) => ({
    ...asks,
    override: 'variable',
    name: `COPILOT_ALLOW_ALL=${value} answers every question with yes, and a refusal holds`,
    env: { COPILOT_ALLOW_ALL: value },
    calls: ANSWERED,
  })),
  {
    ...asks,
    override: 'read-only',
    name: 'a server that marks its tools as read-only silences every question, and a refusal holds',
    servers: fourTools.map((server) => ({ ...server, saysReadOnly: true as const })),
    calls: ANSWERED,
  },
  {
    ...asks,
    override: 'autopilot',
    name: 'autopilot mode answers every question with yes, and a refusal holds',
    permissionMode: 'autopilot',
    calls: ANSWERED,
  },
  {
    ...asks,
    override: 'session-allow-all',
    name: '“Allow All” of a session answers every question with yes, and a refusal holds',
    permissionMode: 'allow-all',
    calls: ANSWERED,
  },
];

/** What a script withstands. */
const withstood: readonly TrapRun[] = [
  {
    ...asks,
    name: 'managed settings switch --yolo off',
    flags: ['--yolo'],
    files: [NO_BYPASS],
    calls: HOLDS,
  },
  {
    ...asks,
    name: 'managed settings switch COPILOT_ALLOW_ALL off',
    env: { COPILOT_ALLOW_ALL: 'true' },
    files: [NO_BYPASS],
    calls: HOLDS,
  },
  {
    ...asks,
    name: 'managed settings switch “Allow All” of a session off',
    permissionMode: 'allow-all',
    files: [NO_BYPASS],
    calls: HOLDS,
  },
  {
    ...refuses,
    name: 'a list of visible tools refuses unlisted tools in every mode',
    flags: ['--yolo'],
    calls: fourCalls('allowed', 'allowed', 'hidden', 'hidden'),
  },
  {
    ...asks,
    name: 'plan mode keeps to the script',
    permissionMode: 'plan',
    calls: HOLDS,
  },
  {
    ...asks,
    name: 'without a terminal, what would be asked about is refused',
    mode: 'headless',
    calls: fourCalls('allowed', 'denied', 'hidden', 'denied'),
  },
];

/** Flags for Copilot CLI that do not do what they say, and what undoes those that do. */
export const traps: readonly TrapRun[] = [
  {
    name: 'a deny flag with the raw name matches nothing',
    servers: github('policies.remove'),
    file: copilotScript('--allow-tool=github', '--deny-tool=github(policies.remove)'),
    calls: [call('policies.remove', 'allowed')],
  },
  {
    name: 'a deny flag with a pattern matches nothing',
    servers: github('delete_repository'),
    file: copilotScript('--allow-tool=github', '--deny-tool=github(delete_*)'),
    calls: [call('delete_repository', 'allowed')],
  },
  {
    name: 'of two long names that are cut to one, the second gets a number that no rule has',
    servers: github(`${LONG}a`, `${LONG}b`),
    file: copilotScript('--allow-tool=github', `--deny-tool=github(${LONG})`),
    calls: [call(`${LONG}a`, 'denied'), call(`${LONG}b`, 'allowed')],
  },
  ...overriding,
  ...withstood,
];
