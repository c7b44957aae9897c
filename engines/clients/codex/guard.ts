import { inHome, inProject } from '../../cases/four-calls.ts';
import type { GuardedClient, GuardSetting } from '../../guard/guard-run.ts';
import { installGuard } from '../../guard/install-guard.ts';
import { ACCEPTED, ARGUMENTS, FLOW, own, RULES, TIGHT, TWO, USUAL } from '../../guard/runs.ts';
import { codex } from './client.ts';
import { trustHooks } from './trust-hooks.ts';

const CONFIG = '.codex/config.toml';
const REQUIREMENTS = '/etc/codex/requirements.toml';

const hooked = { layer: 'hook', worth: 'works' } as const;
const set = (...settings: string[]) => settings.flatMap((setting) => ['-c', setting]);
const NEVER = 'approval_policy="never"';
const FULL_ACCESS = 'sandbox_mode="danger-full-access"';
const BYPASS = '--dangerously-bypass-approvals-and-sandbox';
/** Without approvals, what the file asks about runs. */
const unasked = {
  question: 'denied',
  floor: (outcome) => (outcome === 'asked' ? 'allowed' : outcome),
} as const satisfies Partial<GuardSetting>;
const headless = { mode: 'headless', question: 'denied' } as const;

const TRUSTED = '\n[projects."{project}"]\ntrust_level = "trusted"\n';
const switchedOff = [inProject(CONFIG, '[features]\nhooks = false\n')];

const working: readonly GuardSetting[] = [
  { ...hooked, name: 'app server', runs: [...USUAL, ACCEPTED] },
  { ...hooked, name: 'codex exec', ...headless, runs: [RULES, TIGHT] },
  { ...hooked, name: '“never”', flags: set(NEVER), question: 'denied', runs: [RULES] },
  {
    ...hooked,
    name: '“never” with full access',
    flags: set(NEVER, FULL_ACCESS),
    ...unasked,
    runs: [RULES, FLOW],
  },
  {
    ...hooked,
    name: `codex exec ${BYPASS}`,
    ...unasked,
    mode: 'headless',
    flags: [BYPASS],
    runs: [RULES, TIGHT],
  },
  {
    ...hooked,
    name: 'what commands read, “never” with full access',
    flags: set(NEVER, FULL_ACCESS),
    ...unasked,
    runs: [
      own('exec_command', { cmd: 'echo Hi' }, 'private-data'),
      own('exec_command', { cmd: 'curl http://127.0.0.1:9' }, 'untrusted-content', 'private-data'),
    ],
  },
  {
    ...hooked,
    name: 'in the requirements, and a trusted project with “hooks = false”',
    scope: 'managed',
    appended: TRUSTED,
    files: switchedOff,
    runs: [RULES, TIGHT],
  },
];

const failing = { layer: 'hook', worth: 'refuses', runs: [RULES] } as const;
const off = { layer: 'hook', worth: 'floor', runs: [RULES, TIGHT] } as const;

const broken: readonly GuardSetting[] = [
  { ...failing, name: 'the program is missing', damage: { file: 'program', text: null } },
  { ...failing, name: 'the program has a syntax error', damage: { file: 'program', text: '{' } },
  { ...failing, name: 'the policy is missing', damage: { file: 'policy', text: null } },
  { ...failing, name: 'the policy is broken', damage: { file: 'policy', text: '{"unlisted":' } },
  {
    ...failing,
    name: 'the session cannot be written down',
    files: [inHome('.local/state', 'A file where a folder should be.')],
  },
  {
    ...off,
    name: 'the program takes longer than the client waits',
    damage: { file: 'program', text: 'setTimeout(() => {}, 60_000);' },
    runs: [TWO],
  },
  {
    ...off,
    name: 'another program in its place ends without a word',
    damage: { file: 'program', text: '' },
  },
  { ...off, name: 'nobody trusted the hooks', untrusted: true },
  {
    ...off,
    name: 'a trusted project switches hooks off with “hooks = false”',
    appended: TRUSTED,
    files: switchedOff,
  },
  { ...off, name: '-c features.hooks=false', flags: set('features.hooks=false'), runs: [RULES] },
  {
    ...hooked,
    name: '“auto_review”: a model answers each question, and says yes',
    flags: set('approvals_reviewer="auto_review"'),
    question: 'allowed',
    runs: [RULES, TIGHT],
  },
];

const wrapped = { layer: 'wrapper', worth: 'works', withoutFloor: true } as const;

const wrapping: readonly GuardSetting[] = [
  { ...wrapped, name: 'wrapper', runs: [...USUAL, ACCEPTED] },
  { ...wrapped, name: 'wrapper, codex exec', ...headless, runs: [RULES] },
  {
    ...wrapped,
    name: 'wrapper, “never” with full access',
    flags: set(NEVER, FULL_ACCESS),
    question: 'denied',
    runs: [RULES, FLOW],
  },
  {
    ...wrapped,
    layer: 'wrapper that hears',
    name: 'wrapper beside a hook for the user’s words',
    runs: [RULES, ARGUMENTS],
  },
  {
    ...wrapped,
    name: 'wrapper without its policy',
    worth: 'refuses',
    damage: { file: 'policy', text: null },
    runs: [RULES],
  },
];

/** Codex with the guard. */
export const guardedCodex: GuardedClient = {
  client: codex,
  asksByRule: true,
  async installHook(guard, folders, how) {
    const { scope, untrusted } = how;
    installGuard('codex', guard, folders, how);
    if (scope === 'managed') return [REQUIREMENTS];
    if (!untrusted) await trustHooks(folders);
    return [];
  },
  openFile: `[mcp_servers.github]
# Your own command or url stays in this table.
default_tools_approval_mode = "approve"
`,
  settings: [...working, ...broken, ...wrapping],
};
