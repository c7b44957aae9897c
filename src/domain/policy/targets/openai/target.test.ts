import { describe, expect, test } from 'vitest';
import { AWKWARD_NAMES } from '../../testing/awkward-names.ts';
import { contract } from '../../testing/contract.ts';
import { isInstalled } from '../../testing/load-engine.ts';
import { policyOf, policyOverNames, rendered } from '../../testing/policies.ts';
import { typeErrors } from '../../testing/type-errors.ts';
import { read } from './reader.ts';
import { openai } from './target.ts';

contract(openai, read);

describe('OpenAI Responses API', () => {
  test('names what may run, what asks, and leaves the rest out', () => {
    const policy = policyOf('ask', { list: 'allow', make: 'ask', drop: 'deny' });
    const { text, substitutions } = rendered(openai, policy);
    expect(text).toContain('tools = (address: { "github": string }): OpenAI.Responses.Tool.Mcp[]');
    expect(text).toContain('allowed_tools: [\n      "list",\n      "make",\n    ],');
    expect(text).not.toContain('drop');
    expect(substitutions).toMatchObject([
      { tool: null, kind: 'unlisted-stricter', wanted: 'ask', got: 'deny' },
      { tool: null, kind: 'refused-is-hidden' },
    ]);
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
