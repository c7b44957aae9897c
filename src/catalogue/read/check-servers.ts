import type { ContentServer } from '#domain/server.ts';
import type { Problem } from '../problem.ts';
import { checkStarts } from './check-starts.ts';
import type { Entry } from './content-folder.ts';
import { problemAt } from './place.ts';

type ServerEntry = Entry<ContentServer>;

function repeated(entry: ServerEntry): Problem[] {
  const problems: Problem[] = [];
  const seen = new Map<string, number>();
  entry.value.tools.forEach((tool, index) => {
    const first = seen.get(tool.name);
    if (first === undefined) seen.set(tool.name, index);
    else {
      const message = `This tool is already in the list, as tools[${first}].`;
      problems.push(problemAt(entry, ['tools', index, 'name'], message, { found: tool.name }));
    }
    const names = new Set<string>();
    tool.parameters?.forEach((parameter, position) => {
      if (names.has(parameter.name)) {
        const path = ['tools', index, 'parameters', position, 'name'];
        problems.push(
          problemAt(entry, path, 'This parameter is listed twice.', { found: parameter.name }),
        );
      }
      names.add(parameter.name);
    });
  });
  return problems;
}

function unknownReferences(entry: ServerEntry): Problem[] {
  const sources = entry.value.sources.map((source) => source.id);
  const tools = entry.value.tools.map((tool) => tool.name);
  return (entry.value.controls ?? []).flatMap((control, index) => {
    const problems: Problem[] = [];
    if (!sources.includes(control.source)) {
      const more = { found: control.source, allowed: sources };
      problems.push(
        problemAt(entry, ['controls', index, 'source'], 'There is no such source.', more),
      );
    }
    control.tools?.forEach((tool, position) => {
      if (tools.includes(tool)) return;
      const path = ['controls', index, 'tools', position];
      problems.push(
        problemAt(entry, path, 'The server lists no such tool.', { found: tool, allowed: tools }),
      );
    });
    return problems;
  });
}

function knownPart(entry: ServerEntry): Problem[] {
  const { known, tools } = entry.value;
  if (!known) return [];
  if (known.tools !== tools.length) {
    const message = `It says ${known.tools} known tools, but lists ${tools.length}.`;
    return [problemAt(entry, ['known', 'tools'], message)];
  }
  if (known.of <= known.tools) {
    const message = 'Leave `known` out where all tools are known.';
    return [problemAt(entry, ['known'], message)];
  }
  return [];
}

/** Statements of facts: each of a source that can give them, and of a class of objects that exists. */
function wrongStatements(entry: ServerEntry, classes: readonly string[]): Problem[] {
  const { sources, tools } = entry.value;
  const ids = sources.map(({ id }) => id);
  return tools.flatMap(({ states = [] }, index) =>
    states.flatMap(({ source, object }, position) => {
      const path = ['tools', index, 'states', position];
      const wrong = (field: string, message: string, found: string, allowed?: readonly string[]) =>
        problemAt(entry, [...path, field], message, { found, ...(allowed ? { allowed } : {}) });
      const gives = sources.find(({ id }) => id === source)?.gives;
      const problems: Problem[] = [];
      if (!gives) problems.push(wrong('source', 'There is no such source.', source, ids));
      else if (!gives.some((fact) => fact === 'tools' || fact === 'effects'))
        problems.push(
          wrong('source', 'Only a source that gives `tools` or `effects` states facts.', source),
        );
      if (states.findIndex((other) => other.source === source) !== position)
        problems.push(wrong('source', 'Write what one source states once.', source));
      if (object !== undefined && classes.length > 0 && !classes.includes(object))
        problems.push(
          wrong('object', 'There is no such class in content/objects/.', object, classes),
        );
      return problems;
    }),
  );
}

/**
 * What a schema cannot see: repeated tools, dangling references, a wrong count of known tools.
 * `classes` are the ids of the classes of objects.
 */
export function checkServers(
  entries: readonly ServerEntry[],
  classes: readonly string[],
): Problem[] {
  return entries.flatMap((entry) => [
    ...repeated(entry),
    ...unknownReferences(entry),
    ...wrongStatements(entry, classes),
    ...checkStarts(entry),
    ...knownPart(entry),
  ]);
}
