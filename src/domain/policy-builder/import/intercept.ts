import { type Fields, own } from '../../own-value.ts';
import type { Condition, Limit } from '../../policy/policy.ts';
import { conditionSchema, limitSchema } from '../../policy/policy.ts';
import { type ImportedFile, type ImportedRule, type ImportNote, plainRule } from './imported.ts';
import { ruleByTool } from './rule-by-tool.ts';

/** An Intercept policy: hidden tools, then each tool's rules in their order, then the default. */
export function readIntercept(document: Fields): ImportedFile {
  const notes = new Set<ImportNote>();
  const tools = own(document, 'tools');
  const read = (entry: unknown, broad: boolean) => ruleFrom(own(entry, 'rules'), broad, notes);
  for (const entry of Object.values((tools ?? {}) as Fields)) read(entry, false);
  return {
    format: 'intercept',
    servers: [],
    get notes() {
      return [...notes];
    },
    missed: () => (own(document, 'default') === 'deny' ? 'deny' : 'allow'),
    rule: (_as, tool) => ruleByTool(document, tool, read),
  };
}

function ruleFrom(rules: unknown, broad: boolean, notes: Set<ImportNote>): ImportedRule {
  const limits: Limit[] = [];
  const conditions: Condition[] = [];
  for (const rule of Array.isArray(rules) ? rules : []) {
    if (own(rule, 'action') === 'deny') return plainRule('deny', broad);
    const limit = limitFrom(own(rule, 'rate_limit'));
    if (limit) limits.push(limit);
    const read = conditionsFrom(own(rule, 'conditions'));
    if (!read || own(rule, 'state') !== undefined || (!limit && read.length === 0)) {
      notes.add('unknown-conditions');
      return plainRule('deny', broad);
    }
    conditions.push(...read);
  }
  return { decision: 'allow', limits, conditions, broad };
}

function limitFrom(rate: unknown): Limit | undefined {
  if (typeof rate !== 'string') return undefined;
  const [max, per] = rate.split('/');
  const read = limitSchema.safeParse({ max: Number(max), per });
  return read.success ? read.data : undefined;
}

const IS: Record<string, string> = { eq: 'equals', in: 'one-of', lte: 'at-most', regex: 'matches' };

/** The conditions that the builder knows too; undefined where there is another one. */
function conditionsFrom(list: unknown): Condition[] | undefined {
  const found: Condition[] = [];
  for (const entry of Array.isArray(list) ? list : []) {
    const path = own(entry, 'path');
    const is = IS[String(own(entry, 'op'))];
    const argument = typeof path === 'string' ? /^args\.([^.]+)$/.exec(path)?.[1] : undefined;
    const read = conditionSchema.safeParse({ argument, is, value: own(entry, 'value') });
    if (!read.success) return undefined;
    found.push(read.data);
  }
  return found;
}
