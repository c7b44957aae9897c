import { fitPolicy, type Reach } from '../fit-policy.ts';
import type { Limit, Rule, ServerPolicy } from '../policy.ts';
import { printJson } from '../print/json.ts';
import type { EnforcementTarget, TargetAbilities } from '../target.ts';
import { BY_OUR_SCHEMA } from '../verification.ts';
import { refusalMessage } from '../words.ts';

const can: TargetAbilities = {
  allow: true,
  ask: false,
  deny: true,
  hide: true,
  limit: true,
  condition: false,
  unlisted: true,
  severalServers: false,
};

const reach: Reach = {
  label: 'PolicyLayer',
  can,
  unlisted: ['allow', 'deny'],
  windows: ['minute', 'hour'],
  noConditions: 'How PolicyLayer writes conditions is not documented',
};

/** The hosted gateway of PolicyLayer: a policy in JSON on a grant of one registered server. */
export const policylayer: EnforcementTarget = {
  id: 'policylayer',
  label: 'PolicyLayer gateway',
  fileName: 'policy.json',
  language: 'json',
  place:
    'The JSON view of a policy in the PolicyLayer dashboard, attached to grants of one server.',
  can,
  cannot: [
    'It cannot ask a person: a tool that should be asked about is refused.',
    'Its documents show limits per minute and per hour only: a limit per day becomes a lower one per hour.',
    'The form of its conditions on arguments is not documented where we could read it: a tool with conditions is refused.',
    'It does not name the server: one policy belongs to one registered server.',
  ],
  apply: [
    'Open the policy of the server in the dashboard and switch to its JSON view.',
    'Replace the whole document by the text, and save.',
    'Attach the policy to every grant that should obey it: a grant without a policy refuses all.',
  ],
  undo: 'Put the former document back, or attach another policy to the grants.',
  source: {
    title: 'PolicyLayer documentation, writing policies',
    url: 'https://policylayer.com/docs/writing-policies',
    read: '2026-11-20',
  },
  verification: BY_OUR_SCHEMA,
  spell: (_as, tool) => tool,
  render(policy) {
    const fitted = fitPolicy(policy, reach);
    if (!fitted.ok) return fitted;
    const server = fitted.policy.servers[0];
    if (!server) return { ok: false, reason: 'The policy holds no server.' };
    if (Object.hasOwn(server.tools, '*')) {
      return { ok: false, reason: 'PolicyLayer reads the tool name * as “all tools”.' };
    }
    const text = printJson(document(server, fitted.policy.unlisted));
    return { ok: true, text, effective: fitted.policy, substitutions: fitted.substitutions };
  },
};

function document(server: ServerPolicy, fallback: string): object {
  const rules = Object.entries(server.tools);
  const hidden = rules.filter(([, rule]) => rule.decision === 'hide').map(([tool]) => tool);
  const listed = rules.filter(([, rule]) => rule.decision !== 'hide');
  const counter = counterNames();
  const tools = listed.map(([tool, rule]) => [tool, toolOf(tool, rule, counter)] as const);
  return {
    version: '1',
    default: fallback,
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
