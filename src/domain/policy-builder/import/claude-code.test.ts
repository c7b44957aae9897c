import { describe, expect, test } from 'vitest';
import { read } from './read.fixture.ts';

describe('a settings file of Claude Code', () => {
  const settings = (permissions: object) => read(JSON.stringify({ permissions }));

  test('refuses before it asks, and asks before it allows', () => {
    const name = 'mcp__github__get_me';
    const decision = (permissions: object) =>
      settings(permissions).rule('github', 'get_me')?.decision;
    expect(decision({ allow: [name] })).toBe('allow');
    expect(decision({ allow: [name], ask: [name] })).toBe('ask');
    expect(decision({ allow: [name], ask: [name], deny: [name] })).toBe('deny');
  });

  test('may speak of a whole server, and of names that begin alike', () => {
    const file = settings({
      allow: ['mcp__github'],
      deny: ['mcp__github__delete_*', 'mcp__*__wipe'],
    });
    expect(file.rule('github', 'get_me')).toMatchObject({ decision: 'allow', broad: true });
    expect(file.rule('github', 'delete_repo')).toMatchObject({ decision: 'deny', broad: true });
    expect(file.rule('other', 'wipe')?.decision).toBe('deny');
    expect(file.rule('other', 'get_me')).toBeNull();
    expect(settings({ allow: ['mcp__*'] }).rule('github', 'get_me')).toBeNull();
  });

  test('ignores rules with arguments, and says so', () => {
    const file = settings({ deny: ['mcp__github__create_issue(owner:evil)'] });
    expect(file.rule('github', 'create_issue')).toBeNull();
    expect(file.notes).toEqual(['arguments-ignored', 'model-decides']);
  });

  test('leaves what it misses to a model, unless it sets another mode', () => {
    const notes = (permissions: object) => settings(permissions).notes;
    expect(notes({ allow: ['mcp__github__get_me'] })).toEqual(['model-decides']);
    expect(notes({ defaultMode: 'auto' })).toEqual(['model-decides']);
    expect(notes({ defaultMode: 'default' })).toEqual([]);
    expect(notes({ defaultMode: 'bypassPermissions' })).toEqual(['rest-runs']);
  });

  test('refuses in dontAsk mode what it would ask about', () => {
    const file = settings({ defaultMode: 'dontAsk', ask: ['mcp__github__get_me'] });
    expect(file.rule('github', 'get_me')?.decision).toBe('deny');
    expect(file.missed('github')).toBe('deny');
  });

  test('may hold comments and commas at the end, and names its servers', () => {
    const file = read(
      '{ // mine\n "permissions": { "allow": ["mcp__github__get_me", "Bash(ls)"], }, }',
    );
    expect(file.servers).toEqual(['github']);
  });

  test('with many stars takes no long time', () => {
    const pattern = `mcp__github__${'a*'.repeat(2000)}b`;
    const file = settings({ deny: [pattern] });
    expect(file.rule('github', 'a'.repeat(4000))).toBeNull();
  });
});
