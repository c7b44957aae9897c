import { isRefused } from '#domain/policy/strictness.ts';
import { lastRead } from '#domain/provenance.ts';
import type { BadgeFacts } from '#wording/badge.ts';
import type { ServerPolicyView } from './server-view.ts';

/** What the badge of a server says, with the rules of the preset that the view is about. */
export function badgeFacts({ server, tools, preset }: ServerPolicyView): BadgeFacts {
  const decisions = tools.map(({ rule }) => rule.decision);
  return {
    label: server.label,
    tools: server.toolCount,
    known: server.known,
    preset: preset.label,
    asks: decisions.filter((decision) => decision === 'ask').length,
    refused: decisions.filter(isRefused).length,
    read: lastRead(server.sources),
  };
}
