import { describe, expect, test } from 'vitest';
import { read } from './read.fixture.ts';

describe('a configuration of Codex', () => {
  const file = read(`
[mcp_servers.github]
command = "x"
enabled_tools = ["get_me", "create_issue"]
disabled_tools = ["delete_repo"]
default_tools_approval_mode = "prompt"
[mcp_servers.github.tools.get_me]
approval_mode = "approve"
[mcp_servers.other]
command = "y"
default_tools_approval_mode = "approve"
`);

  test('is read in the order in which Codex reads it', () => {
    expect(file.servers).toEqual(['github', 'other']);
    expect(file.rule('github', 'get_me')?.decision).toBe('allow');
    expect(file.rule('github', 'create_issue')?.decision).toBe('ask');
    expect(file.rule('github', 'delete_repo')?.decision).toBe('hide');
    expect(file.rule('github', 'new_tool')).toBeNull();
    expect(file.missed('github')).toBe('deny');
    expect(file.missed('other')).toBe('allow');
  });

  test('asks about servers that it does not hold', () => {
    expect(file.rule('absent', 'get_me')).toBeNull();
    expect(file.missed('absent')).toBe('ask');
  });
});
