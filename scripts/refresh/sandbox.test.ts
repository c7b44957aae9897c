import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { sandboxed, whyNoSandbox } from './sandbox.ts';

/** Runs a script in the sandbox and gives what it printed as JSON. */
function run(script: string, env: Record<string, string> = {}): unknown {
  const folder = mkdtempSync(join(tmpdir(), 'sandbox-'));
  mkdirSync(join(folder, 'bin'));
  writeFileSync(join(folder, 'bin/program.mjs'), script);
  const { command, args } = sandboxed({
    ...{ name: 'test', folder, program: 'bin/program.mjs', args: ['one'], files: {} },
    env,
  });
  const { stdout, stderr, status } = spawnSync(command, [...args], {
    encoding: 'utf8',
    env: { ...process.env, SECRET_OF_THE_CALLER: 'yes' },
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

describe.skipIf(whyNoSandbox() !== undefined)('in the sandbox', () => {
  test('a program gets its arguments and its variables, and none of ours', () => {
    const script = `console.log(JSON.stringify([process.argv.slice(2), process.env]))`;
    const [args, env] = run(script, { TOKEN: 'placeholder' }) as [string[], Record<string, string>];
    expect(args).toEqual(['one']);
    expect(env).toMatchObject({ TOKEN: 'placeholder', HOME: '/data' });
    expect(env).not.toHaveProperty('SECRET_OF_THE_CALLER');
  });

  test('it cannot see the home folder, and cannot write but to its own', () => {
    const script = `
      import { existsSync, writeFileSync } from 'node:fs';
      const canWrite = (path) => { try { writeFileSync(path, 'x'); return true; } catch { return false; } };
      console.log(JSON.stringify({
        home: existsSync(${JSON.stringify(homedir())}), ours: existsSync(${JSON.stringify(process.cwd())}),
        data: canWrite('/data/x'), own: canWrite('/package/x'), usr: canWrite('/usr/x'),
      }));`;
    expect(run(script)).toEqual({ home: false, ours: false, data: true, own: false, usr: false });
  });

  test('it reaches no network, not even what listens on this machine', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as { port: number };
    const script = `
      import { connect } from 'node:net';
      import { networkInterfaces } from 'node:os';
      const reached = await new Promise((resolve) => {
        connect(${port}, '127.0.0.1').on('connect', () => resolve(true)).on('error', () => resolve(false));
      });
      console.log(JSON.stringify({ reached, interfaces: Object.keys(networkInterfaces()) }));
      process.exit(0);`;
    const found = run(script);
    server.close();
    expect(found).toEqual({ reached: false, interfaces: ['lo'] });
  });
});
