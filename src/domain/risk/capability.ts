/** Something that a tool lets an agent do. */
export const CAPABILITIES = [
  'handles-credentials',
  'runs-code',
  'moves-money',
  'deletes-data',
  'admin',
  'writes-config',
  'writes-memory',
  'delegates-to-agents',
  'communicates-externally',
  'reads-private-data',
  'ingests-untrusted-content',
] as const;
export type Capability = (typeof CAPABILITIES)[number];

export const CAPABILITY_LABEL: Record<Capability, string> = {
  'handles-credentials': 'Handles credentials',
  'runs-code': 'Runs code',
  'moves-money': 'Moves money',
  'deletes-data': 'Deletes data',
  admin: 'Admin',
  'writes-config': 'Writes configuration',
  'writes-memory': 'Writes memory',
  'delegates-to-agents': 'Delegates to agents',
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
  'communicates-externally': 'sends data to people or systems outside',
  'reads-private-data': 'reads private data',
  'ingests-untrusted-content': 'brings in text that strangers can write',
};
