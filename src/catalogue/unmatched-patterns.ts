import type { AttackPattern } from '#domain/attack/pattern.ts';
import { relevance } from '#domain/attack/relevance.ts';
import type { AssessedServer } from './assess-servers.ts';
import type { Entry } from './read/content-folder.ts';

/**
 * The patterns that are said to be decided by a tool and yet open on no tool of the catalogue, alone
 * or together with others. A pattern that something else decides says why, and is not among them.
 */
export function unmatchedPatterns(
  patterns: readonly Entry<AttackPattern>[],
  servers: readonly AssessedServer[],
): string[] {
  const tools = servers.flatMap((server) => server.tools);
  return patterns
    .filter(({ value }) => value.applies.decidedBy === 'tool')
    .filter(
      ({ value }) =>
        !tools.some((tool) => {
          const { verdict } = relevance(value, { assessment: tool.assessment, tool });
          return verdict === 'applies' || verdict === 'with-others';
        }),
    )
    .map(({ id }) => id);
}
