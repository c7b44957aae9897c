import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { GUARDED } from '../testing/policy.ts';
import { placeGuard } from '../testing/started.ts';
import { type InstallClient, type Machine, SCOPES } from './client.ts';
import { INSTALL_CLIENTS } from './clients/index.ts';
import { installIn } from './install.ts';
import { selftestOf } from './selftest.ts';
import { uninstallFrom } from './uninstall.ts';

const guards = mkdtempSync(join(tmpdir(), 'selftest guard-'));
const program = {
  file: join(guards, 'toolward-guard.mjs'),
  policyFile: join(guards, 'toolward-policy.json'),
};
let folder = '';
let machine: Machine;
let out = '';

beforeAll(() => placeGuard(program.file));
afterAll(() => rmSync(guards, { recursive: true }));
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'selftest-'));
  const at = (name: string) => join(folder, name);
  for (const name of ['home', 'work']) mkdirSync(at(name));
  writeFileSync(program.policyFile, JSON.stringify(GUARDED));
  const env = { TOOLWARD_STATE: at('state') };
  machine = { platform: 'linux', home: at('home'), cwd: at('work'), env, root: at('root') };
  vi.spyOn(console, 'log').mockImplementation((text) => {
    out += `${text}\n`;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

const clientNamed = (id: string): InstallClient => {
  const found = INSTALL_CLIENTS.find((client) => client.id === id);
  if (!found) throw new Error(id);
  return found;
};
const install = (client: InstallClient, scope: 'user' | 'managed' = 'user') =>
  installIn(client, scope, new Set(['yes']), program, machine);

/** The lines of failures, without their remedies. */
async function failuresOf(client: InstallClient): Promise<string[]> {
  out = '';
  const code = await selftestOf(client, program, machine);
  const failures = out.split('\n').filter((line) => line.startsWith('FAIL'));
  expect(code).toBe(failures.length > 0 ? 1 : 0);
  return failures.map((line) => line.slice(6));
}

function edit(path: string, change: (text: string) => string): void {
  mkdirSync(dirname(path), { recursive: true });
  let text = '';
  try {
    text = readFileSync(path, 'utf8');
  } catch {}
  writeFileSync(path, change(text));
}
const usual = (client: InstallClient, scope: 'user' | 'project' | 'managed' = 'user') =>
  client.files(scope, machine)[0]?.path ?? '';
const claude = clientNamed('claude-code');

describe('selftest', () => {
  it.each(INSTALL_CLIENTS.map((client): [string, InstallClient] => [client.id, client]))(
    'of %s tells that the guard is missing, and tries it once it is installed',
    async (id, client) => {
      expect(await failuresOf(client)).toEqual([
        expect.stringMatching(/^The guard is in none of /),
      ]);
      expect(out).toContain(`Run node "${program.file}" install ${id}\n`);
      await install(client);
      const failures = await failuresOf(client);
      if (id === 'codex')
        expect(failures).toEqual([
          'Codex skips hooks that nobody has trusted as they are: SessionStart, UserPromptSubmit, PreToolUse, PermissionRequest, PostToolUse.',
        ]);
      else expect(failures).toEqual([]);
      expect(out).toContain('A call of drop of srv-a is refused.');
    },
  );

  it('of Codex knows the hashes of hooks that are trusted', async () => {
    const codex = clientNamed('codex');
    const path = usual(codex);
    // Commands and hashes as `hooks/list` of codex app-server 0.171.0 gave them.
    const state = (event: string, hash: string) =>
      `[hooks.state.${JSON.stringify(`${path}:${event}:0:0`)}]\ntrusted_hash = "sha256:${hash}"\n`;
    edit(
      path,
      () => `
[[hooks.PreToolUse]]
matcher = "mcp__.*"
[[hooks.PreToolUse.hooks]]
type = "command"
command = "/usr/bin/node /opt/toolward/toolward-guard.mjs hook codex || { echo 'guard failed' >&2; exit 2; }"
timeout = 10
[[hooks.UserPromptSubmit]]
[[hooks.UserPromptSubmit.hooks]]
type = "command"
command = "/usr/bin/node /opt/toolward/toolward-guard.mjs hook codex"
timeout = 10
${state('pre_tool_use', 'b14796c1d8081c184dd1b1278ff9bfab63fe15038130a4ee83fa74f71b2a64af')}
${state('user_prompt_submit', 'ab187b5333bcab06ff59d8a01bef1be68ad6975b1068dbc6538bb761aeb4ac46')}`,
    );
    const [file] = codex.files('user', machine);
    if (!file) throw new Error('no file');
    expect(codex.faults?.('user', file, machine)).toEqual([]);
    edit(path, (text) => text.replace('timeout = 10', 'timeout = 11'));
    expect(codex.faults?.('user', file, machine)).toMatchObject([
      { text: expect.stringMatching(/as they are: PreToolUse\.$/) },
    ]);
    expect(codex.faults?.('managed', file, machine)).toEqual([]);
  });

  it('finds what switches hooks off, unless the managed ones withstand it', async () => {
    const off = (name: string, text: string) => edit(join(machine.cwd, name), () => text);
    off('.claude/settings.json', '{"disableAllHooks": true}');
    off('.codex/config.toml', '[features]\nhooks = false\n');
    off('.gemini/settings.json', '{"hooksConfig": {"disabled": ["toolward-guard"]}} // x');
    for (const id of ['claude-code', 'codex', 'gemini', 'copilot-cli']) {
      const client = clientNamed(id);
      await install(client);
      expect(await failuresOf(client)).toContainEqual(
        expect.stringContaining('switches hooks off'),
      );
      await install(client, 'managed');
      expect(out).toContain(`Warning: the guard is also in ${usual(client)}.`);
      expect(await failuresOf(client)).toContainEqual(expect.stringContaining('in 2 places'));
      await uninstallFrom(client, ['user'], new Set(['yes']), program, machine);
      const still = (await failuresOf(client)).filter((text) => text.includes('switches'));
      expect([id, still.length]).toEqual([id, id === 'gemini' ? 1 : 0]);
    }
  });

  it('takes the files of user and project for one in the home folder', async () => {
    machine = { ...machine, cwd: machine.home };
    await install(claude);
    expect(await failuresOf(claude)).toEqual([]);
    expect(await uninstallFrom(claude, SCOPES, new Set(['yes']), program, machine)).toBe(0);
    expect(await failuresOf(claude)).toHaveLength(1);
  });

  it('notes several unknown servers in one line', async () => {
    await install(claude);
    edit(join(machine.home, '.claude.json'), () => '{"mcpServers": {"srv-a": {}}}');
    const [server] = GUARDED.servers;
    const servers = ['one', 'srv-b', 'two'].map((as) => ({ ...server, as }));
    writeFileSync(program.policyFile, JSON.stringify({ ...GUARDED, servers }));
    await failuresOf(claude);
    expect(
      out.match(/note {2}The policy’s servers one, srv-b and two are in none of/g),
    ).toHaveLength(1);
    expect(out).toContain('For srv-b: Did you mean srv-a?');
  });

  it('notes a server that the client knows by another name', async () => {
    await install(claude);
    expect(await failuresOf(claude)).toEqual([]);
    expect(out).toMatch(/note {2}The policy’s server srv-a is in none of .*claude\.json/);
    edit(join(machine.home, '.claude.json'), () => '{"mcpServers": {"srv_a": {}}}');
    await failuresOf(claude);
    expect(out).toContain('They name srv_a.');
    expect(out).toContain('Did you mean srv_a?');
    edit(join(machine.cwd, '.mcp.json'), () => '{"mcpServers": {"srv-a": {}}}');
    await failuresOf(claude);
    expect(out).not.toContain('note');
    const codex = clientNamed('codex');
    await install(codex);
    edit(usual(codex), (text) => `${text}[mcp_servers.srv-a]\ncommand = "x"\n`);
    await failuresOf(codex);
    expect(out).not.toContain('note');
  });

  it('leaves calls to wrapped servers', async () => {
    await installIn(claude, 'user', new Set(['yes', 'wrapped']), program, machine);
    const text = readFileSync(usual(claude), 'utf8');
    expect(text).toContain('UserPromptSubmit');
    expect(text).not.toMatch(/PreToolUse|PermissionRequest/);
    expect(await failuresOf(claude)).toEqual([]);
    expect(out).toContain('calls are left to wrapped servers');
  });

  it('finds hooks that were changed', async () => {
    await install(claude);
    edit(usual(claude), (text) =>
      text.replace('"mcp__.*|CronCreate|ScheduleWakeup"', '"mcp__srv-a"'),
    );
    expect(await failuresOf(claude)).toEqual([
      'The hooks differ from those that this program installs.',
      'The matcher mcp__srv-a does not match mcp__srv-a__drop, so the call would run unseen.',
    ]);
    edit(usual(claude), (text) => text.replace('"mcp__srv-a"', '"mcp__("'));
    expect(await failuresOf(claude)).toContainEqual(
      'The matcher of PreToolUse is no regular expression (mcp__(), so the hook never runs.',
    );
    edit(usual(claude), (text) => text.replace('PreToolUse', 'PreTool'));
    expect(await failuresOf(claude)).toContainEqual(
      `There is no hook for PreToolUse in ${usual(claude)}.`,
    );
    edit(usual(claude), () => '{');
    expect(await failuresOf(claude)).toEqual([
      expect.stringContaining(`${usual(claude)}: Line 1, column 2: A closing } is missing.`),
    ]);
    const copilot = clientNamed('copilot-cli');
    await install(copilot);
    edit(usual(copilot), (text) => text.replace('"version": 1', '"version": 2'));
    expect(await failuresOf(copilot)).toEqual([
      `${usual(copilot)} has no "version": 1, so it is ignored.`,
    ]);
  });

  it('finds a policy that is missing or broken, and one that refuses nothing', async () => {
    await install(claude);
    writeFileSync(program.policyFile, '{}');
    expect(await failuresOf(claude)).toEqual([expect.stringContaining('is not a policy')]);
    rmSync(program.policyFile);
    expect(await failuresOf(claude)).toEqual([`There is no policy ${program.policyFile}.`]);
    const servers = [{ server: 'a', as: 'a', tools: { x: { decision: 'ask' } } }];
    writeFileSync(program.policyFile, JSON.stringify({ unlisted: 'ask', servers }));
    expect(await failuresOf(claude)).toEqual([]);
    expect(out).toContain('A call of toolward_selftest of a is asked about.');
    writeFileSync(program.policyFile, JSON.stringify({ unlisted: 'allow', servers }));
    expect(await failuresOf(claude)).toEqual([]);
    expect(out).toContain('No call was tried');
  });

  it('finds a guard or Node that is gone, and a program that answers something else', async () => {
    const gemini = clientNamed('gemini');
    await install(gemini);
    const text = readFileSync(usual(gemini), 'utf8');
    const swap = (a: string, b: string) => edit(usual(gemini), () => text.replaceAll(a, b));
    swap(process.execPath, '/nowhere/node');
    expect(await failuresOf(gemini)).toEqual(['There is no Node at /nowhere/node.']);
    swap(guards, join(folder, 'a guard'));
    expect(await failuresOf(gemini)).toContainEqual(
      expect.stringMatching(/^There is no guard at /),
    );
    mkdirSync(join(folder, 'an other'));
    writeFileSync(join(folder, 'an other/toolward-guard.mjs'), 'console.log("{}")');
    writeFileSync(join(folder, 'an other/toolward-policy.json'), JSON.stringify(GUARDED));
    swap(guards, join(folder, 'an other'));
    expect(await failuresOf(gemini)).toEqual([
      'A call of drop of srv-a is not refused: exit code 0, "{}\\n".',
      'A failure of the guard lets the call run.',
    ]);
  });
});
