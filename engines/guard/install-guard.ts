import { spawnSync } from 'node:child_process';
import type { Folders } from '../run-session.ts';
import type { HowInstalled, InstalledGuard } from './guard-run.ts';

/** Has the guard itself install its hook, as the pages tell people to. */
export function installGuard(
  client: string,
  { node, program }: InstalledGuard,
  { home, project }: Folders,
  { scope, besideWrapper }: HowInstalled,
): void {
  const wrapped = besideWrapper ? ['--wrapped'] : [];
  const args = [program, 'install', client, '--yes', '--scope', scope, ...wrapped];
  const { status, stdout, stderr } = spawnSync(node, args, {
    cwd: project,
    env: { HOME: home, PATH: process.env['PATH'] },
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`the guard was not installed: ${stdout}${stderr}`);
}
