import { useMemo } from 'preact/hooks';
import type { Decision } from '#domain/policy/policy.ts';
import type { PublishedTool } from '#domain/published-server.ts';
import type { Severity } from '#domain/risk/severity.ts';
import { startedServer } from '#domain/start/started-server.ts';
import { plainForeignText } from '#domain/upstream-text.ts';
import { CAPABILITY_LABEL, CATEGORY_LABEL } from '#wording/risk.ts';
import type { Store } from './store.ts';

/** What a row is about. */
export interface RowFacts {
  readonly id: string;
  /** Place of the server in the state, and its slug. */
  readonly at: number;
  readonly server: string;
  readonly name: string;
  /** Null where the catalogue does not have the tool any more. */
  readonly tool: PublishedTool | null;
  readonly group: Severity | 'vanished';
  /** The server's label, shown where several are picked. */
  readonly label: string | null;
}

/** "Write · Tempo" */
export function aboutText({ tool, label }: RowFacts): string {
  const category = tool ? CATEGORY_LABEL[tool.category] : 'No longer in the catalogue';
  return label === null ? category : `${category} · ${label}`;
}

/** The rows are made anew when servers, or the tools that the catalogue lacks, are others. */
export function useRows(store: Store): readonly RowFacts[] {
  const { servers } = store.state.value;
  const published = store.published.value;
  const vanished = servers.map(({ server, tools }) => {
    const known = new Set(published.get(server)?.tools.map(({ name }) => name));
    return [...tools.keys()].filter((name) => !known.has(name)).sort();
  });
  const shape = JSON.stringify(
    servers.map(({ server, starts }, at) => [server, starts, vanished[at]]),
  );
  // The shape says what of the servers matters.
  return useMemo(
    () =>
      servers.flatMap(({ server, starts }, at): RowFacts[] => {
        const label = servers.length === 1 ? null : plainForeignText(store.labelOf(server));
        const known = published.get(server);
        const tools = known ? startedServer(known, starts).tools : [];
        return [
          ...tools.map((tool) => ({ tool, name: tool.name, group: tool.severity })),
          ...(vanished[at] ?? []).map((name) => ({ tool: null, name, group: 'vanished' as const })),
        ].map((row, index) => ({ ...row, id: `tool-${at}-${index}`, at, server, label }));
      }),
    [shape, published],
  );
}

/** The rows that a filter leaves over, as a function of a row and what is decided about its tool. */
export function filterBy({ words, category, decision }: ToolFilter) {
  const wanted = fold(words).split(/\s+/).filter(Boolean);
  return (row: RowFacts, decided: Decision | undefined): boolean =>
    (category === '' || row.tool?.category === category) &&
    (decision === '' || (decided ?? 'undecided') === decision) &&
    (wanted.length === 0 || hasWords(row, wanted));
}

/** Which tools of the list are shown. */
export interface ToolFilter {
  readonly words: string;
  /** A category; empty for all. */
  readonly category: string;
  /** A decision or `undecided`; empty for all. */
  readonly decision: string;
}

export const ALL_TOOLS: ToolFilter = { words: '', category: '', decision: '' };

const searched = new WeakMap<RowFacts, string>();

/** Does a row hold each of these words, in its name, category, server, summary or abilities? */
function hasWords(row: RowFacts, words: readonly string[]): boolean {
  const text = searched.get(row) ?? searchText(row);
  searched.set(row, text);
  return words.every((word) => text.includes(word));
}

function searchText(row: RowFacts): string {
  const can = row.tool?.capabilities.map((capability) => CAPABILITY_LABEL[capability]) ?? [];
  return fold([row.name, aboutText(row), row.tool?.summary ?? '', ...can].join(' '));
}

/** Words as they are compared: in lower case, and with spaces for the joints of names. */
const fold = (text: string): string => text.toLowerCase().replace(/[_-]+/g, ' ');
