import { expect, test } from 'vitest';
import { configFileName, pathProblem, suggestedPath } from './guard-path.ts';

test.each([
  ['/home/me/toolward-guard.mjs', undefined],
  ['C:\\Users\\me\\toolward-guard.mjs', undefined],
  ['\\\\share\\a b\\guard.js', undefined],
  ['toolward-guard.mjs', 'relative'],
  ['./toolward-guard.mjs', 'relative'],
  ['', 'relative'],
  ['~/toolward-guard.mjs', 'home-sign'],
  ['$HOME/toolward-guard.mjs', 'home-sign'],
  ['%USERPROFILE%\\toolward-guard.mjs', 'home-sign'],
  ['/home/me/toolward', 'no-script'],
] as const)('%s: %s', (path, problem) => {
  expect(pathProblem(path)).toBe(problem);
});

test.each(['Win32', 'MacIntel', 'Linux x86_64'])('a path to start from: %s', (platform) => {
  expect(pathProblem(suggestedPath(platform))).toBeUndefined();
});

test('the file has the name that it came with, or that of its client', () => {
  expect(configFileName('C:\\a\\b.json', undefined, 'json')).toBe('b.json');
  expect(configFileName('', { kind: 'clients', names: ['Codex'] }, 'toml')).toBe('config.toml');
  expect(configFileName('', { kind: 'clients', names: ['Cursor', 'Kiro'] }, 'json')).toBe(
    'mcp.json',
  );
  expect(configFileName('', { kind: 'bare-list' }, 'yaml')).toBe('mcp.yaml');
  expect(configFileName('', { kind: 'clients', names: ['Claude Code'] }, undefined)).toBe(
    'commands.sh',
  );
});
