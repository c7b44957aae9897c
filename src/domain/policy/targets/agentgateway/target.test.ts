import { Ajv2020 } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { AWKWARD_NAMES } from '../../testing/awkward-names.ts';
import { contract } from '../../testing/contract.ts';
import { isInstalled, loadEngine } from '../../testing/load-engine.ts';
import { policyOf, policyOverNames, rendered } from '../../testing/policies.ts';
import { publishedSchema } from '../../testing/published-schema.ts';
import { type Document, evaluateForms, read, reader, rulesIn } from './reader.ts';
import { agentgateway } from './target.ts';

contract(agentgateway, read);

describe('agentgateway', () => {
  test('one rule per tool', () => {
    const policy = policyOf('deny', { list: 'allow', drop: 'deny' });
    expect(rendered(agentgateway, policy).text).toBe(`mcp:
  policies:
    mcpAuthorization:
      rules:
        - 'mcp.tool.target == "github" && mcp.tool.name == "list"'
`);
  });

  test('refuses all where nothing is allowed, although no rule at all would allow all', () => {
    expect(rulesIn(rendered(agentgateway, policyOf('deny', { drop: 'deny' })).text)).toEqual([
      'false',
    ]);
    expect(rulesIn(rendered(agentgateway, policyOf('allow', {})).text)).toEqual([
      { require: 'true' },
    ]);
  });

  test('fits its published schema once targets stand beside it', () => {
    const ajv = new Ajv2020({ strict: false, logger: false, validateFormats: false });
    const validate = ajv.compile(publishedSchema('agentgateway'));
    for (const unlisted of ['allow', 'deny'] as const) {
      const document: Document = parse(
        rendered(agentgateway, policyOverNames(unlisted, AWKWARD_NAMES)).text,
      );
      document.mcp.targets = [{ name: 'github', stdio: { cmd: 'github-mcp-server' } }];
      validate(document);
      expect(validate.errors).toBeNull();
      expect(validate({ mcp: { ...document.mcp, policies: { mcpAuthorizations: {} } } })).toBe(
        false,
      );
    }
  });
});

interface Cel {
  evaluate(expression: string, context: object): unknown;
}

const ENGINE = '@marcbachmann/cel-js';
describe.skipIf(!isInstalled(ENGINE))('in a CEL engine', () => {
  let cel: Cel | null = null;
  beforeAll(async () => {
    cel = await loadEngine<Cel>(ENGINE);
  });

  test.each(['allow', 'deny'] as const)(
    'every name gets its decision, unlisted: %s',
    (unlisted) => {
      const { text, effective } = rendered(agentgateway, policyOverNames(unlisted, AWKWARD_NAMES));
      const engine = reader((expression, target, name) =>
        Boolean(cel?.evaluate(expression, { mcp: { tool: { target, name } } })),
      )(text, effective.servers);
      const forms = reader(evaluateForms)(text, effective.servers);
      for (const tool of [...AWKWARD_NAMES, 'a_stranger']) {
        const call = { server: 'github', tool, arguments: {}, at: 0 };
        expect([tool, engine(call, [])]).toEqual([tool, forms(call, [])]);
        expect(engine({ ...call, server: 'other' }, [])).toBe(
          unlisted === 'allow' ? 'allowed' : 'hidden',
        );
      }
    },
  );
});
