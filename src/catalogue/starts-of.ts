import { assess } from '#domain/risk/assess.ts';
import type { CompiledRules } from '#domain/risk/compile.ts';
import type { Server } from '#domain/server.ts';
import type { ChangedTool, ContentStart, Start } from '#domain/start/start.ts';

/**
 * The starts of a server, with the names of the tools that each offers, and the verdict on what is
 * changed: by the same rules, from what a call does then.
 */
export function startsOf(server: Server, rules: CompiledRules): Start[] {
  return (server.starts ?? []).map((start) => {
    const {
      offers: _,
      also: __,
      only: ___,
      without: ____,
      changed = [],
      source: id,
      ...rest
    } = start;
    const offers = offersOf(start, server);
    const source = server.sources.find((known) => known.id === id);
    return {
      ...rest,
      ...(offers === undefined ? {} : { offers }),
      ...(changed.length === 0
        ? {}
        : { changed: changed.flatMap((change) => changedTool(change, server, rules)) }),
      source: { title: source?.title ?? id, url: source?.url, read: source?.seen },
    };
  });
}

/** Undefined where all tools stay, or where a list decides. */
function offersOf({ offers, also, only, without }: ContentStart, { tools }: Server) {
  if (only) return only;
  const names = tools.map(({ name }) => name);
  if (without) return names.filter((name) => !without.includes(name));
  if (offers === undefined) return undefined;
  return tools
    .filter(({ name, hints }) => hints.readOnlyHint === true || also?.includes(name))
    .map(({ name }) => name);
}

type Change = NonNullable<ContentStart['changed']>[number];

function changedTool(change: Change, server: Server, rules: CompiledRules): ChangedTool[] {
  const { tool: name, summary, enforcedBy, marked } = change;
  const tool = server.tools.find((known) => known.name === name);
  if (!tool) return [];
  const { description: _, ...definition } = tool;
  const hints = { ...tool.hints, readOnlyHint: true, destructiveHint: false };
  const then = { ...definition, summary, hints };
  const { category, severity, reversibility, capabilities } = assess({ server, tool: then }, rules);
  return [
    {
      ...{ name, summary, enforcedBy, ...(marked ? { marked } : {}) },
      ...{ category, severity, reversibility, capabilities: [...capabilities] },
    },
  ];
}
