import { defineTarget } from '../../define-target.ts';
import { directEntry } from '../../direct-entry.ts';
import type { Limit, Policy, Rule } from '../../policy.ts';
import { printJson } from '../../print/json.ts';
import { refusalMessage } from '../../print/message.ts';

const SOURCE = {
  title: 'PolicyLayer documentation, writing policies',
  url: 'https://policylayer.com/docs/writing-policies',
  read: '2026-11-20',
};

/** The hosted gateway of PolicyLayer: a policy in JSON on a grant of one registered server. */
export const policylayer = defineTarget({
  id: 'policylayer',
  label: 'PolicyLayer gateway',
  name: 'PolicyLayer',
  fileName: 'policy.json',
  language: 'json',
  place:
    'The JSON view of a policy in the PolicyLayer dashboard, attached to grants of one server.',
  can: {
    allow: true,
    ask: false,
    deny: true,
    hide: true,
    limit: true,
    condition: false,
    unlisted: ['allow', 'deny'],
    severalServers: false,
  },
  windows: ['minute', 'hour'],
  noConditions: 'conditions',
  notes: {
    conditions: 'How PolicyLayer writes conditions is not documented where we could read it',
    'all-tools': 'PolicyLayer reads the tool name * as “all tools”.',
  },
  apply: [
    'Open the policy of the server in the dashboard and switch to its JSON view.',
    'Replace the whole document by the text, and save.',
    'Attach the policy to every grant that should obey it: a grant without a policy refuses all.',
  ],
  undo: 'Put the former document back, or attach another policy to the grants.',
  source: SOURCE,
  verification: 'own-schema',
  overrides: [
    directEntry('the gateway', SOURCE),
    {
      id: 'other-grant',
      kind: 'entry',
      text: 'a second grant of the same server, with a broader policy',
      inWords: true,
      place: 'the dashboard',
      changes: [
        { calls: 'refused', become: 'allowed' },
        { calls: 'unlisted', become: 'allowed' },
      ],
      remedy: 'Attach the policy to every grant of the server, or revoke the others.',
      source: SOURCE,
    },
  ],
  toolNameFor: (_configName, tool) => tool,
  problemIn: ({ servers }) =>
    servers.some(({ tools }) => Object.hasOwn(tools, '*'))
      ? { kind: 'note', note: 'all-tools' }
      : undefined,
  print: (effective) => printJson(document(effective)),
});

function document({ unlisted, servers }: Policy): object {
  const rules = servers.flatMap(({ tools }) => Object.entries(tools));
  const hidden = rules.filter(([, rule]) => rule.decision === 'hide').map(([tool]) => tool);
  const listed = rules.filter(([, rule]) => rule.decision !== 'hide');
  const counter = counterNames();
  const tools = listed.map(([tool, rule]) => [tool, toolOf(tool, rule, counter)] as const);
  return {
    version: '1',
    default: unlisted,
    ...(hidden.length > 0 ? { hide: hidden } : {}),
    ...(tools.length > 0 ? { tools: Object.fromEntries(tools) } : {}),
  };
}

type CounterName = (tool: string, limit: Limit) => string;

function toolOf(tool: string, rule: Rule, counter: CounterName): object {
  if (rule.decision === 'deny') {
    return { deny_if: [{ conditions: [], on_deny: refusalMessage(rule) }] };
  }
  if (rule.limits.length === 0) return {};
  const limits = rule.limits.map((limit) => ({
    counter: counter(tool, limit),
    window: limit.per,
    max: limit.max,
    scope: 'grant',
  }));
  return { limits };
}

/** A counter of its own for every limit: two tools that shared one would use up each other's calls. */
function counterNames(): CounterName {
  const taken = new Set<string>();
  return (tool, limit) => {
    const base = `${tool.replace(/[^A-Za-z0-9]+/g, '_')}_per_${limit.per}`;
    let name = base;
    for (let number = 2; taken.has(name); number += 1) name = `${base}_${number}`;
    taken.add(name);
    return name;
  };
}
