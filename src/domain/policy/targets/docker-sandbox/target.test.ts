import { beforeAll, describe, expect, test } from 'vitest';
import { AWKWARD_NAMES } from '../../testing/awkward-names.ts';
import { contract } from '../../testing/contract.ts';
import { isInstalled, loadEngine } from '../../testing/load-engine.ts';
import { policyOf, policyOverNames, rendered } from '../../testing/policies.ts';
import { read } from './reader.ts';
import { dockerSandbox } from './target.ts';

contract(dockerSandbox, read);

describe('Docker Sandboxes', () => {
  test('permits, asks and forbids by lists of names', () => {
    const policy = policyOf('deny', { list: 'allow', make: 'ask', drop: 'deny' });
    expect(
      rendered(dockerSandbox, policy).text,
    ).toBe(`permit (principal, action == MCP::Action::"invokeTool", resource)
when {
  resource in MCP::Server::"github" &&
  [
    "list"
  ].contains(resource.name)
};

@requireApproval("The policy asks before this call.")
permit (principal, action == MCP::Action::"invokeTool", resource)
when {
  resource in MCP::Server::"github" &&
  [
    "make"
  ].contains(resource.name)
};

forbid (principal, action == MCP::Action::"invokeTool", resource)
when {
  resource in MCP::Server::"github" &&
  [
    "drop"
  ].contains(resource.name)
};
`);
  });

  test('a statement that asks about the others leaves out what runs without asking', () => {
    const { text } = rendered(dockerSandbox, policyOf('ask', { list: 'allow', make: 'ask' }));
    expect(text).toContain(`!([
    "list"
  ].contains(resource.name))`);
  });

  test('says that a number with a fraction is refused', () => {
    const conditions = [{ argument: 'amount', is: 'at-most' as const, value: 100 }];
    const { text, substitutions } = rendered(
      dockerSandbox,
      policyOf('deny', { pay: { conditions } }),
    );
    expect(text).toContain('context.args["amount"] <= 100');
    expect(substitutions).toMatchObject([{ tool: 'pay', note: 'fraction' }]);
  });
});

interface Answer {
  type: string;
  response?: { decision: string; diagnostics: { reason: string[] } };
}
interface Cedar {
  isAuthorized(request: object): Answer;
}

const ENGINE = '@cedar-policy/cedar-wasm/nodejs';
describe.skipIf(!isInstalled(ENGINE))('in the Cedar engine', () => {
  let cedar: Cedar | null = null;
  beforeAll(async () => {
    cedar = await loadEngine<Cedar>(ENGINE);
  });

  /** The outcome that Docker documents: an annotated permit among the determining ones asks. */
  function outcomeOf(text: string, tool: string, args: object): string {
    const written = text.split(/(?<=\};\n)\n/);
    const staticPolicies = Object.fromEntries(
      written.map((policy, index) => [`p${index}`, policy]),
    );
    const server = { type: 'MCP::Server', id: 'github' };
    const resource = { type: 'MCP::Tool', id: `github/${tool}` };
    const answer = cedar?.isAuthorized({
      principal: { type: 'MCP::User', id: 'u' },
      action: { type: 'MCP::Action', id: 'invokeTool' },
      resource,
      context: { args },
      policies: { staticPolicies },
      entities: [
        { uid: server, attrs: {}, parents: [] },
        { uid: resource, attrs: { name: tool }, parents: [server] },
      ],
    });
    if (answer?.type !== 'success') throw new Error(JSON.stringify(answer));
    if (answer.response?.decision !== 'allow') return 'denied';
    const reasons = answer.response.diagnostics.reason.map((id) => staticPolicies[id] ?? '');
    return reasons.some((policy) => policy.startsWith('@requireApproval')) ? 'asked' : 'allowed';
  }

  test.each(['allow', 'ask', 'deny'] as const)(
    'every name gets its decision, unlisted: %s',
    (unlisted) => {
      const { text, effective } = rendered(dockerSandbox, policyOverNames(unlisted, AWKWARD_NAMES));
      const reading = read(text, effective.servers);
      for (const tool of [...AWKWARD_NAMES, 'a_stranger']) {
        const wanted = reading({ server: 'github', tool, arguments: {}, at: 0 }, []);
        expect([tool, outcomeOf(text, tool, {})]).toEqual([tool, wanted]);
      }
    },
  );

  test('arguments decide as the policy says', () => {
    const conditions = [
      { argument: 'owner', is: 'one-of' as const, value: ['acme', 'umbrella'] },
      { argument: 'amount', is: 'at-most' as const, value: 100 },
    ];
    const { text } = rendered(dockerSandbox, policyOf('allow', { pay: { conditions } }));
    const pay = (args: object) => outcomeOf(text, 'pay', args);
    expect(pay({ owner: 'acme', amount: 100 })).toBe('allowed');
    expect(pay({ owner: 'acme', amount: 101 })).toBe('denied');
    expect(pay({ owner: 'evil', amount: 1 })).toBe('denied');
    expect(pay({ owner: 'acme' })).toBe('denied');
    expect(outcomeOf(text, 'other', {})).toBe('allowed');
  });
});
