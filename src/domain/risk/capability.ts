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
  'operates-browser',
  'communicates-externally',
  'reads-private-data',
  'ingests-untrusted-content',
] as const;
export type Capability = (typeof CAPABILITIES)[number];
