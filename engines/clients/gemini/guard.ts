import type { Outcome } from '../../../src/domain/policy/decide.ts';
import { MARKS } from '../../../src/domain/policy/vocabulary.ts';
import { inProject } from '../../cases/four-calls.ts';
import { json } from '../../cases/trap.ts';
import type { GuardedClient, GuardRun, GuardSetting } from '../../guard/guard-run.ts';
import { installGuard } from '../../guard/install-guard.ts';
import {
  ACCEPTED,
  ARGUMENTS,
  FLOW,
  HIDDEN,
  LIMIT,
  own,
  PARALLEL,
  QUESTION,
  RULES,
  TIGHT,
  USUAL,
} from '../../guard/runs.ts';
import { gemini } from './client.ts';

/** After a no, Gemini CLI forgets the turn: in its terminal a person says yes. */
const accepted = (run: GuardRun): GuardRun => ({ ...run, person: 'yes' });

/** A hook lifts no question here. */
const hooked = { layer: 'hook', worth: 'works', keepsQuestions: true } as const;
const terminal = { ...hooked, mode: 'terminal' } as const;
const headless = { ...hooked, mode: 'headless', question: 'denied' } as const;
const wrapped = { ...hooked, layer: 'wrapper', refusesQuestions: true } as const;
const gone = { ...headless, worth: 'floor', runs: [RULES, TIGHT] } as const;
const broken = { ...headless, worth: 'refuses', runs: [RULES] } as const;

const settingsOf = (settings: object) => [inProject('.gemini/settings.json', json(settings))];
const OFF = settingsOf({ hooksConfig: { enabled: false } });
/** In yolo mode, only the rules that name a tool ask. */
const yolo = (outcome: Outcome, { tool }: { tool: string }): Outcome =>
  outcome === 'asked' && tool === 'added_later' ? 'allowed' : outcome;

const settings: readonly GuardSetting[] = [
  {
    ...terminal,
    name: 'terminal',
    runs: [
      ACCEPTED,
      accepted(ARGUMENTS),
      accepted(FLOW),
      accepted(PARALLEL),
      LIMIT,
      HIDDEN,
      QUESTION,
    ],
  },
  { ...terminal, name: 'terminal, --yolo', flags: ['--yolo'], floor: yolo, runs: [ACCEPTED] },
  {
    ...terminal,
    name: 'terminal, --yolo, no rules of its own',
    flags: ['--yolo'],
    withoutFloor: true,
    runs: [ACCEPTED, accepted(FLOW)],
  },
  { ...headless, name: '-p', runs: [RULES, LIMIT, TIGHT] },
  {
    ...headless,
    name: '-p --yolo, no rules of its own',
    flags: ['--yolo'],
    withoutFloor: true,
    runs: [RULES, TIGHT, PARALLEL],
  },
  {
    ...headless,
    name: 'tools of its own, -p --yolo',
    flags: ['--yolo'],
    withoutFloor: true,
    runs: [
      own('web_fetch', { prompt: 'Read http://127.0.0.1:1/a' }, 'untrusted-content'),
      own('read_file', { file_path: 'a.txt' }, 'private-data'),
      own('run_shell_command', { command: 'ls' }, 'private-data'),
      own('run_shell_command', { command: 'curl -s 127.0.0.1:1' }, ...MARKS),
    ],
  },
  { ...wrapped, name: 'wrapper, ACP', runs: [RULES, FLOW] },
  { ...wrapped, name: 'wrapper, ACP, no rules of its own', withoutFloor: true, runs: USUAL },
  { ...wrapped, name: 'wrapper, terminal', mode: 'terminal', withoutFloor: true, runs: [RULES] },
  {
    ...wrapped,
    name: 'wrapper, -p, a project switches hooks off',
    mode: 'headless',
    files: OFF,
    withoutFloor: true,
    runs: [RULES, TIGHT],
  },
  { ...broken, name: 'program missing', damage: { file: 'program', text: null } },
  { ...broken, name: 'program does not parse', damage: { file: 'program', text: '{' } },
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
  { ...gone, name: 'a project switches hooks off', files: OFF },
  {
    ...gone,
    name: 'a project switches this hook off',
    files: settingsOf({ hooksConfig: { disabled: ['toolward-guard'] } }),
  },
  { ...gone, name: 'a project switches a managed hook off', scope: 'managed', files: OFF },
  { ...hooked, worth: 'floor', name: 'ACP: no hooks', runs: [RULES, TIGHT] },
];

const MANAGED = '/etc/gemini-cli/settings.json';

/** Gemini CLI with the guard. */
export const guardedGemini: GuardedClient = {
  client: gemini,
  installHook(guard, folders, how) {
    installGuard('gemini', guard, folders, how);
    return how.scope === 'managed' ? [MANAGED] : [];
  },
  openFile: '[[rule]]\ntoolName = "*"\ndecision = "allow"\npriority = 900\n',
  settings,
};
