import { fitPolicy, type Reach } from '../fit-policy.ts';
import type { Policy, Rule, ServerPolicy, Unlisted } from '../policy.ts';
import { quoteCedar } from '../print/quote.ts';
import { printYaml, type YamlValue } from '../print/yaml.ts';
import { isRefused } from '../strictness.ts';
import type { EnforcementTarget, Substitution, TargetAbilities } from '../target.ts';
import { bucketFor } from '../token-bucket.ts';
import { BY_PUBLISHED_SCHEMA } from '../verification.ts';
import { callWords, limitsWords } from '../words.ts';

const can: TargetAbilities = {
  allow: true,
  ask: false,
  deny: true,
  hide: true,
  limit: true,
  condition: false,
  unlisted: true,
  severalServers: true,
};

const reach: Reach = {
  label: 'ToolHive',
  can,
  unlisted: ['allow', 'deny'],
  refusedIsHidden: true,
  noConditions: 'ToolHive would list no tool whose rule looks at arguments',
};

/** ToolHive on Kubernetes: Cedar policies and rate limits of an `MCPServer`. */
export const toolhive: EnforcementTarget = {
  id: 'toolhive',
  label: 'ToolHive (Cedar)',
  fileName: 'toolhive.yaml',
  language: 'yaml',
  place: 'The cluster: the text adds its fields to the MCPServer of the same name.',
  can,
  cannot: [
    'It cannot ask a person: a tool that should be asked about is refused.',
    'It counts with a bucket that fills up evenly: to keep a limit, half of it can run at once and the rest spread over the time.',
    'It lets calls through uncounted while it cannot reach its Redis.',
    'It leaves a tool out of the list when its rule looks at arguments, and an agent calls what is listed: a tool with conditions is refused.',
    'Once it has policies, it also refuses the server’s prompts and resources, which a policy for tools does not mention.',
  ],
  apply: [
    'Save the text as toolhive.yaml; where it names redis:6379, write the address of your Redis.',
    'Run “kubectl apply --server-side -f toolhive.yaml” in the namespace of the server, whose MCPServer must already exist under this name.',
    'Wait until the proxy has restarted, and list the tools: refused ones are gone.',
  ],
  undo: 'Remove authzConfig, rateLimiting and, if you added it for them, sessionStorage from the MCPServer.',
  source: {
    title: 'ToolHive, docs/authz.md and pkg/ratelimit at e25de16',
    url: 'https://github.com/stacklok/toolhive/blob/e25de16cf/docs/authz.md',
    read: '2026-11-21',
  },
  verification: BY_PUBLISHED_SCHEMA,
  spell: (_as, tool) => tool,
  render(policy) {
    const odd = policy.servers.find(({ as }) => !/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(as));
    if (odd) {
      const reason = `Kubernetes accepts lower-case letters, digits and - in the name of a server, which ${odd.as} is not made of.`;
      return { ok: false, reason };
    }
    const fitted = fitPolicy(policy, reach);
    if (!fitted.ok) return fitted;
    const { policy: effective } = fitted;
    const substitutions = [...fitted.substitutions, ...bucketNotes(effective)];
    return { ok: true, text: print(effective), effective, substitutions };
  },
};

function bucketNotes({ servers }: Policy): Substitution[] {
  return servers.flatMap(({ server, tools }) =>
    Object.entries(tools)
      .filter(([, rule]) => rule.limits.length > 0)
      .map(([tool, { limits }]) => {
        const sentence = `ToolHive keeps the limit of ${limitsWords(limits)} by letting at most ${callWords(bucketFor(limits).tokens)} through at once.`;
        return { server, tool, sentence };
      }),
  );
}

function print({ unlisted, servers }: Policy): string {
  return servers.map((server) => printYaml(resourceOf(server, unlisted))).join('---\n');
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
