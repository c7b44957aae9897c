import { parse } from 'yaml';
import { type Reader, refuseFile } from '../../target-reader.ts';
import { unquote } from '../../testing/unquote.ts';

type GatewayRule = string | { require: string };
export interface Document {
  mcp: { targets?: object[]; policies: { mcpAuthorization: { rules: GatewayRule[] } } };
}
type Evaluate = (expression: string, target: string, name: string) => boolean;

export const rulesIn = (text: string) =>
  (parse(text) as Document).mcp.policies.mcpAuthorization.rules;

/** Its combining rule: every require, then any allow; with rules that allow, nothing else passes. */
function passes(rules: readonly GatewayRule[], evaluate: (expression: string) => boolean): boolean {
  if (rules.length === 0) return true;
  const allow = rules.filter((rule) => typeof rule === 'string');
  const require = rules.flatMap((rule) => (typeof rule === 'string' ? [] : rule.require));
  if (!require.every(evaluate)) return false;
  return allow.length === 0 || allow.some(evaluate);
}

/** The few forms of CEL that we write. */
export const evaluateForms: Evaluate = (expression, target, name) => {
  if (expression === 'true' || expression === 'false') return expression === 'true';
  const [, not, wantedTarget = '', wantedName = ''] =
    expression.match(
      /^(!\()?mcp\.tool\.target == ("(?:[^"\\]|\\.)*") && mcp\.tool\.name == ("(?:[^"\\]|\\.)*")\)?$/s,
    ) ?? refuseFile(expression);
  const hit = unquote(wantedTarget) === target && unquote(wantedName) === name;
  return not === undefined ? hit : !hit;
};

export const reader =
  (evaluate: Evaluate): Reader =>
  (text) => {
    const rules = rulesIn(text);
    return ({ server, tool }) =>
      passes(rules, (rule) => evaluate(rule, server, tool)) ? 'allowed' : 'hidden';
  };

export const read = reader(evaluateForms);
