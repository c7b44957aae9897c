import { type Fields, own } from '../../own-value.ts';
import { type Limit, limitSchema } from '../../policy/policy.ts';
import { type ImportedFile, type ImportedRule, plainRule } from './imported.ts';
import { ruleByTool } from './rule-by-tool.ts';

/** A policy of the PolicyLayer gateway: hidden tools, then each tool's entry, then the default. */
export function readGateway(document: Fields): ImportedFile {
  const tools = own(document, 'tools');
  const entries = Object.values((tools ?? {}) as Fields);
  const hasUnread = entries.some((entry) => hasConditions(entry));
  const forAll = limitsFrom(own(own(document, 'all_tools'), 'limits')).length > 0;
  return {
    format: 'policylayer',
    servers: [],
    notes: [
      ...(hasUnread ? (['undocumented-conditions'] as const) : []),
      ...(forAll ? (['shared-limit'] as const) : []),
    ],
    missed: () => (own(document, 'default') === 'allow' ? 'allow' : 'deny'),
    rule: (_as, tool) => ruleByTool(document, tool, ruleFrom),
  };
}

function hasConditions(entry: unknown): boolean {
  const denied = own(entry, 'deny_if');
  const required = own(entry, 'require');
  const some = (Array.isArray(denied) ? denied : []).some((rule) => {
    const conditions = own(rule, 'conditions');
    return !Array.isArray(conditions) || conditions.length > 0;
  });
  return some || (Array.isArray(required) && required.length > 0);
}

function ruleFrom(entry: unknown, broad: boolean): ImportedRule {
  const denied = own(entry, 'deny_if');
  if (hasConditions(entry) || (Array.isArray(denied) && denied.length > 0)) {
    return plainRule('deny', broad);
  }
  return { decision: 'allow', limits: limitsFrom(own(entry, 'limits')), conditions: [], broad };
}

function limitsFrom(list: unknown): Limit[] {
  return (Array.isArray(list) ? list : []).flatMap((limit) => {
    const read = limitSchema.safeParse({ max: own(limit, 'max'), per: own(limit, 'window') });
    return read.success ? [read.data] : [];
  });
}
