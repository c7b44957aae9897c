import { parse } from 'smol-toml';
import { expect } from 'vitest';
import type { Reader } from '../contract.ts';

interface TomlRule {
  mcpName: string;
  toolName: string | string[];
  decision: string;
  priority: number;
  denyMessage?: string;
}

const OUTCOME: Record<string, 'allowed' | 'asked' | 'hidden'> = {
  allow: 'allowed',
  ask_user: 'asked',
  deny: 'hidden',
};

/** The policy engine: the highest priority wins; `*` is every tool of the server. */
export const readGemini: Reader = (text) => {
  const { rule: rules } = parse(text) as unknown as { rule: TomlRule[] };
  for (const rule of rules) checkRule(rule);
  return ({ server, tool }) => {
    const registered = registeredName(server, tool);
    const hits = rules
      .filter((rule) => rule.mcpName === server)
      .filter((rule) =>
        [rule.toolName].flat().some((one) => one === '*' || `mcp_${server}_${one}` === registered),
      );
    const best = hits.toSorted((a, b) => b.priority - a.priority)[0];
    return OUTCOME[best?.decision ?? 'ask_user'] ?? 'denied';
  };
};

/** A rule outside these bounds makes the engine drop the whole file. */
function checkRule(rule: TomlRule): void {
  expect([rule.toolName].flat()).not.toContain('');
  expect(rule.mcpName).not.toBe('');
  expect(Number.isInteger(rule.priority) && rule.priority >= 0 && rule.priority <= 999).toBe(true);
  expect(Object.keys(OUTCOME)).toContain(rule.decision);
}

function registeredName(server: string, tool: string): string {
  const units = `mcp_${server}_${tool}`.split('').map((one) => (/[\w.:-]/.test(one) ? one : '_'));
  return units.length > 63
    ? [...units.slice(0, 30), '...', ...units.slice(units.length - 30)].join('')
    : units.join('');
}
