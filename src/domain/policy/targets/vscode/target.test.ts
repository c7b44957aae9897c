import { describe, expect, test } from 'vitest';
import { contract } from '../../testing/contract.ts';
import { policyOf, rendered } from '../../testing/policies.ts';
import { read } from './reader.ts';
import { vscode } from './target.ts';

contract(vscode, read);

describe('VS Code', () => {
  test('lists what the agent has', () => {
    const policy = policyOf('ask', { list: 'allow', make: 'ask', drop: 'deny', 'a.b': 'ask' });
    const { text, effective, substitutions } = rendered(vscode, policy);
    expect(text).toContain('tools:\n  - "github/list"\n  - "github/make"\n---\n');
    expect(effective.servers[0]?.tools['list']?.decision).toBe('ask');
    expect(
      substitutions
        .filter((substitution) => substitution.tool !== null)
        .map((substitution) => substitution.tool),
    ).toEqual(['list', 'a.b']);
  });

  test('says that a tool marked as read-only may run unasked', () => {
    const { substitutions } = rendered(vscode, policyOf('deny', { list: 'ask' }));
    const note = { kind: 'note', note: 'read-only-unasked' };
    expect(substitutions).toContainEqual({ server: 'github', tool: null, ...note });
  });

  test('refuses a policy that lets nothing through', () => {
    expect(vscode.render(policyOf('deny', { drop: 'deny' })).ok).toBe(false);
  });
});
