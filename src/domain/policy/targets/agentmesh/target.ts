import { defineTarget } from '../../define-target.ts';
import { directEntry } from '../../direct-entry.ts';
import type { DocumentedAt } from '../../override.ts';
import type { Policy, ServerPolicy } from '../../policy.ts';
import { refusalMessage } from '../../print/message.ts';
import { printYaml, type YamlValue } from '../../print/yaml.ts';
import { isRefused } from '../../strictness.ts';

const FOLDER = 'agent-governance-python/agent-mesh/packages/mcp-proxy';

const sourceFile = (title: string, path: string): DocumentedAt => ({
  title: `Microsoft Agent Governance Toolkit, ${title} at b570558`,
  url: `https://github.com/microsoft/agent-governance-toolkit/blob/b5705588883fac48b88cbe6fd0bd7d48c798453e/${FOLDER}/${path}`,
  read: '2026-11-30',
});

/** The AgentMesh MCP proxy of Microsoft: a proxy in front of one server, the first rule decides. */
export const agentmesh = defineTarget({
  id: 'agentmesh',
  label: 'AgentMesh MCP proxy',
  name: 'AgentMesh',
  fileName: 'agentmesh-policy.yaml',
  language: 'yaml',
  place: 'Anywhere; the proxy that starts the server reads it. One file is for one server.',
  can: {
    allow: true,
    ask: false,
    deny: true,
    hide: false,
    limit: false,
    condition: false,
    unlisted: ['allow', 'deny'],
    severalServers: false,
  },
  noConditions: 'conditions',
  notes: {
    conditions:
      'AgentMesh compares arguments as text, so a list of one text would pass for the text',
  },
  alsoCannot: [
    'Its files have limits (rate_limit and rate_limits) that version 5.0.0 does not read: only the flag --rate-limit counts, all tools together.',
    'Started without --no-sanitize, it also refuses every call with an ampersand, semicolon, pipe or dollar sign in an argument, and paths such as /etc.',
    'npm did not have its package on 2026-11-30: it has to be built from its repository.',
  ],
  apply: [
    'Save the text as agentmesh-policy.yaml.',
    'In the client, replace the command of the server by “agentmesh protect --no-sanitize --policy agentmesh-policy.yaml --” followed by that command, with the whole path of the file; write /usr/bin/env before a command without a path.',
    'Start a new session, and let the agent call a refused tool once to see that it is refused.',
  ],
  undo: 'Give the server its own command back.',
  source: sourceFile('MCP proxy, src/policy.ts', 'src/policy.ts'),
  verification: 'source',
  overrides: [
    {
      id: 'shadow-mode',
      kind: 'flag',
      text: '--mode shadow',
      place: 'the command that starts the proxy',
      changes: [
        { calls: 'refused', become: 'allowed' },
        { calls: 'unlisted', become: 'allowed' },
      ],
      remedy: 'Start the proxy without it: in this mode it only logs.',
      find: [
        { word: 'shadow', of: 'agentmesh' },
        { word: '--mode=shadow', of: 'agentmesh' },
      ],
      source: sourceFile('MCP proxy, src/proxy.ts', 'src/proxy.ts'),
    },
    directEntry('the proxy', sourceFile('MCP proxy, README.md', 'README.md')),
  ],
  toolNameFor: (_configName, tool) => tool,
  /** A name with a star is a pattern in a rule. */
  unsureNames: {
    isSure: (_configName, tool) => !tool.includes('*'),
    decisionFor: (unlisted) => unlisted,
  },
  print: (effective) => printYaml(document(effective)),
});

function document({ unlisted, servers }: Policy): YamlValue {
  const others =
    unlisted === 'allow'
      ? { tool: '*', action: 'allow' }
      : { tool: '*', action: 'deny', reason: 'Refused by policy: it does not list this tool.' };
  return { version: '1.0', mode: 'enforce', rules: [...servers.flatMap(rulesOf), others] };
}

function rulesOf({ as, tools }: ServerPolicy): YamlValue[] {
  const sure = Object.entries(tools).filter(([tool]) => agentmesh.unsureNames?.isSure(as, tool));
  return sure.map(([tool, rule]) =>
    isRefused(rule.decision)
      ? { tool, action: 'deny', reason: refusalMessage(rule) }
      : { tool, action: 'allow' },
  );
}
