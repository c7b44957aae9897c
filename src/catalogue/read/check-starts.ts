import type { ContentServer } from '#domain/server.ts';
import type { ContentStart } from '#domain/start/start.ts';
import type { Problem } from '../problem.ts';
import type { Entry } from './content-folder.ts';
import { problemAt } from './place.ts';

type Path = readonly PropertyKey[];

/** What a schema cannot see of starts: dangling names, and a start that says nothing or too much. */
export function checkStarts(entry: Entry<ContentServer>): Problem[] {
  const { starts = [], sources, tools } = entry.value;
  const ids = starts.map(({ id }) => id);
  return starts.flatMap((start, index) => {
    const at = (path: Path, message: string, found?: string, allowed?: readonly string[]) =>
      problemAt(entry, ['starts', index, ...path], message, {
        ...(found === undefined ? {} : { found }),
        ...(allowed === undefined ? {} : { allowed }),
      });
    const problems: Problem[] = [];
    if (ids.indexOf(start.id) !== index)
      problems.push(at(['id'], 'There is another start with this id.', start.id));
    const known = sources.map(({ id }) => id);
    if (!known.includes(start.source))
      problems.push(at(['source'], 'There is no such source.', start.source, known));
    const lists = starts.filter(({ list }) => list === 'only').map(({ id }) => id);
    const others = lists.filter((id) => id !== start.id);
    if (start.adds !== undefined && !others.includes(start.adds))
      problems.push(at(['adds'], 'There is no such list.', start.adds, others));
    const names = tools.map(({ name }) => name);
    for (const [path, name] of toolsIn(start))
      if (!names.includes(name))
        problems.push(at(path, 'The server lists no such tool.', name, names));
    start.set.forEach((setting, place) => {
      const sign = setting.in === 'argument' ? '-' : setting.in === 'path' ? '/' : '';
      if (!setting.name.startsWith(sign))
        problems.push(
          at(['set', place, 'name'], `Write it with its “${sign}” in front.`, setting.name),
        );
      if (start.list !== undefined && setting.is)
        problems.push(at(['set', place, 'is'], 'A list has no fixed values.'));
    });
    const fault = faultOf(start, names.length);
    return fault === undefined ? problems : [...problems, at([], fault)];
  });
}

/** Why a start does not say what is offered. */
function faultOf(start: ContentStart, total: number): string | undefined {
  const { list, groups, names, offers, only, without, changed } = start;
  const rules = [offers, only, without].filter((rule) => rule !== undefined).length;
  if (list === undefined) {
    if (groups || names || start.adds !== undefined)
      return 'Only a start with `list` has `groups`, `names` or `adds`.';
    if (start.also && !offers) return '`also` adds to `offers`.';
    if (rules > 1) return 'Give only one of `offers`, `only` and `without`.';
    if (rules === 0 && !changed) return 'Say what is offered: with `offers`, `only` or `without`.';
    if (only && new Set(only).size >= total && !changed) return 'This start offers every tool.';
    return undefined;
  }
  if (rules > 0 || changed) return 'A list offers what its values name: leave the other rules out.';
  if (!groups && !names) return 'Say what the list takes: `groups`, `names: true`, or both.';
  return undefined;
}

/** Every name of a tool in a start, with its place. */
function toolsIn({ also, only, without, groups, changed }: ContentStart): [Path, string][] {
  const named = (path: Path, list: readonly string[] = []): [Path, string][] =>
    list.map((name, place) => [[...path, place], name]);
  return [
    ...named(['also'], also),
    ...named(['only'], only),
    ...named(['without'], without),
    ...(groups ?? []).flatMap(({ tools }, at) => named(['groups', at, 'tools'], tools)),
    ...(changed ?? []).map(({ tool }, at): [Path, string] => [['changed', at, 'tool'], tool]),
  ];
}
