import { Ajv2020 } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { AWKWARD_NAMES } from '../testing/awkward-names.ts';
import { contract, type Reader } from '../testing/contract.ts';
import { loadEngine } from '../testing/load-engine.ts';
import { policyOf, policyOverNames, rendered } from '../testing/policies.ts';
import { isInstalled } from '../testing/run-typescript.ts';
import { sharedSchema } from '../testing/shared-schema.ts';
import { unquote } from '../testing/unquote.ts';
import { agentgateway } from './agentgateway.ts';

type GatewayRule = string | { require: string };
interface Document {
  mcp: { targets?: object[]; policies: { mcpAuthorization: { rules: GatewayRule[] } } };
}
type Evaluate = (expression: string, target: string, name: string) => boolean;

const rulesIn = (text: string) => (parse(text) as Document).mcp.policies.mcpAuthorization.rules;

/** Its combining rule: every require, then any allow; with rules that allow, nothing else passes. */
function passes(rules: readonly GatewayRule[], evaluate: (expression: string) => boolean): boolean {
  if (rules.length === 0) return true;
  const allow = rules.filter((one) => typeof one === 'string');
  const require = rules.flatMap((one) => (typeof one === 'string' ? [] : one.require));
  if (!require.every(evaluate)) return false;
  return allow.length === 0 || allow.some(evaluate);
}

/** The few forms of CEL that we write. */
const evaluateForms: Evaluate = (expression, target, name) => {
  if (expression === 'true' || expression === 'false') return expression === 'true';
  const [, not, wantedTarget = '', wantedName = ''] =
    expression.match(
      /^(!\()?mcp\.tool\.target == ("[^"]*") && mcp\.tool\.name == ("(?:[^"\\]|\\.)*")\)?$/s,
    ) ?? expect.fail(expression);
  const hit = unquote(wantedTarget) === target && unquote(wantedName) === name;
  return not === undefined ? hit : !hit;
};

const reader =
  (evaluate: Evaluate): Reader =>
  (text) => {
    const rules = rulesIn(text);
    return ({ server, tool }) =>
      passes(rules, (one) => evaluate(one, server, tool)) ? 'allowed' : 'hidden';
  };

contract(agentgateway, reader(evaluateTolerant));

/** Server names may be odd too. */
function evaluateTolerant(expression: string, target: string, name: string): boolean {
  const simple = expression.replace(
    /mcp\.tool\.target == ("(?:[^"\\]|\\.)*")/,
    (_all, quoted: string) =>
      unquote(quoted) === target ? 'mcp.tool.target == "T"' : 'mcp.tool.target == "other"',
  );
  return evaluateForms(simple, 'T', name);
}

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

  const published = sharedSchema('agentgateway.schema.json');
  test.skipIf(published === null)('fits its published schema once targets stand beside it', () => {
    const ajv = new Ajv2020({ strict: false, logger: false, validateFormats: false });
    const validate = ajv.compile(JSON.parse(published ?? ''));
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
