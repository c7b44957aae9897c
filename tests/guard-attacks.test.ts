import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type AttackCall,
  type AttackStep,
  type GuardAttack,
  PLAYED_PRESETS,
} from '#domain/guard-attack/guard-attack.ts';
import { attackPolicy, playAttack } from '#domain/guard-attack/play-attack.ts';
import { configName } from '#domain/policy/naming.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { ruleOf, serverOf } from '#domain/policy/rule-of.ts';
import { claudeName } from '#domain/policy/targets/claude-code/tool-name.ts';
import { placeGuard } from '../src/guard/testing/started.ts';
import { guardAttacks, preset, toolsOf } from './fixtures/guard-attacks.ts';

it.each(guardAttacks)('the attack $id ends as its file says', (attack) => {
  const ends = PLAYED_PRESETS.map((id) => [id, playAttack(attack, preset(id), toolsOf).stopped]);
  expect(Object.fromEntries(ends)).toEqual(attack.stopped);
});

/** Attacks of each kind that are also played against the program, as Claude Code starts it. */
const IN_PROGRAM = [
  ...['named-recipient', 'copy-to-attacker', 'recipients-in-body', 'browser-address'],
  ...['zero-width', 'userinfo-in-url', 'choice-of-links', 'prototype', 'path-traversal'],
  ...['sql-cte-delete', 'sql-mysql-comment', 'sql-secrets', 'other-amount', 'poisoned-memory'],
  ...['continued-session', 'pasted-text', 'forged-user-turn', 'new-tool', 'renamed-server'],
  ...['echoed-address', 'prompt-for-a-subagent', 'scheduled-payment', 'callback-address'],
  ...['second-unknown-server', 'other-letter-case', 'read-by-the-client', 'delete-after-reading'],
];

/** Tools of Claude Code itself that bring a mark. */
const OWN_TOOLS = { 'private-data': 'Read', 'untrusted-content': 'WebFetch' } as const;

describe('the program', () => {
  const folder = mkdtempSync(join(tmpdir(), 'guard-attacks-'));
  const guard = join(folder, 'toolward-guard.mjs');
  beforeAll(() => placeGuard(guard));
  afterAll(() => rmSync(folder, { recursive: true }));

  /** What the hook prints about an event of Claude Code; it must not fail. */
  function hook(policyFile: string, event: object): Promise<string> {
    const args = [guard, '--policy', policyFile, 'hook', 'claude-code'];
    const child = spawn(process.execPath, args, { env: { TOOLWARD_STATE: join(folder, 'state') } });
    child.stdin.end(JSON.stringify(event));
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk) => {
      out += chunk;
    });
    child.stderr.on('data', (chunk) => {
      err += chunk;
    });
    return new Promise((ended, failed) =>
      child.on('close', (code) =>
        code === 0 ? ended(out) : failed(new Error(`exit code ${code}: ${err}`)),
      ),
    );
  }

  /** How a call ends in Claude Code with the policy as its own rules and the guard as its hook. */
  async function ends(policy: Policy, file: string, session_id: string, call: AttackCall) {
    const server = configName(call.server);
    const event = {
      session_id,
      tool_name: claudeName(server, call.tool),
      mcp_server: { name: server, source: 'user' },
      tool_input: call.arguments,
      permission_mode: 'default',
    };
    const before = await hook(file, { ...event, hook_event_name: 'PreToolUse' });
    if (before !== '') {
      const { permissionDecision } = JSON.parse(before).hookSpecificOutput;
      return permissionDecision === 'deny' ? 'refused' : 'asked';
    }
    const listed = serverOf(policy, server);
    const decision = listed && (ruleOf(listed, call.tool)?.decision ?? policy.unlisted);
    if (decision !== 'ask') return 'no';
    const question = await hook(file, { ...event, hook_event_name: 'PermissionRequest' });
    return question.includes('"behavior":"allow"') ? 'no' : 'asked';
  }

  async function told(file: string, session_id: string, step: AttackStep): Promise<void> {
    if (step.user !== undefined) {
      const event = { session_id, hook_event_name: 'UserPromptSubmit', prompt: step.user };
      await hook(file, event);
    }
    for (const tool_name of (step.brings ?? []).map((mark) => OWN_TOOLS[mark]))
      await hook(file, { session_id, hook_event_name: 'PostToolUse', tool_name, tool_input: {} });
  }

  async function playedBy(id: string, attack: GuardAttack): Promise<string[]> {
    const file = join(folder, `${id}.json`);
    const policy = attackPolicy(attack, preset('careful'), toolsOf);
    writeFileSync(file, JSON.stringify(policy));
    const harm: string[] = [];
    let session = `${id}-1`;
    for (const step of attack.session) {
      if (step.newSession) session = `${id}-2`;
      await told(file, session, step);
      if (!step.call) continue;
      const end = await ends(policy, file, session, step.call);
      if (step.harm) harm.push(end);
      if (step.result === undefined || end === 'refused') continue;
      const tool_name = claudeName(configName(step.call.server), step.call.tool);
      const response = [{ type: 'text', text: step.result }];
      const event = { hook_event_name: 'PostToolUse', tool_name, tool_response: response };
      await hook(file, { ...event, session_id: session, tool_input: step.call.arguments });
    }
    return harm;
  }

  it.each(IN_PROGRAM)('ends the attack %s alike', async (id) => {
    const attack = guardAttacks.find((one) => one.id === id);
    if (!attack) throw new Error(`There is no attack ${id}.`);
    expect(await playedBy(id, attack)).toEqual([attack.stopped.careful]);
  });
});
