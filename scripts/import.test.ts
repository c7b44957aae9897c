import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'import-command-'));
const into = join(folder, 'snapshots');

function run(...args: string[]) {
  const words = ['--disable-warning=ExperimentalWarning', 'scripts/import.ts', ...args];
  return spawnSync(process.execPath, words, { encoding: 'utf8' });
}

const list = join(folder, 'bell.json');
writeFileSync(list, JSON.stringify({ tools: [{ name: 'ring' }] }));

test('writes a snapshot, then says that nothing changed', () => {
  const first = run('tools-list', list, '--into', into, '--seen', '2026-11-21');
  expect([first.status, first.stderr]).toEqual([0, '']);
  expect(first.stdout).toContain('kept     1 server, 1 tool');
  expect(existsSync(join(into, 'tools-list-bell.jsonl'))).toBe(true);
  expect(run('tools-list', list, '--into', into, '--seen', '2026-11-21').stdout).toContain(
    'nothing changed',
  );
});

test.each([
  ['no arguments', [], 'Name a format.'],
  ['a slip in the format', ['tool-list', list], 'Did you mean “tools-list”?'],
  ['no path', ['records'], 'Name one PATH'],
  ['a path that is not there', ['records', join(folder, 'nope')], 'There is no such file'],
  ['a wrong day', ['records', list, '--seen', 'today'], 'is not a day'],
  ['a wrong commit', ['records', list, '--commit', 'main'], 'is not a commit'],
  ['an unknown option', ['records', list, '--to', 'x'], '--to'],
  ['a file for a folder', ['intercept-policies', list], 'is no folder'],
  ['another format', ['intercept-policies', folder], 'holds nothing'],
  ['a file that is no JSON', ['mcp-registry', 'README.md'], 'this is not JSON'],
])('%s: exit code 1, one sentence, nothing written', (_what, args, message) => {
  const out = join(folder, 'none');
  const result = run(...args, '--into', out);
  expect(result.status).toBe(1);
  expect(result.stderr).toContain(message);
  expect(result.stderr).not.toMatch(/^\s+at /m);
  expect(existsSync(join(out, 'records-bell.jsonl'))).toBe(false);
});
