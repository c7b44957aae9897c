import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openChannel } from '../../drive/channel.ts';
import { jsonRpc } from '../../drive/json-rpc.ts';
import { field, list } from '../../model/dialect.ts';
import type { Folders } from '../../run-session.ts';

const CODEX = join(dirname(fileURLToPath(import.meta.url)), '../../node_modules/.bin/codex');

/** Trusts every hook of the user, as a person does with /hooks: Codex skips hooks that nobody trusted. */
export async function trustHooks({ home, project }: Folders): Promise<void> {
  const env = {
    HOME: home,
    PATH: `${dirname(process.execPath)}:/usr/bin:/bin`,
    STUB_KEY: 'no key',
  };
  const child = spawn(CODEX, ['app-server'], { cwd: project, env });
  const { request, notify } = jsonRpc(openChannel(child.stdin, child.stdout), () => ({}));
  try {
    await request('initialize', { clientInfo: { name: 'prove', title: null, version: '1.0.0' } });
    notify('initialized');
    const listed = await request('hooks/list', { cwds: [project] });
    const hooks = list(field(listed, 'data')).flatMap((folder) => list(field(folder, 'hooks')));
    const state = Object.fromEntries(
      hooks.map((hook) => [
        String(field(hook, 'key')),
        { trusted_hash: field(hook, 'currentHash') },
      ]),
    );
    const edit = { keyPath: 'hooks.state', value: state, mergeStrategy: 'upsert' };
    await request('config/batchWrite', { edits: [edit] });
  } finally {
    child.stdin.end();
    child.kill();
    await once(child, 'exit');
  }
}
