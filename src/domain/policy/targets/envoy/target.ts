import { defineTarget } from '../../define-target.ts';
import { directEntry } from '../../direct-entry.ts';
import type { Policy, Rule } from '../../policy.ts';
import { printYaml, type YamlValue } from '../../print/yaml.ts';
import { isRefused } from '../../strictness.ts';
import { celExpression } from './arguments.ts';

/** Bounds of the published schema. */
const TOOLS_PER_RULE = 16;
const RULES = 32;

const SOURCE = {
  title: 'Envoy AI Gateway, mcpproxy/authorization.go at c217da8',
  url: 'https://github.com/envoyproxy/ai-gateway/blob/c217da8a5/internal/mcpproxy/authorization.go',
  read: '2026-11-21',
};

/** Envoy AI Gateway: authorization rules of an `MCPRoute`. */
export const envoy = defineTarget({
  id: 'envoy',
  label: 'Envoy AI Gateway',
  name: 'Envoy AI Gateway',
  fileName: 'mcproute.yaml',
  language: 'yaml',
  place:
    'The cluster: the text adds its fields to your MCPRoute, whose backends have the names used here.',
  can: {
    allow: true,
    ask: false,
    deny: true,
    hide: true,
    limit: false,
    condition: true,
    unlisted: ['allow', 'deny'],
    severalServers: true,
  },
  refusedIsHidden: true,
  conditionsFit: (conditions) => celExpression(conditions) !== null,
  notes: {
    'too-many': `Envoy AI Gateway takes ${RULES} rules of ${TOOLS_PER_RULE} tools in a route, and this policy needs more: use one route per server.`,
    shared:
      'In Envoy AI Gateway these rules also refuse the tools of other backends of the same route.',
  },
  alsoCannot: [
    'It counts requests of a route, not calls of a tool.',
    'Its language has no lists, objects or look-around in patterns that we could compare: a tool whose condition needs one is refused.',
    'A route has one default for all its backends.',
    `A route holds ${RULES} rules of ${TOOLS_PER_RULE} tools; a tool with conditions takes a rule of its own.`,
  ],
  apply: [
    'Write the name of your MCPRoute in place of mcp-route.',
    'Run “kubectl apply --server-side -f mcproute.yaml” in the namespace of the route, which must already exist.',
    'List the tools through the gateway: refused ones are gone.',
  ],
  undo: 'Remove securityPolicy.authorization from the MCPRoute.',
  source: SOURCE,
  verification: 'published-schema',
  overrides: [
    {
      id: 'earlier-rule',
      kind: 'rule',
      text: 'action: Allow',
      place: 'an earlier rule of the MCPRoute that matches more tools',
      changes: [
        { calls: 'refused', become: 'allowed' },
        { calls: 'unlisted', become: 'allowed' },
      ],
      remedy: 'Remove it: the first rule that matches decides.',
      source: SOURCE,
    },
    {
      id: 'default-allow',
      kind: 'setting',
      text: 'defaultAction: Allow',
      place: 'the MCPRoute',
      changes: [{ calls: 'unlisted', become: 'allowed' }],
      remedy: 'Set it as the policy does.',
      find: [
        {
          path: ['spec', 'securityPolicy', 'authorization', 'defaultAction'],
          is: (value) => value === 'Allow',
        },
      ],
      source: SOURCE,
    },
    {
      id: 'other-route',
      kind: 'entry',
      text: 'a second MCPRoute to the same backend',
      inWords: true,
      place: 'the cluster',
      changes: [
        { calls: 'refused', become: 'allowed' },
        { calls: 'unlisted', become: 'allowed' },
      ],
      remedy: 'Give that route the same rules.',
      source: SOURCE,
    },
    directEntry('the gateway', SOURCE),
  ],
  toolNameFor: (_configName, tool) => tool,
  problemIn: (effective) =>
    rulesOf(effective).length > RULES ? { kind: 'note', note: 'too-many' } : undefined,
  substitutionsIn: ({ unlisted, servers }) =>
    unlisted === 'allow'
      ? []
      : servers.map(({ server }) => ({ server, tool: null, kind: 'note', note: 'shared' })),
  print: (effective) => print(effective, rulesOf(effective)),
});

/** The first rule that matches decides; an expression that fails matches nothing, so it only allows. */
function rulesOf(policy: Policy): YamlValue[] {
  const open = policy.unlisted === 'allow';
  const conditional = listed(policy, hasConditions).map(({ named, rule }) => ({
    action: 'Allow',
    cel: celExpression(rule.conditions),
    target: { tools: [named] },
  }));
  const named = listed(policy, (rule) =>
    open ? isRefused(rule.decision) || hasConditions(rule) : allows(rule) && !hasConditions(rule),
  );
  const groups = Array.from({ length: Math.ceil(named.length / TOOLS_PER_RULE) }, (_, index) => {
    const group = named.slice(index * TOOLS_PER_RULE, (index + 1) * TOOLS_PER_RULE);
    return {
      action: open ? 'Deny' : 'Allow',
      target: { tools: group.map((entry) => entry.named) },
    };
  });
  return [...conditional, ...groups];
}

const allows = (rule: Rule) => !isRefused(rule.decision);
const hasConditions = (rule: Rule) => allows(rule) && rule.conditions.length > 0;

function listed({ servers }: Policy, wanted: (rule: Rule) => boolean) {
  return servers.flatMap(({ as, tools }) =>
    Object.entries(tools)
      .filter(([, rule]) => wanted(rule))
      .map(([tool, rule]) => ({ named: { backend: as, tool }, rule })),
  );
}

function print({ unlisted }: Policy, rules: readonly YamlValue[]): string {
  const defaultAction = unlisted === 'allow' ? 'Allow' : 'Deny';
  const authorization = { defaultAction, ...(rules.length > 0 ? { rules } : {}) };
  return printYaml({
    apiVersion: 'aigateway.envoyproxy.io/v1beta1',
    kind: 'MCPRoute',
    metadata: { name: 'mcp-route' },
    spec: { securityPolicy: { authorization } },
  });
}
