import { type PublishedServer, readingId } from '../published-server.ts';
import type { ServerChoice } from './state.ts';

/** A server that was read again since its tools were decided about. */
export interface ChangedSince {
  readonly from: string;
  readonly to: string;
  /** The decided tools that changed; undefined where the versions between were not read. */
  readonly tools: ReadonlySet<string> | undefined;
}

/** What changed since the decision; undefined where it is about today's reading, or about one that is not known. */
export function changedSince(
  { reading: from, tools }: ServerChoice,
  today: PublishedServer,
): ChangedSince | undefined {
  const to = readingId(today);
  if (from === undefined || to === undefined || from === to) return undefined;
  const { versions = [] } = today;
  const at = versions.findIndex(({ version }) => version === from);
  if (at < 0) return { from, to, tools: undefined };
  const listed = new Set(today.tools.map(({ name }) => name));
  const changed = versions.slice(0, at).flatMap((version) => version.changed);
  const decided = changed.filter((name) => tools.has(name) && listed.has(name));
  return { from, to, tools: new Set(decided) };
}
