import type { PublishedServer, PublishedTool } from '../published-server.ts';
import type { ChangedTool, Start, StartChoice, StartGroup } from './start.ts';

/** A start with the values that were chosen for its list; none for a start without one. */
export interface ChosenStart {
  readonly start: Start;
  readonly values: readonly string[];
}

/** The chosen starts that the server has; what it has no longer is left out. */
export function chosenStarts(
  { starts = [] }: { readonly starts?: readonly Start[] | undefined },
  choices: readonly StartChoice[] = [],
): ChosenStart[] {
  return starts.flatMap((start): ChosenStart[] => {
    const found = choices.filter(([id]) => id === start.id);
    if (found.length === 0) return [];
    const values = [...new Set(found.flatMap(([, ...given]) => given))];
    return start.list !== undefined && values.length === 0 ? [] : [{ start, values }];
  });
}

/**
 * The server as it is after these starts: with the tools that it then offers, those that can only
 * read then with that verdict. The server itself where nothing of it is chosen.
 */
export function startedServer(
  server: PublishedServer,
  choices: readonly StartChoice[] = [],
): PublishedServer {
  const chosen = chosenStarts(server, choices);
  if (chosen.length === 0) return server;
  const isOffered = offeredBy(chosen);
  const changed = changedBy(chosen);
  const tools = server.tools
    .filter(({ name }) => isOffered(name))
    .map((tool): PublishedTool => {
      const then = changed.get(tool.name);
      if (!then) return tool;
      const { name: _, enforcedBy: __, marked, ...verdict } = then;
      const { quoted: ___, ...rest } = tool;
      return { ...rest, ...verdict, ...(marked ? { markedReadOnly: true } : {}) };
    });
  return { ...server, tools };
}

/** The tools that do something else after these starts, by name. */
export const changedBy = (chosen: readonly ChosenStart[]): ReadonlyMap<string, ChangedTool> =>
  new Map(chosen.flatMap(({ start }) => start.changed ?? []).map((tool) => [tool.name, tool]));

/** Does a server offer a tool of this name after all of these starts? */
export function offeredBy(chosen: readonly ChosenStart[]): (tool: string) => boolean {
  const lists = chosen.filter(({ start }) => start.list === 'only');
  const isAdded = ({ start: { adds } }: ChosenStart) =>
    lists.some(({ start }) => start.id === adds);
  const bases = lists
    .filter((list) => !isAdded(list))
    .map((list) => [list, ...lists.filter(({ start: { adds } }) => adds === list.start.id)]);
  return (tool) =>
    chosen.every(
      ({ start, values }) =>
        (start.offers?.includes(tool) ?? true) &&
        !(start.list === 'except' && names(start, values, tool)),
    ) && bases.every((all) => all.some(({ start, values }) => names(start, values, tool)));
}

/** A list may hold the word `default` for the groups that it has while it is not given. */
const isChosen = (group: StartGroup, values: readonly string[]): boolean =>
  values.includes(group.name) || (group.default === true && values.includes('default'));

/** Does a list with these values name the tool, by itself or by one of its groups? */
function names({ groups = [], names: takesNames }: Start, values: readonly string[], tool: string) {
  return (
    groups.some((group) => isChosen(group, values) && (group.tools?.includes(tool) ?? true)) ||
    (takesNames === true && values.includes(tool))
  );
}
