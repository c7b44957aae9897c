import type { Reversibility } from '#domain/risk/assessment.ts';
import type { Capability } from '#domain/risk/capability.ts';
import type { RiskCategory } from '#domain/risk/category.ts';
import type { Severity } from '#domain/risk/severity.ts';
import { listed } from './list.ts';

export const CATEGORY_LABEL: Record<RiskCategory, string> = {
  financial: 'Financial',
  destructive: 'Destructive',
  execute: 'Execute',
  write: 'Write',
  read: 'Read',
  unknown: 'Unknown',
};

export const CATEGORY_MEANING: Record<RiskCategory, string> = {
  financial: 'moves or commits money or tradable assets',
  destructive: 'deletes, revokes or wipes something',
  execute: 'runs code, commands or processes',
  write: 'creates or changes something',
  read: 'returns information and changes nothing',
  unknown: 'the evidence does not say what a call does',
};

export const SEVERITY_LABEL: Record<Severity, string> = {
  critical: 'Critical',
  high: 'High',
  medium: 'Medium',
  low: 'Low',
  unknown: 'Unknown',
};

export const SEVERITY_MEANING: Record<Severity, string> = {
  critical: 'one call can cost money, the host, or data that cannot be recovered',
  high: 'one call can expose credentials, reach other people or change something live',
  medium: 'one call can expose or change private or business data',
  low: 'one call does no real harm by itself',
  unknown: 'the evidence does not say how bad a call can be',
};

export const CAPABILITY_LABEL: Record<Capability, string> = {
  'handles-credentials': 'Handles credentials',
  'runs-code': 'Runs code',
  'moves-money': 'Moves money',
  'deletes-data': 'Deletes data',
  admin: 'Admin',
  'writes-config': 'Writes configuration',
  'writes-memory': 'Writes memory',
  'delegates-to-agents': 'Delegates to agents',
  'operates-browser': 'Operates a browser',
  'communicates-externally': 'Communicates externally',
  'reads-private-data': 'Reads private data',
  'ingests-untrusted-content': 'Ingests untrusted content',
};

/** Completes "it …": a clause for sentences such as "because it handles credentials". */
export const CAPABILITY_CLAUSE: Record<Capability, string> = {
  'handles-credentials': 'handles credentials',
  'runs-code': 'runs code or commands',
  'moves-money': 'moves money or assets',
  'deletes-data': 'deletes data',
  admin: 'changes who may do what',
  'writes-config': 'writes configuration',
  'writes-memory': 'writes what an agent remembers',
  'delegates-to-agents': 'hands work to other agents',
  'operates-browser': 'operates a page in a browser',
  'communicates-externally': 'sends data to people or systems outside',
  'reads-private-data': 'reads private data',
  'ingests-untrusted-content': 'brings in text that strangers can write',
};

/** Answers "can it be undone?" in one sentence. */
export const REVERSIBILITY_LABEL: Record<Reversibility, string> = {
  'nothing-changes': 'Nothing changes, so there is nothing to undo.',
  yes: 'Yes, with another call or by hand.',
  partly: 'Partly: you can reverse the change, but not its consequences.',
  no: 'No.',
  unknown: 'The evidence does not say.',
};

/** "Moves money or Admin": any of these capabilities. */
export const legLabel = (leg: readonly Capability[]): string =>
  listed(
    leg.map((capability) => CAPABILITY_LABEL[capability]),
    'or',
  );
