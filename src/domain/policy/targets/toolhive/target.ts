import { defineTarget } from '../../define-target.ts';
import { directEntry } from '../../direct-entry.ts';
import type { Policy, Rule, ServerPolicy, Unlisted } from '../../policy.ts';
import { quoteCedar } from '../../print/quote.ts';
import { printYaml, type YamlValue } from '../../print/yaml.ts';
import { isRefused } from '../../strictness.ts';
import type { Substitution } from '../../target.ts';
import { bucketFor } from '../../token-bucket.ts';

const SOURCE = {
  title: 'ToolHive, docs/authz.md and pkg/ratelimit at e25de16',
  url: 'https://github.com/stacklok/toolhive/blob/e25de16cf/docs/authz.md',
  read: '2026-11-21',
};

/** ToolHive on Kubernetes: Cedar policies and rate limits of an `MCPServer`. */
export const toolhive = defineTarget({
  id: 'toolhive',
  label: 'ToolHive (Cedar)',
  name: 'ToolHive',
  fileName: 'toolhive.yaml',
  language: 'yaml',
  place: 'The cluster: the text adds its fields to the MCPServer of the same name.',
  can: {
    allow: true,
    ask: false,
    deny: true,
    hide: true,
    limit: true,
    condition: false,
    unlisted: ['allow', 'deny'],
    severalServers: true,
  },
  refusedIsHidden: true,
  noConditions: 'conditions',
  notes: { conditions: 'ToolHive would list no tool whose rule looks at arguments' },
  alsoCannot: [
    'It counts with a bucket that fills up evenly: to keep a limit, half of it can run at once and the rest spread over the time.',
    'It lets calls through uncounted while it cannot reach its Redis.',
    'Once it has policies, it also refuses the server’s prompts and resources, which a policy for tools does not mention.',
  ],
  apply: [
    'Save the text as toolhive.yaml; where it names redis:6379, write the address of your Redis.',
    'Run “kubectl apply --server-side -f toolhive.yaml” in the namespace of the server, whose MCPServer must already exist under this name.',
    'Wait until the proxy has restarted, and list the tools: refused ones are gone.',
  ],
  undo: 'Remove authzConfig, rateLimiting and, if you added it for them, sessionStorage from the MCPServer.',
  source: SOURCE,
  verification: 'published-schema',
  overrides: [
    {
      id: 'permit-all',
      kind: 'rule',
      text: 'permit(principal, action == Action::"call_tool", resource);',
      place: 'the policies of the MCPServer',
      changes: [{ calls: 'unlisted', become: 'allowed' }],
      remedy: 'Remove it: the policy permits each tool by its name.',
      find: [
        {
          path: ['spec', 'authzConfig', 'inline', 'policies', null],
          is: (value) =>
            /^\s*permit\s*\(\s*principal\s*,\s*action(\s*==\s*Action::"call_tool")?\s*,\s*resource\s*\)\s*;?\s*$/.test(
              String(value),
            ),
        },
      ],
      source: SOURCE,
    },
    directEntry('ToolHive', SOURCE),
  ],
  toolNameFor: (_configName, tool) => tool,
  serverNames: {
    accepts: /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/,
    allowed: 'lower-case letters, digits and -, as Kubernetes wants it',
  },
  substitutionsIn: bucketNotes,
  print: ({ unlisted, servers }) =>
    servers.map((server) => printYaml(resourceOf(server, unlisted))).join('---\n'),
});

function bucketNotes({ servers }: Policy): Substitution[] {
  return servers.flatMap(({ server, tools }) =>
    Object.entries(tools)
      .filter(([, rule]) => rule.limits.length > 0)
      .map(([tool, { limits }]) => {
        const atOnce = bucketFor(limits).tokens;
        return { server, tool, kind: 'bucket', limits, atOnce };
      }),
  );
}

function resourceOf(server: ServerPolicy, unlisted: Unlisted): YamlValue {
  const limited = Object.entries(server.tools).filter(([, rule]) => rule.limits.length > 0);
  const inline = { policies: policiesOf(server, unlisted), entitiesJson: '[]' };
  return {
    apiVersion: 'toolhive.stacklok.dev/v1beta1',
    kind: 'MCPServer',
    metadata: { name: server.as },
    spec: {
      authzConfig: { type: 'inline', inline },
      ...(limited.length > 0 ? rateLimiting(limited) : {}),
    },
  };
}

function policiesOf({ tools }: ServerPolicy, unlisted: Unlisted): string[] {
  const own = Object.entries(tools).map(([tool, rule]) => {
    const effect = isRefused(rule.decision) ? 'forbid' : 'permit';
    return `${effect}(principal, action == Action::"call_tool", resource == Tool::${quoteCedar(tool)});`;
  });
  const all = 'permit(principal, action == Action::"call_tool", resource);';
  const none = 'forbid(principal, action == Action::"call_tool", resource);';
  if (unlisted === 'allow') return [...own, all];
  return own.length > 0 ? own : [none];
}

function rateLimiting(limited: readonly [string, Rule][]): { [key: string]: YamlValue } {
  const tools = limited.map(([name, { limits }]) => {
    const { tokens, refillSeconds } = bucketFor(limits);
    return { name, shared: { maxTokens: tokens, refillPeriod: `${refillSeconds}s` } };
  });
  return {
    sessionStorage: { provider: 'redis', address: 'redis:6379' },
    rateLimiting: { tools },
  };
}
