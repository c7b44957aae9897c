import type { Server } from '#domain/server.ts';
import type { Insert } from './write.ts';

export function writeDisagreements(insert: Insert, server: Omit<Server, 'tools'>): void {
  server.disagreements?.forEach(({ tool, field, argument, statements }, position) => {
    insert('disagreement', {
      server: server.slug,
      position,
      tool: tool ?? null,
      field,
      argument: argument ?? null,
      statements: JSON.stringify(statements),
    });
  });
}
