import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import schema from '../schemas/gateway.schema.json' with { type: 'json' };
import { AWKWARD_NAMES, IMPOSSIBLE_NAMES } from '../testing/awkward-names.ts';
import { contract, type Reader } from '../testing/contract.ts';
import { countCalls } from '../testing/count-calls.ts';
import { policyOf, policyOverNames, rendered } from '../testing/policies.ts';
import { policylayer } from './policylayer.ts';

interface ToolEntry {
  deny_if?: { conditions: unknown[] }[];
  limits?: { counter: string; window: string; max: number }[];
}
interface Document {
  default: string;
  hide?: string[];
  tools?: Record<string, ToolEntry>;
}

const validate = new Ajv2020({ strict: false }).compile(schema);

function parsed(text: string): Document {
  const document: Document = JSON.parse(text);
  if (!validate(document)) throw new Error(JSON.stringify(validate.errors));
  const entries = Object.values((document as Document).tools ?? {});
  const counters = entries.flatMap((one) => one.limits ?? []).map((one) => one.counter);
  if (new Set(counters).size < counters.length) throw new Error('a counter is shared');
  return document as Document;
}

const read: Reader = (text) => {
  const document = parsed(text);
  return (call, history) => {
    if (document.hide?.some((one) => one === call.tool || one === '*')) return 'hidden';
    const tools = document.tools ?? {};
    const entry = Object.hasOwn(tools, call.tool) ? tools[call.tool] : undefined;
    if (!entry) return document.default === 'allow' ? 'allowed' : 'denied';
    if (entry.deny_if?.some((one) => one.conditions.length === 0)) return 'denied';
    const within = (entry.limits ?? []).every(
      (one) => countCalls(call, history, one.window) < one.max,
    );
    return within ? 'allowed' : 'denied';
  };
};

contract(policylayer, read);

describe('PolicyLayer gateway', () => {
  test('writes the documented form', () => {
    const policy = policyOf('deny', {
      list_issues: 'allow',
      create_api_key: { limits: [{ max: 30, per: 'minute' }] },
      delete_repository: 'deny',
      drop_all: 'hide',
    });
    expect(JSON.parse(rendered(policylayer, policy).text)).toEqual({
      version: '1',
      default: 'deny',
      hide: ['drop_all'],
      tools: {
        list_issues: {},
        create_api_key: {
          limits: [
            { counter: 'create_api_key_per_minute', window: 'minute', max: 30, scope: 'grant' },
          ],
        },
        delete_repository: { deny_if: [{ conditions: [], on_deny: 'Refused by policy.' }] },
      },
    });
  });

  test('a limit per day becomes a lower one per hour, or a refusal', () => {
    const policy = policyOf('deny', {
      many: { limits: [{ max: 50, per: 'day' }] },
      few: { limits: [{ max: 5, per: 'day' }] },
    });
    const { effective, substitutions } = rendered(policylayer, policy);
    expect(effective.servers[0]?.tools).toMatchObject({
      many: { decision: 'allow', limits: [{ max: 2, per: 'hour' }] },
      few: { decision: 'deny', limits: [] },
    });
    expect(substitutions.map((one) => one.tool)).toEqual(['many', 'few']);
  });

  test('every awkward name survives', () => {
    const document = parsed(rendered(policylayer, policyOverNames('allow', AWKWARD_NAMES)).text);
    const names = [...(document.hide ?? []), ...Object.keys(document.tools ?? {})];
    expect(names.toSorted()).toEqual([...AWKWARD_NAMES].toSorted());
  });

  test.each(['', '*', '\ud800'])('refuses the name %j', (name) => {
    expect(IMPOSSIBLE_NAMES).toContain(name);
    expect(policylayer.render(policyOf('allow', { [name]: 'deny' })).ok).toBe(false);
  });
});
