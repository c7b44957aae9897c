import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { contract, type Reader } from '../testing/contract.ts';
import { policyOf, rendered } from '../testing/policies.ts';
import { vscode } from './vscode.ts';

/** As documented: the agent has the listed tools, and VS Code asks before each call. */
const read: Reader = (text) => {
  const [, frontMatter = ''] = text.match(/^---\n(.*?)\n---\n/s) ?? [];
  const { tools } = parse(frontMatter) as { tools: string[] };
  return ({ server, tool }) => (tools.includes(`${server}/${tool}`) ? 'asked' : 'hidden');
};

contract(vscode, read);

describe('VS Code', () => {
  test('lists what the agent has', () => {
    const policy = policyOf('ask', { list: 'allow', make: 'ask', drop: 'deny', 'a.b': 'ask' });
    const { text, effective, substitutions } = rendered(vscode, policy);
    expect(text).toContain('tools:\n  - "github/list"\n  - "github/make"\n---\n');
    expect(effective.servers[0]?.tools['list']?.decision).toBe('ask');
    expect(substitutions.filter((one) => one.tool !== null).map((one) => one.tool)).toEqual([
      'list',
      'a.b',
    ]);
  });

  test('refuses a policy that lets nothing through', () => {
    expect(vscode.render(policyOf('deny', { drop: 'deny' })).ok).toBe(false);
  });
});
