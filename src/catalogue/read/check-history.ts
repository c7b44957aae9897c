import type { ContentHistory } from '#domain/history/history.ts';
import type { ContentServer } from '#domain/server.ts';
import type { Problem } from '../problem.ts';
import type { Entry } from './content-folder.ts';
import { problemAt } from './place.ts';

/** What a schema cannot see of a history: that it belongs to a server, to its package, and ends where its file begins. */
export function checkHistory(
  history: readonly Entry<ContentHistory>[],
  servers: readonly Entry<ContentServer>[],
  unread: readonly string[],
): Problem[] {
  const known = new Map(servers.map(({ id, value }) => [id, value]));
  return history.flatMap((entry) => {
    const { id, value } = entry;
    const server = known.get(id);
    if (!server) {
      if (unread.includes(id)) return [];
      const message = 'Name the file as the server whose history it is.';
      return [problemAt(entry, [], message, { found: id, allowed: [...known.keys()] })];
    }
    return [...checkPackage(entry, server), ...checkVersions(entry, value, server)];
  });
}

function checkPackage(entry: Entry<ContentHistory>, { packages }: ContentServer): Problem[] {
  const { registry, name } = entry.value.package;
  const read = packages?.[0];
  if (read?.registry === registry && read.name === name) return [];
  const message = 'The history is not that of the package that was read.';
  const allowed = read ? [`${read.registry} ${read.name}`] : [];
  return [problemAt(entry, ['package'], message, { found: `${registry} ${name}`, allowed })];
}

function checkVersions(
  entry: Entry<ContentHistory>,
  { versions }: ContentHistory,
  { packages, tools }: ContentServer,
): Problem[] {
  const problems: Problem[] = [];
  const newest = versions[0];
  const read = packages?.[0]?.version;
  if (newest && read !== undefined && newest.version !== read) {
    const message = 'The newest version of a history is the one that the server’s file tells of.';
    const more = { found: newest.version, allowed: [read] };
    problems.push(problemAt(entry, ['versions', 0, 'version'], message, more));
  }
  const names = versions.map(({ version }) => version);
  names.forEach((version, index) => {
    if (names.indexOf(version) === index) return;
    const message = 'This version is there twice.';
    problems.push(problemAt(entry, ['versions', index, 'version'], message, { found: version }));
  });
  const listed = tools.map(({ name }) => name);
  newest?.added?.forEach((tool, index) => {
    if (listed.includes(tool)) return;
    const message = 'The newest version added this tool, but the server’s file does not list it.';
    const more = { found: tool, allowed: listed };
    problems.push(problemAt(entry, ['versions', 0, 'added', index], message, more));
  });
  return problems;
}
