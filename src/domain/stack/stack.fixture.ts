import type { PublishedServer, PublishedTool } from '../published-server.ts';
import type { Capability } from '../risk/capability.ts';
import type { RiskCategory } from '../risk/category.ts';
import type { Severity } from '../risk/severity.ts';
import { type Match, matchEntry } from './match.ts';
import { readStack } from './read-stack.ts';
import type { Indexed, IndexedServer } from './recognition.ts';
import type { NamedCombination } from './together.ts';

export function tool(
  name: string,
  category: RiskCategory,
  severity: Severity,
  ...capabilities: Capability[]
): PublishedTool {
  const fingerprint = '0'.repeat(64);
  const rest = { reversibility: 'yes', confidence: 'good', parameters: null } as const;
  return { name, slug: name, category, severity, capabilities, fingerprint, ...rest };
}

export const server = (slug: string, ...tools: PublishedTool[]): PublishedServer => ({
  slug,
  label: slug.toUpperCase(),
  tools,
});

export const line = (slug: string, tools = 2, version?: string): IndexedServer => ({
  slug,
  label: slug.toUpperCase(),
  tools,
  ...(version === undefined ? {} : { version }),
});

/** The matches of a text with a made-up index. */
export function matchesOf(text: string, index: Record<string, Indexed>): Match[] {
  const read = readStack(text);
  if (read.state !== 'read') throw new Error(JSON.stringify(read));
  return read.entries.map((entry) => matchEntry(entry, (key) => index[key]));
}

export const MAIL_AND_MONEY: readonly NamedCombination[] = [
  {
    id: 'text-becomes-payment',
    name: 'Untrusted content and money',
    opens: 'Text from strangers can order a payment.',
    legs: [['ingests-untrusted-content'], ['moves-money']],
    rule: 'Deny money tools after an untrusted read.',
    uncovered: 'A payment within the cap.',
    patterns: [{ slug: 'payment-redirection', name: 'Payment redirection' }],
  },
  {
    id: 'text-becomes-command',
    name: 'Untrusted content and code',
    opens: 'Text from strangers can become a command.',
    legs: [['ingests-untrusted-content'], ['runs-code']],
    rule: 'Deny code after an untrusted read.',
    uncovered: 'The shell of the client.',
    patterns: [{ slug: 'untrusted-read-to-execute', name: 'Untrusted read to execute' }],
  },
];
