import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Origin } from '../sources/draft.ts';

function git(folder: string, ...args: string[]): string | undefined {
  try {
    return execFileSync('git', ['-C', folder, ...args], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return undefined;
  }
}

/**
 * Commit, its day and the repository, where the path lies in a git checkout of another project than the one that
 * the command runs in. Nothing is asked over the network.
 */
export function originOfCheckout(path: string): Origin {
  const folder = statSync(path).isDirectory() ? path : dirname(path);
  const top = git(folder, 'rev-parse', '--show-toplevel');
  if (top === undefined || top === git('.', 'rev-parse', '--show-toplevel')) return {};
  const [commit, seen] = git(folder, 'log', '-1', '--format=%H %cs')?.split(' ') ?? [];
  const remote = git(folder, 'remote', 'get-url', 'origin') ?? '';
  const repo = /github\.com[:/]([\w.-]+\/[\w.-]+?)(\.git)?\/?$/.exec(remote)?.[1];
  return { commit, seen, ...(repo ? { repo } : {}) };
}
