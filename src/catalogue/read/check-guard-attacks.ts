import type { AttackCall, GuardAttack } from '#domain/guard-attack/guard-attack.ts';
import type { ContentServer } from '#domain/server.ts';
import type { Problem } from '../problem.ts';
import type { Entry } from './content-folder.ts';
import { problemAt } from './place.ts';

/**
 * What the schema of a single file cannot see: servers, tools, arguments and patterns that do not
 * exist. Of the servers in `unread` it is only known that there are files of these names.
 */
export function checkGuardAttacks(
  attacks: readonly Entry<GuardAttack>[],
  servers: readonly Entry<ContentServer>[],
  unread: readonly string[],
  patterns: readonly string[],
): Problem[] {
  const byName = new Map(servers.map(({ id, value }) => [id, value]));
  return attacks.flatMap((entry) => [
    ...entry.value.session.flatMap(({ call }, at) =>
      call && !call.unknown && !unread.includes(call.server)
        ? callProblems(entry, at, call, byName)
        : [],
    ),
    ...entry.value.patterns.flatMap((pattern, at) =>
      patterns.includes(pattern)
        ? []
        : problemAt(entry, ['patterns', at], 'There is no such pattern.', {
            found: pattern,
            allowed: patterns,
          }),
    ),
  ]);
}

function callProblems(
  entry: Entry<GuardAttack>,
  at: number,
  { server, tool, arguments: args }: AttackCall,
  servers: ReadonlyMap<string, ContentServer>,
): Problem[] {
  const problem = (field: string, message: string, found: string, allowed: readonly string[]) => [
    problemAt(entry, ['session', at, 'call', field], message, { found, allowed }),
  ];
  const known = servers.get(server);
  if (!known)
    return problem('server', 'There is no such file in servers/.', server, [...servers.keys()]);
  const found = known.tools.find(({ name }) => name === tool);
  const names = known.tools.map(({ name }) => name);
  if (!found) return problem('tool', 'The server lists no such tool.', tool, names);
  const missing = (found.parameters ?? []).filter(
    ({ name, required }) => required && !Object.hasOwn(args, name),
  );
  return missing.flatMap(({ name }) =>
    problem('arguments', `The tool requires the argument “${name}”.`, Object.keys(args).join(), [
      name,
    ]),
  );
}
