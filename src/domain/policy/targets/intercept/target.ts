import { isPortable, patternOf } from '../../condition.ts';
import { defineTarget } from '../../define-target.ts';
import { directEntry } from '../../direct-entry.ts';
import type { Condition, Policy, Rule } from '../../policy.ts';
import { limitMessage, limitText, refusalMessage } from '../../print/message.ts';
import { printYaml, type YamlValue } from '../../print/yaml.ts';
import type { RenderProblem } from '../../target.ts';

const SOURCE = {
  title: 'PolicyLayer/Intercept, POLICY.md and internal/config at 77f0429',
  url: 'https://github.com/PolicyLayer/Intercept/blob/77f0429/POLICY.md',
  read: '2026-11-20',
};

/** Intercept (PolicyLayer/Intercept): a proxy in front of one server, with a policy in YAML. */
export const intercept = defineTarget({
  id: 'intercept',
  label: 'Intercept',
  name: 'Intercept',
  fileName: 'policy.yaml',
  language: 'yaml',
  place: 'Anywhere; the proxy that starts the server reads it. One file is for one server.',
  can: {
    allow: true,
    ask: false,
    deny: true,
    hide: true,
    limit: true,
    condition: true,
    unlisted: ['allow', 'deny'],
    severalServers: false,
  },
  conditionFits,
  notes: {
    'all-tools': 'Intercept reads the tool name * as “all tools”.',
    blank: 'Intercept refuses a blank tool name.',
  },
  alsoCannot: [
    'It cannot tell people apart. Proxies under one account of the machine also share the counts of tools with the same name, unless each starts with its own --state-prefix.',
  ],
  apply: [
    'Save the text as policy.yaml.',
    'Run “intercept validate -c policy.yaml”; it must report no error.',
    'In the client, replace the command of the server by “intercept -c policy.yaml --state-prefix SERVER: --” followed by that command, with the name of the server for SERVER.',
  ],
  undo: 'Give the server its own command back, without “intercept” and its options.',
  source: SOURCE,
  verification: 'own-schema',
  overrides: [
    directEntry('Intercept', SOURCE),
    {
      id: 'rewritten-file',
      kind: 'file',
      text: 'policy.yaml',
      place: 'a folder that the agent may write to',
      changes: [
        { calls: 'refused', become: 'allowed' },
        { calls: 'unlisted', become: 'allowed' },
      ],
      remedy: 'Keep it where only you may write: a changed file takes effect at once.',
    },
  ],
  toolNameFor: (_configName, tool) => tool,
  problemIn: nameProblem,
  print: (effective) => printYaml(document(effective)),
});

function nameProblem({ servers }: Policy): RenderProblem | undefined {
  const names = servers.flatMap((server) => Object.keys(server.tools));
  if (names.includes('*')) return { kind: 'note', note: 'all-tools' };
  return names.some((name) => name.trim() === '') ? { kind: 'note', note: 'blank' } : undefined;
}

function document({ unlisted, servers }: Policy): YamlValue {
  const rules = servers.flatMap(({ tools }) => Object.entries(tools));
  const hidden = rules.filter(([, rule]) => rule.decision === 'hide').map(([tool]) => tool);
  const listed = rules.filter(([, rule]) => rule.decision !== 'hide');
  return {
    version: '1',
    default: unlisted,
    ...(hidden.length > 0 ? { hide: hidden } : {}),
    ...(listed.length > 0
      ? {
          tools: Object.fromEntries(listed.map(([tool, rule]) => [tool, { rules: rulesOf(rule) }])),
        }
      : {}),
  };
}

function rulesOf(rule: Rule): YamlValue[] {
  if (rule.decision === 'deny') {
    return [{ name: 'refuse every call', action: 'deny', on_deny: refusalMessage(rule) }];
  }
  const limits = rule.limits.map((limit) => ({
    name: `at most ${limitText(limit)}`,
    rate_limit: `${limit.max}/${limit.per}`,
    on_deny: limitMessage(limit),
  }));
  if (rule.conditions.length === 0) return limits;
  const conditions = rule.conditions.map(conditionOf);
  return [
    { name: 'arguments', conditions, on_deny: 'These arguments are not allowed.' },
    ...limits,
  ];
}

function conditionFits(condition: Condition): boolean {
  if (condition.argument.includes('.')) return false;
  switch (condition.is) {
    case 'equals':
      return isComparable(condition.value);
    case 'one-of':
      return condition.value.length > 0 && condition.value.every(isComparable);
    case 'at-most':
      return Number.isFinite(condition.value);
    default:
      return isPortable(patternOf(condition)) || condition.is !== 'matches';
  }
}

function isComparable(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'boolean' || Number.isSafeInteger(value);
}

function conditionOf(condition: Condition): YamlValue {
  const path = `args.${condition.argument}`;
  switch (condition.is) {
    case 'equals':
      return { path, op: 'eq', value: condition.value as YamlValue };
    case 'one-of':
      return { path, op: 'in', value: condition.value as YamlValue };
    case 'at-most':
      return { path, op: 'lte', value: condition.value };
    default:
      return { path, op: 'regex', value: patternOf(condition) };
  }
}
