import { parseAllDocuments } from 'yaml';
import type { PastCall } from '../../decide.ts';
import { accept, type Reader, refuseFile } from '../../target-reader.ts';
import { unquote } from '../../testing/unquote.ts';

interface McpServer {
  metadata: { name: string };
  spec: {
    image?: string;
    authzConfig: { inline: { policies: string[] } };
    rateLimiting?: {
      tools: { name: string; shared: { maxTokens: number; refillPeriod: string } }[];
    };
  };
}

export function documents(text: string): McpServer[] {
  return parseAllDocuments(text).map((document) => {
    accept(document.errors.length === 0, 'a document that is not YAML');
    return document.toJS() as McpServer;
  });
}

/** Cedar: a forbid that matches wins, else a permit that matches, else refused. */
function permits(policies: readonly string[], tool: string): boolean {
  const matching = policies
    .map((policy) =>
      policy.match(
        /^(permit|forbid)\(principal, action == Action::"call_tool", resource(?: == Tool::(".*"))?\);$/s,
      ),
    )
    .map((found) => found ?? refuseFile('a policy of another form'))
    .filter(([, , name]) => name === undefined || unquote(name) === tool);
  return matching.length > 0 && matching.every(([, effect]) => effect === 'permit');
}

export const read: Reader = (text) => {
  const servers = documents(text);
  return (call, history) => {
    const server = servers.find((server) => server.metadata.name === call.server);
    if (!server || !permits(server.spec.authzConfig.inline.policies, call.tool)) return 'hidden';
    const limit = server.spec.rateLimiting?.tools.find((tool) => tool.name === call.tool);
    if (!limit) return 'allowed';
    return level(limit.shared, history, call.at) >= 1 ? 'allowed' : 'denied';
  };
};

/** What is left in a bucket that was full before the first call. */
function level(
  { maxTokens, refillPeriod }: { maxTokens: number; refillPeriod: string },
  history: readonly PastCall[],
  now: number,
): number {
  const rate = maxTokens / Number(refillPeriod.replace(/s$/, ''));
  let [tokens, last] = [maxTokens, history[0]?.at ?? now];
  for (const at of [...history.map((past) => past.at), now]) {
    tokens = Math.min(maxTokens, tokens + ((at - last) / 1000) * rate);
    last = at;
    if (at !== now) tokens -= 1;
  }
  return tokens;
}
