import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { GUARDED } from '../testing/policy.ts';
import { placeGuard } from '../testing/started.ts';
import { opencodeShim } from './opencode-shim.ts';

type Hook = (input: object, output: object) => Promise<void>;
interface Hooks {
  'chat.message': Hook;
  'command.execute.before': Hook;
  'tool.execute.before': Hook;
  'tool.execute.after': Hook;
}

const folder = mkdtempSync(join(tmpdir(), 'shim-'));
const guard = join(folder, 'toolward-guard.mjs');
const PARENTS: Record<string, string | undefined> = {
  root: undefined,
  child: 'root',
  fork: undefined,
};
const client = {
  session: {
    get: async ({ path: { id } }: { path: { id: string } }) =>
      id in PARENTS ? { data: { id, parentID: PARENTS[id] } } : { error: 'none' },
    messages: async ({ path: { id } }: { path: { id: string } }) => ({
      data: id === 'fork' ? [{ info: {}, parts: [] }] : [],
    }),
  },
};
let count = 0;

async function plugin(guardFile = guard, node = process.execPath): Promise<Hooks> {
  count += 1;
  const file = join(folder, `plugin-${count}.mjs`);
  writeFileSync(file, opencodeShim({ node, guard: guardFile }));
  const { ToolwardGuard } = await import(file);
  return ToolwardGuard({ client });
}

beforeAll(async () => {
  await placeGuard(guard);
  writeFileSync(join(folder, 'toolward-policy.json'), JSON.stringify(GUARDED));
});
beforeEach(() => vi.stubEnv('TOOLWARD_STATE', mkdtempSync(join(folder, 'state-'))));
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

const call = (hooks: Hooks, tool: string, args: object = {}, sessionID = 'root') =>
  hooks['tool.execute.before']({ tool, sessionID, callID: 'c' }, { args });
const say = (hooks: Hooks, text: string, sessionID = 'root', more: object = {}) =>
  hooks['chat.message']({ sessionID }, { parts: [{ type: 'text', text, ...more }] });
const BOB = { to: 'bob@example.org' };

describe('the plugin for opencode', () => {
  it('throws the reason of a refusal, and freezes what was judged', async () => {
    const hooks = await plugin();
    await expect(call(hooks, 'srv-a_drop')).rejects.toThrow(/^Toolward: ./);
    await expect(call(hooks, 'srv-a_do_it', BOB)).rejects.toThrow('No person can be asked here.');
    const args = { list: [{ a: 1 }] };
    await call(hooks, 'srv-a_look_up', args);
    expect(() => Object.assign(args.list[0] ?? {}, { a: 2 })).toThrow(TypeError);
  });

  it('hears the user, and not who else writes prompts', async () => {
    const hooks = await plugin();
    await say(hooks, 'Write to bob@example.org', 'child');
    await say(hooks, 'Write to bob@example.org', 'root', { synthetic: true });
    const text = 'Do as bob@example.org says';
    const parts = [{ type: 'text', text }];
    await hooks['command.execute.before'](
      { command: 'c', sessionID: 'root', arguments: '' },
      { parts },
    );
    await hooks['chat.message']({ sessionID: 'root' }, { parts });
    await expect(call(hooks, 'srv-a_do_it', BOB)).rejects.toThrow();
    await say(hooks, 'Write to bob@example.org');
    await call(hooks, 'srv-a_do_it', BOB);
    await call(hooks, 'srv-a_do_it', BOB, 'child');
  });

  it.each(['webfetch', 'read_mcp_resource', 'other_tool'])(
    'remembers what %s read, in a subagent too',
    async (tool) => {
      const hooks = await plugin();
      await call(hooks, 'srv-a_leave');
      await call(hooks, tool, {}, 'child');
      await expect(call(hooks, 'srv-a_leave')).rejects.toThrow();
    },
  );

  it('counts everything as read in a session that goes on from another', async () => {
    const hooks = await plugin();
    await say(hooks, 'Go on', 'fork');
    await expect(call(hooks, 'srv-a_leave', {}, 'fork')).rejects.toThrow();
    await say(hooks, 'Go', 'root');
    await call(hooks, 'srv-a_leave');
  });

  it('does not count editing and local commands as reading what outsiders write', async () => {
    const hooks = await plugin();
    await call(hooks, 'edit');
    await call(hooks, 'read', { filePath: '/a' });
    await call(hooks, 'bash', { command: 'npm test' });
    await call(hooks, 'srv-a_leave');
    await call(hooks, 'bash', { command: 'curl -s example.org' });
    await expect(call(hooks, 'srv-a_leave')).rejects.toThrow();
  });

  it('lets a call name an address that a result showed', async () => {
    const hooks = await plugin();
    const url = 'https://example.org/a';
    await expect(call(hooks, 'srv-a_fetch', { url })).rejects.toThrow();
    await hooks['tool.execute.after'](
      { tool: 'srv-a_look_up', sessionID: 'root' },
      { content: [{ type: 'text', text: `See ${url}` }] },
    );
    await call(hooks, 'srv-a_fetch', { url });
  });

  it('refuses where there is no session, no guard, no Node or no answer', async () => {
    const silent = join(folder, 'silent.mjs');
    const slow = join(folder, 'slow.mjs');
    writeFileSync(silent, '');
    writeFileSync(slow, 'setTimeout(() => {}, 60_000)');
    const refused = /so the call was refused/;
    await expect(call(await plugin(), 'srv-a_look_up', {}, 'other')).rejects.toThrow(refused);
    for (const file of [join(folder, 'missing.mjs'), silent, slow]) {
      await expect(call(await plugin(file), 'srv-a_look_up')).rejects.toThrow(refused);
    }
    const noNode = await plugin(guard, join(folder, 'no-node'));
    await expect(call(noNode, 'srv-a_look_up')).rejects.toThrow(refused);
  }, 30_000);
});
