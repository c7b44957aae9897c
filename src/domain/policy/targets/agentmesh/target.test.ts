import { describe, expect, test } from 'vitest';
import { contract } from '../../testing/contract.ts';
import { policyOf, rendered } from '../../testing/policies.ts';
import { read } from './reader.ts';
import { agentmesh } from './target.ts';

contract(agentmesh, read);

describe('AgentMesh', () => {
  test('a rule for each tool, and a last one for the others', () => {
    const policy = policyOf('deny', {
      list: 'allow',
      drop: { decision: 'deny', reason: 'It deletes.' },
    });
    expect(rendered(agentmesh, policy).text).toBe(`version: "1.0"
mode: enforce
rules:
  - tool: list
    action: allow
  - tool: drop
    action: deny
    reason: "Refused by policy: It deletes."
  - tool: "*"
    action: deny
    reason: "Refused by policy: it does not list this tool."
`);
  });

  test('writes no rule for a name with a star, and no file where it would have to be refused', () => {
    const { text, substitutions } = rendered(agentmesh, policyOf('deny', { 'a*': 'allow' }));
    expect(text).not.toContain('a*');
    expect(substitutions).toMatchObject([{ tool: 'a*', kind: 'unsure-name', decision: 'deny' }]);
    expect(agentmesh.render(policyOf('allow', { 'a*': 'deny' })).ok).toBe(false);
  });
});
