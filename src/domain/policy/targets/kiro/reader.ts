import { parse } from 'yaml';
import type { Reader } from '../../target-reader.ts';

type Effect = 'deny' | 'ask' | 'allow';
interface Rule {
  capability: string;
  match: string[];
  exclude?: string[];
  effect: Effect;
}

const STRICTEST: readonly Effect[] = ['deny', 'ask', 'allow'];
const OUTCOME = { deny: 'denied', ask: 'asked', allow: 'allowed' } as const;

/** Kiro as documented: of the rules that match and do not exclude the tool, the strictest decides. */
export const read: Reader = (text) => {
  const { rules } = parse(text) as { rules: Rule[] };
  return ({ server, tool }) => {
    const resource = `${server}/${tool}`;
    const hit = (patterns: readonly string[]) =>
      patterns.some((pattern) => pattern === resource || pattern === `${server}/*`);
    const found = rules.filter(
      ({ capability, match, exclude = [] }) => capability === 'mcp' && hit(match) && !hit(exclude),
    );
    const effect = STRICTEST.find((strict) => found.some((rule) => rule.effect === strict));
    return OUTCOME[effect ?? 'ask'];
  };
};
