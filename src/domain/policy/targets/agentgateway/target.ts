import { defineTarget } from '../../define-target.ts';
import { directEntry } from '../../direct-entry.ts';
import type { Policy } from '../../policy.ts';
import { quoteLong } from '../../print/quote.ts';
import { printYaml, type YamlValue } from '../../print/yaml.ts';
import { isRefused } from '../../strictness.ts';

const SOURCE = {
  title: 'agentgateway, http/authorization.rs and mcp/rbac.rs at 75b4e6c',
  url: 'https://github.com/agentgateway/agentgateway/blob/75b4e6ce6/crates/agentgateway/src/http/authorization.rs',
  read: '2026-11-21',
};

/** agentgateway: CEL rules about the tools of its targets. */
export const agentgateway = defineTarget({
  id: 'agentgateway',
  label: 'agentgateway (CEL)',
  name: 'agentgateway',
  fileName: 'agentgateway.yaml',
  language: 'yaml',
  place: 'The configuration file of agentgateway, beside the targets under “mcp”.',
  can: {
    allow: true,
    ask: false,
    deny: true,
    hide: true,
    limit: false,
    condition: false,
    unlisted: ['allow', 'deny'],
    severalServers: true,
  },
  refusedIsHidden: true,
  notes: {
    shared:
      'In agentgateway these rules also refuse the tools of targets that they do not name, and all prompts and resources.',
  },
  alsoCannot: [
    'It counts requests of a route, not calls of a tool.',
    'The rules hold for all targets together, and for prompts and resources too: what no rule allows is refused.',
  ],
  apply: [
    'Open the configuration file and find “mcp”, whose targets have the names used here.',
    'Add “policies” from the text under “mcp”; if it is there already, add the rules to its list.',
    'Restart agentgateway; a rule that is not valid CEL stops it.',
  ],
  undo: 'Remove the rules. An empty list of rules allows everything.',
  source: SOURCE,
  verification: 'published-schema',
  overrides: [
    {
      id: 'broad-rule',
      kind: 'rule',
      text: '"true"',
      place: '“rules” of mcpAuthorization, or any other rule that holds for more tools',
      changes: [
        { calls: 'refused', become: 'allowed' },
        { calls: 'unlisted', become: 'allowed' },
      ],
      remedy: 'Remove it: one rule that allows a call is enough.',
      find: [
        {
          path: ['mcp', 'policies', 'mcpAuthorization', 'rules', null],
          is: (value) => String(value).trim() === 'true',
        },
      ],
      source: SOURCE,
    },
    directEntry('agentgateway', SOURCE),
  ],
  toolNameFor: (_configName, tool) => tool,
  substitutionsIn: ({ unlisted, servers }) =>
    unlisted === 'allow'
      ? []
      : servers.map(({ server }) => ({ server, tool: null, kind: 'note', note: 'shared' })),
  print: (effective) =>
    printYaml({ mcp: { policies: { mcpAuthorization: { rules: rulesOf(effective) } } } }),
});

/** Without any rule everything is allowed; a rule that never holds keeps an empty list shut. */
const NEVER = 'false';

function rulesOf({ unlisted, servers }: Policy): YamlValue[] {
  const about = (refused: boolean) =>
    servers.flatMap(({ as, tools }) =>
      Object.entries(tools)
        .filter(([, rule]) => isRefused(rule.decision) === refused)
        .map(([tool]) => expression(as, tool)),
    );
  if (unlisted === 'allow') {
    const required = about(true).map((expression) => ({ require: `!(${expression})` }));
    return required.length > 0 ? required : [{ require: 'true' }];
  }
  const allowed = about(false);
  return allowed.length > 0 ? allowed : [NEVER];
}

function expression(as: string, tool: string): string {
  return `mcp.tool.target == ${quoteLong(as)} && mcp.tool.name == ${quoteLong(tool)}`;
}
