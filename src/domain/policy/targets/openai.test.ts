import { describe, expect, test } from 'vitest';
import { AWKWARD_NAMES } from '../testing/awkward-names.ts';
import { contract, type Reader } from '../testing/contract.ts';
import { policyOf, policyOverNames, rendered } from '../testing/policies.ts';
import { isInstalled, runTypescript, typeErrors } from '../testing/run-typescript.ts';
import { openai } from './openai.ts';

interface McpTool {
  type: 'mcp';
  server_label: string;
  server_url: string;
  allowed_tools: string[];
  require_approval: Partial<Record<'always' | 'never', { tool_names: string[] }>>;
}

/** As documented: only allowed tools are offered; each call needs an approval unless named in never. */
const read: Reader = (text, servers) => {
  const address = Object.fromEntries(servers.map(({ as }) => [as, `https://${as}.example/mcp`]));
  const { tools } = runTypescript(text) as { tools: (given: typeof address) => McpTool[] };
  const given = tools(address);
  for (const one of given) expect(one.server_url).toBe(address[one.server_label]);
  return ({ server, tool }) => {
    const entry = given.find((one) => one.server_label === server);
    if (!entry?.allowed_tools.includes(tool)) return 'hidden';
    return entry.require_approval.never?.tool_names.includes(tool) ? 'allowed' : 'asked';
  };
};

contract(openai, read);

describe('OpenAI Responses API', () => {
  test('names what may run, what asks, and leaves the rest out', () => {
    const policy = policyOf('ask', { list: 'allow', make: 'ask', drop: 'deny' });
    const { text, substitutions } = rendered(openai, policy);
    expect(text).toContain('tools = (address: { "github": string }): OpenAI.Responses.Tool.Mcp[]');
    expect(text).toContain('allowed_tools: [\n      "list",\n      "make",\n    ],');
    expect(text).not.toContain('drop');
    expect(substitutions.map((one) => one.tool)).toEqual([null, null]);
  });

  test('a policy that lets nothing through is refused', () => {
    expect(openai.render(policyOf('deny', { drop: 'deny' }))).toMatchObject({ ok: false });
  });

  test.skipIf(!isInstalled('openai'))('fits the types of the SDK, and the types bite', () => {
    const { text } = rendered(openai, policyOverNames('deny', AWKWARD_NAMES));
    expect(typeErrors(text)).toEqual([]);
    expect(typeErrors(text.replace('allowed_tools', 'denied_tools'))).not.toEqual([]);
  });
});
