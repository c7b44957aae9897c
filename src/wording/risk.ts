import type { Capability } from '#domain/risk/capability.ts';
import type { RiskCategory } from '#domain/risk/category.ts';
import type { Reversibility } from '#domain/risk/reversibility.ts';
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
  'operates-browser': 'acts in a browser',
  'communicates-externally': 'sends data to people or systems outside',
  'reads-private-data': 'reads private data',
  'ingests-untrusted-content': 'brings in text that strangers can write',
};

/** What counts as the capability and what does not, as a sentence for people who read or set labels. */
export const CAPABILITY_MEANING: Record<Capability, string> = {
  'handles-credentials':
    'Returns passwords, keys, tokens or other secrets, or creates, stores, changes or revokes them; a secret that is only passed in to sign in does not count.',
  'runs-code':
    'Makes code, commands, database statements that can write, builds, deployments, containers, jobs or workflows run, at once or later; a query that can only read, plain arithmetic, and starting, stopping or restarting a machine do not count.',
  'moves-money':
    'Pays, charges, refunds, trades or transfers money or tradable assets, or commits to it, as an order or an invoice does; the price of using a service does not count.',
  'deletes-data':
    'Deletes, wipes or discards something that is stored, even if it can be restored; archiving, closing, and taking a person or a permission away do not count.',
  admin:
    'Changes who has an account, a role or a key, what people or programs may do, or the safeguards that limit them; assigning work to a person does not count.',
  'writes-config':
    'Creates, changes or deletes settings that programs or people then follow, such as variables, rules, flags, connections, webhooks, schedules and routes; creating or deleting a machine, a database or a record does not count.',
  'writes-memory':
    'Stores or changes what an agent reads again in later sessions; deleting it, and ordinary notes and files, do not count.',
  'delegates-to-agents':
    'Hands a task to another agent that then acts by itself; a question to a model that only answers does not count.',
  'operates-browser':
    'Acts in a browser, as by opening, clicking, typing, uploading or running script in a page; fetching, reading or photographing a page does not count.',
  'communicates-externally':
    'Sends data to people or to systems outside, such as messages, comments, publications, shared links, events, and requests to an address that the caller chooses; storing data in the user’s own account does not count.',
  'reads-private-data':
    'Reads data that is not public, of the user, an organization, its customers or the machine, and returns it or passes it on; a result that holds only what the caller passed in does not count.',
  'ingests-untrusted-content':
    'Returns text or pictures that strangers can write, such as web pages, mail, comments, issues and shared files; figures, settings and names alone do not count.',
};

/** Answers "can it be undone?" in one sentence. */
export const REVERSIBILITY_LABEL: Record<Reversibility, string> = {
  'nothing-changes': 'Nothing changes, so there is nothing to undo.',
  yes: 'Yes, with another call.',
  partly: 'Partly: another call can reverse the change, but not its consequences.',
  no: 'No.',
  unknown: 'The evidence does not say.',
};

/** "Moves money or Admin": any of these capabilities. */
export const legLabel = (leg: readonly Capability[]): string =>
  listed(
    leg.map((capability) => CAPABILITY_LABEL[capability]),
    'or',
  );
