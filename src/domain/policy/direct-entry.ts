import type { DocumentedAt, Override } from './override.ts';

/** What undoes the file of every proxy or gateway: a client that reaches the server without it. */
export const directEntry = (name: string, source: DocumentedAt): Override => ({
  id: 'direct-entry',
  kind: 'entry',
  text: `an entry for the server with its own command or address, beside the one that leads to ${name}`,
  inWords: true,
  place: 'the configuration of a client',
  changes: [
    { calls: 'refused', become: 'allowed' },
    { calls: 'unlisted', become: 'allowed' },
  ],
  remedy: `Remove it from every client, and let only ${name} reach the server or hold its credentials.`,
  source,
});
