import { parse } from 'smol-toml';
import { accept, type Reader } from '../../target-reader.ts';

interface TomlRule {
  mcpName?: string;
  toolName: string | string[];
  decision: string;
  priority: number;
  argsPattern?: string;
  denyMessage?: string;
}

const OUTCOME: Record<string, 'allowed' | 'asked' | 'hidden'> = {
  allow: 'allowed',
  ask_user: 'asked',
  deny: 'hidden',
};

/**
 * The policy engine: the highest priority wins; `*` is every tool of the server. A tool is not
 * offered where the first rule that could decide about it, whatever the arguments, always refuses.
 */
export const read: Reader = (text) => {
  const { rule: rules } = parse(text) as unknown as { rule: TomlRule[] };
  for (const rule of rules) checkRule(rule);
  return ({ server, tool, arguments: args }) => {
    const registered = registeredName(server, tool);
    const hits = rules
      .filter(
        ({ mcpName, toolName }) =>
          (mcpName ?? server) === server &&
          [toolName].flat().some((name) => isCalled(name, mcpName, registered)),
      )
      .toSorted((a, b) => b.priority - a.priority);
    const stable = asMatched(args);
    const best = hits.find(
      ({ argsPattern }) => argsPattern === undefined || new RegExp(argsPattern).test(stable),
    );
    const listed = hits.find((rule) => rule.argsPattern === undefined || rule.decision !== 'deny');
    const outcome = OUTCOME[best?.decision ?? 'ask_user'] ?? 'denied';
    return outcome === 'hidden' && listed?.decision !== 'deny' ? 'denied' : outcome;
  };
};

/** With `mcpName` a rule has the name without it, or a star; without it, the registered name. */
function isCalled(name: string, mcpName: string | undefined, registered: string): boolean {
  if (mcpName === undefined) return name === registered;
  return name === '*' || `mcp_${mcpName}_${name}` === registered;
}

/** The text that a pattern is matched against: sorted JSON, every argument between two NULs. */
function asMatched(args: Readonly<Record<string, unknown>>): string {
  const pairs = Object.entries(args).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const marked = pairs.map(([key, value]) => `\0${JSON.stringify(key)}:${JSON.stringify(value)}\0`);
  return `{${marked.join(',')}}`;
}

/** A rule outside these bounds makes the engine drop the whole file. */
function checkRule(rule: TomlRule): void {
  accept(![rule.toolName].flat().includes(''), 'a tool without a name');
  accept(rule.mcpName !== '', 'a server without a name');
  accept(rule.mcpName !== undefined || ![rule.toolName].flat().includes('*'), 'every tool');
  const { priority } = rule;
  accept(Number.isInteger(priority) && priority >= 0 && priority <= 999, `priority ${priority}`);
  accept(Object.hasOwn(OUTCOME, rule.decision), rule.decision);
  const pattern = rule.argsPattern ?? '';
  accept(pattern.length <= 2048, 'a pattern that is too long');
  accept(!/\([^)]*[*+?{].*\)[*+?{]/.test(pattern), pattern);
}

function registeredName(server: string, tool: string): string {
  const units = `mcp_${server}_${tool}`
    .split('')
    .map((unit) => (/[\w.:-]/.test(unit) ? unit : '_'));
  return units.length > 63
    ? [...units.slice(0, 30), '...', ...units.slice(units.length - 30)].join('')
    : units.join('');
}
