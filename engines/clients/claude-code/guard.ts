import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { claudeCode as hook } from '../../../src/guard/hook/claude-code.ts';
import type { GuardedClient, GuardSetting, InstalledGuard } from '../../guard/guard-run.ts';
import { ACCEPTED, FLOW, RULES, USUAL } from '../../guard/runs.ts';
import { writeFile } from '../../write-file.ts';
import { claudeCode } from './client.ts';

const SETTINGS = '.claude/settings.json';

function hooksOf({ node, program }: InstalledGuard): object {
  const entries = hook.hooks.map(({ event, kind, matcher }) => {
    const command = { type: 'command', command: node, args: [program, 'hook', 'claude-code'] };
    const strict = kind === 'call' ? { onFailure: 'block' } : {};
    const group = {
      ...(matcher ? { matcher } : {}),
      hooks: [{ ...command, timeout: 10, ...strict }],
    };
    return [event, [group]] as const;
  });
  return Object.fromEntries(entries);
}

const hooked = { layer: 'hook', worth: 'works' } as const;
const MODES = ['acceptEdits', 'auto', 'bypassPermissions'];
const modeFlag = (permissionMode: string) => ({
  ...hooked,
  name: `--permission-mode ${permissionMode}`,
  permissionMode,
  runs: [RULES],
});

const working: readonly GuardSetting[] = [
  { ...hooked, name: 'stream-JSON', runs: [...USUAL, ACCEPTED] },
  { ...hooked, name: 'terminal', mode: 'terminal', runs: [RULES, FLOW] },
  { ...hooked, name: '-p, nobody is asked', mode: 'headless', question: 'denied', runs: [RULES] },
  ...MODES.map(modeFlag),
  {
    ...modeFlag('plan'),
    keepsQuestions: true,
    floor: (outcome) => (outcome === 'allowed' ? 'asked' : outcome),
  },
  { ...modeFlag('dontAsk'), floor: (outcome) => (outcome === 'asked' ? 'denied' : outcome) },
];

/** Claude Code with the guard. */
export const guardedClaudeCode: GuardedClient = {
  client: claudeCode,
  installHook(guard, { home }) {
    const file = join(home, SETTINGS);
    const settings: object = JSON.parse(readFileSync(file, 'utf8'));
    writeFile(file, { ...settings, hooks: hooksOf(guard) });
  },
  openFile: JSON.stringify({ permissions: { allow: ['mcp__github'] } }),
  settings: working,
};
