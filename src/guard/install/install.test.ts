import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { GUARDED } from '../testing/policy.ts';
import { write } from './change-file.ts';
import { type InstallClient, type Machine, SCOPES, type Scope, startsGuard } from './client.ts';
import { INSTALL_CLIENTS } from './clients/index.ts';
import { entriesFor, installIn } from './install.ts';
import { uninstallFrom } from './uninstall.ts';

const YES = new Set(['yes']);
const NO_FLAGS = new Set<string>();
let folder = '';
let machine: Machine;
let program = { file: '', policyFile: '' };
let out = '';
let err = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'install-'));
  const at = (name: string) => join(folder, name);
  for (const name of ['home', 'work', 'guard']) mkdirSync(at(name));
  program = { file: at('guard/toolward-guard.mjs'), policyFile: at('guard/toolward-policy.json') };
  writeFileSync(program.policyFile, JSON.stringify(GUARDED));
  machine = { platform: 'linux', home: at('home'), cwd: at('work'), env: {}, root: at('root') };
  out = '';
  err = '';
  vi.spyOn(console, 'log').mockImplementation((text) => {
    out += `${text}\n`;
  });
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    err += text;
    return true;
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
const claude = clientNamed('claude-code');
const settings = () => join(machine.home, '.claude/settings.json');
function put(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
const filesBelow = (path: string) =>
  readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());

const PLACES = INSTALL_CLIENTS.flatMap((client) =>
  SCOPES.map((scope): [string, Scope, InstallClient] => [client.id, scope, client]),
);

describe('install and uninstall', () => {
  it.each(PLACES)(
    '%s in the scope %s writes all hooks once, and leaves nothing',
    async (id, scope, client) => {
      const [usual] = client.files(scope, machine);
      if (!usual) {
        expect([id, scope]).toEqual(['opencode', 'managed']);
        expect(await installIn(client, scope, YES, program, machine)).toBe(1);
        return;
      }
      expect(await installIn(client, scope, YES, program, machine)).toBe(0);
      const text = readFileSync(usual.path, 'utf8');
      const { entries } = usual.form.read(text);
      expect(entries.every(({ handler }) => startsGuard(handler, id, program.file))).toBe(true);
      const events = entries.map(({ event }) => event).sort();
      expect(events).toEqual(client.hook?.hooks.map(({ event }) => event).sort() ?? ['plugin']);
      expect(await installIn(client, scope, YES, program, machine)).toBe(0);
      expect(out).toContain('already installed');
      expect(readFileSync(usual.path, 'utf8')).toBe(text);
      expect(await uninstallFrom(client, SCOPES, YES, program, machine)).toBe(0);
      expect(filesBelow(folder).map(({ name }) => name)).toEqual(['toolward-policy.json']);
    },
  );

  it('replaces the hooks of a guard that was somewhere else', async () => {
    await installIn(claude, 'user', YES, program, machine);
    const moved = { ...program, file: join(folder, 'guard/new/toolward-guard.mjs') };
    await installIn(claude, 'user', YES, moved, machine);
    const text = readFileSync(settings(), 'utf8');
    expect(text).not.toContain(program.file);
    expect(text.match(/new\/toolward-guard/g)).toHaveLength(claude.hook?.hooks.length ?? 0);
    await uninstallFrom(claude, ['user'], YES, program, machine);
    expect(existsSync(settings())).toBe(false);
  });

  it('writes nothing without --yes where nobody can be asked, and with --dry-run', async () => {
    expect(await installIn(claude, 'user', NO_FLAGS, program, machine)).toBe(1);
    expect(out).toContain('+++');
    expect(out).toContain('add --yes');
    expect(await installIn(claude, 'user', new Set(['dry-run']), program, machine)).toBe(0);
    expect(existsSync(settings())).toBe(false);
  });

  it('shows the change as lines of a patch only, and warnings after it', async () => {
    put(settings(), '{\n  "model": "x"\n}\n');
    rmSync(program.policyFile);
    await installIn(claude, 'user', NO_FLAGS, program, machine);
    expect(out).toMatch(/^--- /);
    expect(out).not.toMatch(/^(Index|=)/m);
    const at = ['+++', 'Warning: there is no policy at', 'add --yes'].map((text) =>
      out.indexOf(text),
    );
    expect(at).not.toContain(-1);
    expect(at).toEqual(at.toSorted((a, b) => a - b));
  });

  it('refuses a file that it cannot read, and leaves it', async () => {
    put(settings(), '{\n  "model": opus\n}\n');
    expect(await installIn(claude, 'user', YES, program, machine)).toBe(1);
    expect(err).toContain(`${settings()}: Line 2, column 12: This is not JSON`);
    expect(err).toContain('Nothing was changed.');
    expect(readFileSync(settings(), 'utf8')).toBe('{\n  "model": opus\n}\n');
    expect(await uninstallFrom(claude, SCOPES, YES, program, machine)).toBe(1);
  });

  it('keeps the mode of a file, a link to it and its byte order mark', async () => {
    const real = join(folder, 'dotfiles.json');
    writeFileSync(real, '\uFEFF{"model": "x"}', { mode: 0o600 });
    mkdirSync(dirname(settings()));
    symlinkSync(real, settings());
    await installIn(claude, 'user', YES, program, machine);
    expect(lstatSync(settings()).isSymbolicLink()).toBe(true);
    expect(statSync(real).mode & 0o777).toBe(0o600);
    expect(readFileSync(real, 'utf8')).toMatch(/^\uFEFF\{"model": "x", "hooks"/);
    await uninstallFrom(claude, ['user'], YES, program, machine);
    expect(readFileSync(real, 'utf8')).toBe('\uFEFF{"model": "x"}');
  });

  it('does not write over what somebody else wrote meanwhile', () => {
    const path = join(folder, 'settings.json');
    put(path, 'new');
    expect(() => write({ path, before: 'old', after: 'ours' })).toThrow('has changed meanwhile');
    expect(readFileSync(path, 'utf8')).toBe('new');
  });

  it('puts the hooks of Codex into hooks.json where the hooks of the user are', async () => {
    const codex = clientNamed('codex');
    const path = join(machine.home, '.codex/hooks.json');
    const mine = '{"hooks": {"Stop": [{"hooks": [{"type": "command", "command": "mine"}]}]}}';
    put(path, mine);
    await installIn(codex, 'user', YES, program, machine);
    expect(existsSync(join(machine.home, '.codex/config.toml'))).toBe(false);
    expect(readFileSync(path, 'utf8')).toContain('hook codex');
    await uninstallFrom(codex, SCOPES, YES, program, machine);
    expect(readFileSync(path, 'utf8')).toBe(mine);
  });

  it('warns of a policy that is missing or broken, and of files that others may change', async () => {
    rmSync(program.policyFile);
    await installIn(claude, 'managed', YES, program, machine);
    expect(out).toContain(`Warning: there is no policy at ${program.policyFile}`);
    writeFileSync(program.policyFile, '{}', { mode: 0o666 });
    await installIn(claude, 'managed', YES, program, machine);
    expect(out).toContain(`Warning: ${program.policyFile} is not a policy`);
    chmodSync(dirname(program.file), 0o777);
    await installIn(claude, 'managed', YES, program, machine);
    expect(out).toContain(`Warning: others than root may change ${dirname(program.file)}.`);
  });

  it('says what is not known about Windows, and where there is no place', async () => {
    const windows: Machine = { ...machine, platform: 'win32' };
    expect(clientNamed('copilot-cli').files('managed', windows)).toEqual([]);
    expect(await installIn(clientNamed('codex'), 'managed', YES, program, windows)).toBe(1);
    expect(err).toContain('Codex has no managed place for hooks on Windows.');
    await installIn(claude, 'user', new Set(['dry-run']), program, windows);
    expect(out).toContain('Warning: hooks of Claude Code were not tried on Windows.');
  });

  it('installs hooks beside wrapped servers only where these know the session', async () => {
    const wrapped = new Set(['yes', 'wrapped']);
    for (const client of INSTALL_CLIENTS) {
      const knows = ['claude-code', 'codex', 'copilot-cli'].includes(client.id);
      const code = await installIn(client, 'user', wrapped, program, machine);
      expect([client.id, code]).toEqual([client.id, knows ? 0 : 1]);
    }
    expect(err).toContain('Gemini CLI tells its servers no session');
  });

  it('fails closed for calls, and only for these', () => {
    for (const client of INSTALL_CLIENTS) {
      const { hook } = client;
      if (!hook || client.id === 'copilot-cli') continue;
      for (const { event, handler } of entriesFor(client, program)) {
        const isCall = hook.hooks.some((point) => point.event === event && point.kind === 'call');
        const closed = /onFailure":"block|exit 2/.test(JSON.stringify(handler));
        expect([client.id, event, closed]).toEqual([client.id, event, isCall]);
      }
    }
  });
});
