import type { Outcome } from '../../../src/domain/policy/decide.ts';
import { MARKS } from '../../../src/domain/policy/vocabulary.ts';
import { inHome, inProject } from '../../cases/four-calls.ts';
import { json } from '../../cases/trap.ts';
import type { GuardedClient, GuardRun, GuardSetting } from '../../guard/guard-run.ts';
import { installGuard } from '../../guard/install-guard.ts';
import {
  ACCEPTED,
  ARGUMENTS,
  FLOW,
  LIMIT,
  own,
  QUESTION,
  RULES,
  TIGHT,
  USUAL,
} from '../../guard/runs.ts';
import { copilotCli } from './client.ts';

const trusted = inHome('.copilot/config.json', json({ trustedFolders: ['{project}'] }));

/** The guard lifts questions; one of its own reaches nobody over ACP and with `-p`, and is a refusal. */
const hooked = { layer: 'hook', worth: 'works', refusesQuestions: true } as const;
const wrapped = { ...hooked, layer: 'wrapper', keepsQuestions: true } as const;
const gone = { ...hooked, worth: 'floor', runs: [RULES, TIGHT] } as const;
const broken = { ...hooked, worth: 'refuses', runs: [RULES] } as const;

/** A no ends the turn: in the terminal, a person says yes. */
const accepted = (run: GuardRun): GuardRun => ({ ...run, person: 'yes' });
const terminal = {
  layer: 'hook',
  worth: 'works',
  mode: 'terminal',
  files: [trusted],
} as const;
const headless = { mode: 'headless', question: 'denied' } as const;
const unasked = (outcome: Outcome): Outcome => (outcome === 'asked' ? 'allowed' : outcome);
const allowsAll = { floor: unasked, runs: [RULES, FLOW] } as const;

const OFF = json({ disableAllHooks: true });
const switchesOff = [inProject('.github/copilot/settings.json', OFF), trusted];
const MANAGED = '/etc/github-copilot/policy.d/toolward-guard.json';

const settings: readonly GuardSetting[] = [
  { ...hooked, name: 'ACP', runs: USUAL },
  { ...hooked, name: 'ACP, no rules of its own', withoutFloor: true, runs: [RULES, FLOW] },
  { ...hooked, name: 'ACP, Allow All', permissionMode: 'allow-all', ...allowsAll },
  { ...hooked, name: 'ACP, --allow-all-tools', flags: ['--allow-all-tools'], ...allowsAll },
  { ...hooked, name: '-p', ...headless, runs: [RULES, LIMIT] },
  {
    ...hooked,
    name: '-p --yolo',
    mode: 'headless',
    flags: ['--yolo'],
    floor: unasked,
    runs: [RULES, LIMIT],
  },
  {
    ...terminal,
    name: 'terminal',
    runs: [ACCEPTED, accepted(FLOW), accepted(ARGUMENTS), LIMIT, QUESTION],
  },
  {
    ...terminal,
    name: 'terminal, --allow-all-tools',
    flags: ['--allow-all-tools'],
    floor: unasked,
    runs: [ACCEPTED, accepted(FLOW)],
  },
  {
    ...terminal,
    layer: 'wrapper',
    name: 'wrapper, terminal, --allow-all-tools',
    flags: ['--allow-all-tools'],
    withoutFloor: true,
    runs: [ACCEPTED, QUESTION],
  },
  {
    ...hooked,
    name: 'a managed hook, which a project cannot switch off',
    scope: 'managed',
    files: switchesOff,
    runs: [RULES],
  },
  {
    ...hooked,
    name: 'a project that is not trusted switches hooks off',
    files: switchesOff.slice(0, 1),
    runs: [RULES],
  },
  {
    ...hooked,
    name: 'tools of its own, ACP, --allow-all-tools',
    flags: ['--allow-all-tools'],
    withoutFloor: true,
    runs: [
      own('view', { path: 'a.txt' }, 'private-data'),
      own('bash', { command: 'ls', description: 'List' }, 'private-data'),
      own('bash', { command: 'curl -s 127.0.0.1:1', description: 'Fetch' }, ...MARKS),
    ],
  },
  { ...wrapped, name: 'wrapper, ACP', runs: [RULES, FLOW] },
  { ...wrapped, name: 'wrapper, ACP, no rules of its own', withoutFloor: true, runs: USUAL },
  { ...wrapped, name: 'wrapper, -p', ...headless, withoutFloor: true, runs: [RULES, LIMIT] },
  { ...broken, name: 'program missing', damage: { file: 'program', text: null } },
  { ...broken, name: 'policy missing', damage: { file: 'policy', text: null } },
  { ...broken, name: 'policy broken', damage: { file: 'policy', text: '{"unlisted": "allow"' } },
  {
    ...broken,
    name: 'wrapper, policy broken',
    layer: 'wrapper',
    damage: { file: 'policy', text: '{' },
  },
  { ...gone, name: 'program silent', damage: { file: 'program', text: '' } },
  {
    ...gone,
    name: 'program slow',
    damage: { file: 'program', text: 'setTimeout(() => {}, 60_000);' },
    runs: [QUESTION],
  },
  { ...gone, name: 'a trusted project switches hooks off', files: switchesOff },
  {
    ...gone,
    name: 'a trusted project switches hooks off in .claude',
    files: [inProject('.claude/settings.json', OFF), trusted],
  },
];

/** GitHub Copilot CLI with the guard. */
export const guardedCopilotCli: GuardedClient = {
  client: copilotCli,
  installHook(guard, folders, how) {
    installGuard('copilot-cli', guard, folders, how);
    return how.scope === 'managed' ? [MANAGED] : [];
  },
  openFile: '#!/bin/sh\nexec copilot --allow-tool=github "$@"\n',
  settings,
};
