import { defineTarget } from '../../define-target.ts';
import type { DocumentedAt } from '../../override.ts';
import type { Policy, Rule, ServerPolicy, Unlisted } from '../../policy.ts';
import { cedarClause } from '../../print/cedar-condition.ts';
import { quoteCedar } from '../../print/quote.ts';
import { isRefused } from '../../strictness.ts';
import type { Substitution } from '../../target.ts';

const ACCESS_POLICIES: DocumentedAt = {
  title: 'Docker documentation, MCP access policies',
  url: 'https://docs.docker.com/ai/governance/organization/policies/mcp/',
  read: '2026-11-30',
};

/** Where Docker gives the arguments of a call, if they are an object. */
const ARGUMENTS = 'context.args';

/** Docker Sandboxes: Cedar statements of an organisation about calls through its MCP gateway. */
export const dockerSandbox = defineTarget({
  id: 'docker-sandbox',
  label: 'Docker Sandboxes (Cedar)',
  name: 'Docker Sandboxes',
  fileName: 'docker-sandboxes.cedar',
  language: 'cedar',
  place:
    'An MCP access policy of the organisation, in Docker Home under AI Platform. The names of servers are those under which “sbx mcp add” registered them.',
  can: {
    allow: true,
    ask: true,
    deny: true,
    hide: false,
    limit: false,
    condition: true,
    unlisted: ['allow', 'ask', 'deny'],
    severalServers: true,
  },
  conditionFits: (condition) => cedarClause(condition, ARGUMENTS) !== null,
  notes: {
    port: 'Docker Sandboxes cannot tell a port from other text: an address with a port is refused too.',
    fraction:
      'Docker Sandboxes compares whole numbers only: a number with a fraction is refused too.',
  },
  alsoCannot: [
    'Organization policies need a paid subscription; a developer’s own policy has no rules about MCP.',
    'It denies what no statement permits: the registration of servers, their resources and prompts, and the gateway’s own tools, such as code-mode, need statements of their own.',
    'It asks in the client that made the call. Where the client cannot ask (MCP elicitation), it refuses, and a client without a person can answer by itself.',
    'A server that an agent connects to directly, past the gateway, is bound by network policy only.',
  ],
  apply: [
    'In Docker Home, choose AI Platform, MCP access, Create policy, and paste the text into the policy editor.',
    'Add statements that permit what else the server needs, at least its registration (MCP::Action::"register"), best with its resource.identityURL.',
    'Wait for five minutes, then let an agent in a sandbox call a refused tool once to see that it is refused.',
  ],
  undo: 'Delete the policy in Docker Home. Other policies of the organisation stay in force.',
  source: {
    title: 'Docker documentation, MCP policy reference',
    url: 'https://docs.docker.com/ai/sandboxes/governance/reference/mcp-policy/',
    read: '2026-11-30',
  },
  verification: 'own-reading',
  overrides: [
    {
      id: 'not-enforced',
      kind: 'setting',
      text: 'Scope',
      place: 'the policy in Docker Home',
      when: 'no policy of the organisation reaches a user, by scope or sign-in',
      changes: [
        { calls: 'asked', become: 'allowed' },
        { calls: 'refused', become: 'allowed' },
        { calls: 'unlisted', become: 'allowed' },
      ],
      remedy: 'Give the policy the scope Organization, and enforce sign-in.',
      source: ACCESS_POLICIES,
    },
    {
      id: 'direct-connection',
      kind: 'entry',
      text: '"mcpServers"',
      place: 'the configuration of an agent inside the sandbox',
      when: 'network policy lets the sandbox reach the server',
      changes: [
        { calls: 'asked', become: 'allowed' },
        { calls: 'refused', become: 'allowed' },
        { calls: 'unlisted', become: 'allowed' },
      ],
      remedy: 'Refuse the address of the server in a network access policy.',
      source: ACCESS_POLICIES,
    },
  ],
  toolNameFor: (_configName, tool) => tool,
  serverNames: { accepts: /^[A-Za-z0-9._-]+$/, allowed: 'letters, digits, ., - and _' },
  substitutionsIn: stricterArguments,
  print: ({ unlisted, servers }) =>
    servers.map((server) => statementsOf(server, unlisted).join('\n')).join('\n'),
});

function stricterArguments({ servers }: Policy): Substitution[] {
  return servers.flatMap(({ server, tools }) =>
    Object.entries(tools).flatMap(([tool, { conditions }]): Substitution[] =>
      conditions.flatMap(({ is }) => {
        if (is === 'host-in') return [{ server, tool, kind: 'stricter-arguments', note: 'port' }];
        if (is === 'at-most')
          return [{ server, tool, kind: 'stricter-arguments', note: 'fraction' }];
        return [];
      }),
    ),
  );
}

type Listed = readonly [tool: string, rule: Rule];

/** One statement for the tools that are permitted, asked about and forbidden, and one for the others. */
function statementsOf({ as, tools }: ServerPolicy, unlisted: Unlisted): string[] {
  const all = Object.entries(tools);
  const plain = all.filter(([, { conditions }]) => conditions.length === 0);
  const bounded = all.filter(([, { conditions }]) => conditions.length > 0);
  const named = (decision: Rule['decision']) =>
    plain.filter(([, rule]) => rule.decision === decision);
  const refused = all.filter(([, rule]) => isRefused(rule.decision));
  if (unlisted === 'deny' && refused.length === all.length) return [statement('forbid', as, [])];
  const others = [...bounded, ...(unlisted === 'ask' ? named('allow') : [])];
  return [
    ...statements('permit', as, named('allow')),
    ...statements('ask', as, named('ask')),
    ...bounded.map((listed) => boundedStatement(as, listed)),
    ...statements('forbid', as, refused),
    ...(unlisted === 'deny'
      ? []
      : [statement(unlisted === 'ask' ? 'ask' : 'permit', as, without(others))]),
  ];
}

type Effect = 'permit' | 'ask' | 'forbid';

function statements(effect: Effect, as: string, listed: readonly Listed[]): string[] {
  return listed.length === 0 ? [] : [statement(effect, as, [nameIn(listed)])];
}

function boundedStatement(as: string, [tool, { decision, conditions }]: Listed): string {
  const clauses = conditions.map((condition) => cedarClause(condition, ARGUMENTS) ?? 'false');
  const parts = [`resource.name == ${quoteCedar(tool)}`, 'context has args', ...clauses];
  return statement(decision === 'ask' ? 'ask' : 'permit', as, parts);
}

const without = (listed: readonly Listed[]): string[] =>
  listed.length === 0 ? [] : [`!(${nameIn(listed)})`];

const nameIn = (listed: readonly Listed[]): string =>
  `[\n    ${listed.map(([tool]) => quoteCedar(tool)).join(',\n    ')}\n  ].contains(resource.name)`;

/** `ask` is a permit that needs the answer of a person. */
function statement(effect: Effect, as: string, parts: readonly string[]): string {
  const note = effect === 'ask' ? '@requireApproval("The policy asks before this call.")\n' : '';
  const clauses = [`resource in MCP::Server::${quoteCedar(as)}`, ...parts].join(' &&\n  ');
  const scope = '(principal, action == MCP::Action::"invokeTool", resource)';
  return `${note}${effect === 'forbid' ? 'forbid' : 'permit'} ${scope}\nwhen {\n  ${clauses}\n};\n`;
}
