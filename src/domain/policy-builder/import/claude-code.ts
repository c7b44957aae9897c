import { type Fields, own, stringsOf } from '../../own-value.ts';
import type { Unlisted } from '../../policy/policy.ts';
import { claudeName } from '../../policy/targets/claude-code/tool-name.ts';
import { type ImportedFile, type ImportedRule, type ImportNote, plainRule } from './imported.ts';

const ORDER = ['deny', 'ask', 'allow'] as const;

/**
 * The permissions of a Claude Code settings file: a refusal goes before an ask, and that before an
 * allowance. A rule with arguments on an MCP tool is ignored there, and so it is here.
 */
export function readClaudeCode(settings: Fields): ImportedFile {
  const permissions = own(settings, 'permissions');
  const rules = ORDER.map((decision) => ({
    decision,
    names: stringsOf(own(permissions, decision)).map((rule) => rule.trim()),
  }));
  const all = rules.flatMap(({ names }) => names);
  const mode = own(permissions, 'defaultMode');
  const strict = mode === 'dontAsk';
  const missed: Unlisted = strict ? 'deny' : mode === 'bypassPermissions' ? 'allow' : 'ask';
  return {
    format: 'claude-code',
    servers: serversIn(all),
    notes: notesOn(all, mode),
    missed: () => missed,
    rule(as, tool) {
      const name = claudeName(as, tool);
      const server = claudeName(as, '').replace(/__$/, '');
      for (const { decision, names } of rules) {
        const found = ruleFor({ name, server, decision, names });
        if (found) return strict && decision === 'ask' ? { ...found, decision: 'deny' } : found;
      }
      return null;
    },
  };
}

interface Wanted {
  readonly name: string;
  readonly server: string;
  readonly decision: (typeof ORDER)[number];
  readonly names: readonly string[];
}

function ruleFor({ name, server, decision, names }: Wanted): ImportedRule | undefined {
  if (names.includes(name)) return plainRule(decision);
  const isBroad = names.some(
    (rule) =>
      rule === server ||
      (rule.includes('*') && !rule.includes('(') && isLike(rule, decision) && fits(rule, name)),
  );
  return isBroad ? plainRule(decision, true) : undefined;
}

/** `mcp__*` is ignored where it would allow; a pattern must name the server there. */
function isLike(rule: string, decision: string): boolean {
  return rule.startsWith('mcp__') && (decision !== 'allow' || /^mcp__[^*]+__/.test(rule));
}

/** Does a pattern with stars fit the whole name? Walked through by hand, so that none is slow. */
function fits(pattern: string, name: string): boolean {
  const [first = '', ...rest] = pattern.split('*');
  if (!name.startsWith(first)) return false;
  const last = rest.pop() ?? '';
  let at = first.length;
  for (const part of rest) {
    const found = name.indexOf(part, at);
    if (found === -1) return false;
    at = found + part.length;
  }
  return name.length - last.length >= at && name.endsWith(last);
}

function serversIn(rules: readonly string[]): string[] {
  const names = rules.flatMap((rule) => /^mcp__(.+?)(?:__|$)/.exec(rule)?.[1] ?? []);
  return [...new Set(names)].filter((name) => !name.includes('*'));
}

function notesOn(rules: readonly string[], mode: unknown): ImportNote[] {
  const hasArguments = rules.some((rule) => /^mcp__.*\(/.test(rule));
  return [
    ...(hasArguments ? (['arguments-ignored'] as const) : []),
    ...(mode === 'bypassPermissions' ? (['rest-runs'] as const) : []),
    ...(mode === undefined || mode === 'auto' ? (['model-decides'] as const) : []),
  ];
}
