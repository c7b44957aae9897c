import type { ToolFacts } from '#domain/browse/tool-facts.ts';
import { routes } from '#routes';

const files = new Map<string, Promise<unknown>>();

/** A file is fetched once; one that did not arrive is fetched again when next it is asked for. */
function load<T>(address: string): Promise<T> {
  const known = files.get(address);
  if (known) return known as Promise<T>;
  const loading = fetch(address).then((answer) => {
    if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
    return answer.json() as Promise<T>;
  });
  files.set(address, loading);
  loading.catch(() => files.delete(address));
  return loading;
}

export const loadFacts = (): Promise<ToolFacts> => load(routes.toolFacts());

/** What the rows of these tools say, in the same order. */
export async function loadLines(facts: ToolFacts, tools: readonly number[]): Promise<string[]> {
  const fileOf = (tool: number) => Math.floor(tool / facts.linesPer) + 1;
  const wanted = [...new Set(tools.map(fileOf))].map(async (file) => {
    return [file, await load<readonly string[]>(routes.toolLines(file))] as const;
  });
  const lines = new Map(await Promise.all(wanted));
  return tools.map((tool) => lines.get(fileOf(tool))?.[tool % facts.linesPer] ?? '');
}
