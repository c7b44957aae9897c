import {
  type Document,
  isMap,
  isScalar,
  isSeq,
  parseDocument,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { type Drift, updatedTool } from '#domain/drift/compare-tools.ts';
import type { Tool } from '#domain/tool.ts';

export interface NewVersion {
  readonly from: string;
  readonly to: string;
  /** Day on which the list was read. */
  readonly day: string;
  readonly drift: Drift<Tool>;
}

const FORM = { lineWidth: 0, flowCollectionPadding: true } as const;

const mapsIn = (list: unknown): YAMLMap[] => (isSeq(list) ? list.items.filter(isMap) : []);

/** The facts of a tool as a file has them; the words are ours or absent. */
function factsOf({ parameters, hints }: Tool) {
  return {
    ...(parameters === null
      ? {}
      : {
          parameters: parameters.map(({ name, type, required, ...facts }) => ({
            name,
            ...(type === undefined ? {} : { type }),
            ...(required ? { required } : {}),
            ...facts,
          })),
        }),
    ...(Object.keys(hints).length > 0 ? { hints } : {}),
  };
}

/** A tool of now with our words for its parameters; those that are new have none. */
function withOurWords({ known, live }: { known: Tool; live: Tool }): Tool {
  const ours = new Set((known.parameters ?? []).map(({ name }) => name));
  const tool = updatedTool(known, live);
  const parameters = (tool.parameters ?? []).map((parameter) => {
    const { description: _, ...facts } = parameter;
    return ours.has(parameter.name) ? parameter : facts;
  });
  return tool.parameters === null ? tool : { ...tool, parameters };
}

/** One parameter on one line, hints on one line. */
function onOneLine(tool: YAMLMap): void {
  for (const parameter of mapsIn(tool.get('parameters'))) parameter.flow = true;
  const hints = tool.get('hints');
  if (isMap(hints)) hints.flow = true;
}

/** The sources of a file from which the list of this version is. */
const listsOf = (document: Document, version: string): YAMLMap[] =>
  mapsIn(document.get('sources')).filter((source) => {
    const gives = source.get('gives');
    const isList = isSeq(gives) && gives.items.some((item) => String(item) === 'tools');
    return isList && source.get('version') === version;
  });

/** The same text, byte for byte but for the day on which the list was read. */
function withNewDay(text: string, version: string, day: string): string {
  const days = listsOf(parseDocument(text), version).flatMap((source) => {
    const seen = source.get('seen', true);
    return isScalar(seen) && seen.range ? [seen.range] : [];
  });
  let next = text;
  for (const [start, end] of days.reverse()) next = next.slice(0, start) + day + next.slice(end);
  return next;
}

/** The text of a server's file after a new reading: its facts of now, and our sentences as they were. */
export function withNewVersion(text: string, { from, to, day, drift }: NewVersion): string {
  const isSame = drift.added.length + drift.removed.length + drift.changed.length === 0;
  if (from === to && isSame) return withNewDay(text, to, day);
  const document = parseDocument(text);
  document.setIn(['packages', 0, 'version'], to);
  for (const source of listsOf(document, from)) {
    for (const key of ['title', 'url'])
      if (source.has(key)) source.set(key, String(source.get(key)).replaceAll(from, to));
    source.set('version', to);
    source.set('seen', day);
  }
  const tools = document.get('tools') as YAMLSeq;
  const removed = new Set(drift.removed.map(({ name }) => name));
  tools.items = tools.items.filter((tool) => !removed.has(String((tool as YAMLMap).get('name'))));
  const changed = new Map(drift.changed.map((pair) => [pair.known.name, pair]));
  for (const tool of mapsIn(tools)) {
    const pair = changed.get(String(tool.get('name')));
    if (!pair) continue;
    const facts = Object.entries(factsOf(withOurWords(pair)));
    for (const [key, value] of facts) tool.set(key, document.createNode(value));
    if (!facts.some(([key]) => key === 'hints')) tool.delete('hints');
    onOneLine(tool);
  }
  for (const { name, ...tool } of drift.added) {
    const { parameters, ...rest } = factsOf({ name, ...tool });
    const quiet = parameters?.map(({ description: _, ...facts }) => facts);
    const node = document.createNode({ name, ...(quiet ? { parameters: quiet } : {}), ...rest });
    onOneLine(node);
    tools.add(node);
  }
  return document.toString(FORM);
}
