import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { originOfCheckout } from './checkout.ts';

test('commit and day of a checkout; none outside of one, none of this project', () => {
  const folder = mkdtempSync(join(tmpdir(), 'checkout-'));
  const git = (...args: string[]) => execFileSync('git', ['-C', folder, ...args]);
  expect(originOfCheckout(folder)).toEqual({});
  git('init', '--quiet');
  mkdirSync(join(folder, 'servers'));
  writeFileSync(join(folder, 'servers', 'a.json'), '[]');
  git('add', '.');
  const who = ['-c', 'user.name=Somebody', '-c', 'user.email=somebody@example.org'];
  const day = ['-c', 'commit.gpgsign=false', 'commit', '--quiet', '-m', 'Add', '--no-verify'];
  execFileSync('git', ['-C', folder, ...who, ...day], {
    env: { ...process.env, GIT_COMMITTER_DATE: '2026-07-08T12:00:00Z' },
  });
  git('remote', 'add', 'origin', 'git@github.com:acme/registry.git');
  const found = originOfCheckout(join(folder, 'servers', 'a.json'));
  expect(found.seen).toBe('2026-07-08');
  expect(found.repo).toBe('acme/registry');
  expect(found.commit).toMatch(/^[0-9a-f]{40}$/);
  expect(originOfCheckout('content')).toEqual({});
});
