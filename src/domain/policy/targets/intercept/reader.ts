import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'yaml';
import type { Reader } from '../../target-reader.ts';
import { countCalls } from '../../testing/count-calls.ts';
import schema from './schema.json' with { type: 'json' };

interface GoRule {
  name: string;
  action?: string;
  rate_limit?: string;
  conditions?: GoCondition[];
}
interface Document {
  default?: string;
  hide?: string[];
  tools?: Record<string, { rules: GoRule[] }>;
}

const validate = new Ajv2020({ strict: false }).compile(schema);

export function parsed(text: string): Document {
  const document = parse(text);
  if (!validate(document)) throw new Error(JSON.stringify(validate.errors));
  for (const { rules } of Object.values((document as Document).tools ?? {})) checkSemantics(rules);
  return document as Document;
}

/** What the engine checks beyond the schema: one window per tool, and patterns that RE2 knows. */
function checkSemantics(rules: readonly GoRule[]): void {
  const windows = rules.flatMap((rule) => rule.rate_limit?.split('/')[1] ?? []);
  if (new Set(windows).size < windows.length) throw new Error('two limits with one window');
  for (const { op, value } of rules.flatMap((rule) => rule.conditions ?? [])) {
    if (op === 'regex' && /\(\?[=!<]|\\\d/.test(String(value))) throw new Error('not RE2');
  }
}

/** The order of the engine: hide, default deny, then each rule. */
export const read: Reader = (text) => {
  const document = parsed(text);
  return (call, history) => {
    if (document.hide?.some((name) => name === call.tool || name === '*')) return 'hidden';
    const tools = document.tools ?? {};
    const listed = Object.hasOwn(tools, call.tool);
    if (!listed) return document.default === 'deny' ? 'denied' : 'allowed';
    const passes = tools[call.tool]?.rules.every((rule) => {
      if (rule.action === 'deny') return false;
      const [max, window] = (rule.rate_limit ?? '').split('/');
      if (window !== undefined) return countCalls(call, history, window) < Number(max);
      return rule.conditions?.every((condition) => goHolds(condition, call.arguments)) ?? true;
    });
    return passes ? 'allowed' : 'denied';
  };
};

/** One condition of an Intercept rule, read as the engine reads it: a missing argument fails. */
interface GoCondition {
  path: string;
  op: string;
  value: unknown;
}

function goHolds({ path, op, value }: GoCondition, args: Record<string, unknown>): boolean {
  const actual = lookUp(path.replace(/^args\./, '').split('.'), args);
  if (actual === undefined) return false;
  switch (op) {
    case 'eq':
      return actual === value;
    case 'in':
      return Array.isArray(value) && value.includes(actual);
    case 'lte':
      return typeof actual === 'number' && actual <= Number(value);
    case 'regex':
      return typeof actual === 'string' && new RegExp(String(value)).test(actual);
    default:
      throw new Error(`unknown operator ${op}`);
  }
}

function lookUp(path: string[], args: Record<string, unknown>): unknown {
  return path.reduce<unknown>(
    (at, key) =>
      typeof at === 'object' && at !== null && Object.hasOwn(at, key)
        ? Reflect.get(at, key)
        : undefined,
    args,
  );
}
